import { openStages, type FulfillmentStage } from '../../fulfillment/fulfillment-life.ts';
import type { Words } from '../../kernel/words.ts';

type Column = Readonly<{
  words: Words;
  /** where a fulfillment order in it stands */
  stages: readonly FulfillmentStage[];
  /** how many days back it shows without a filter by time; null: all there is, because it is worked off */
  days: number | null;
}>;

/**
 * The columns of the board, in order. A card stands in exactly one: after sales takes those that left the house and have an open
 * refund; before they leave, a refund is an exception of the first column, where it has to be dealt with.
 */
export const boardColumns = {
  working: { words: { 'zh-CN': '待审核', en: 'In the house' }, stages: openStages, days: null },
  shipped: { words: { 'zh-CN': '已发货', en: 'Shipped' }, stages: ['shipped'], days: 30 },
  in_transit: { words: { 'zh-CN': '运输中', en: 'In transit' }, stages: ['in_transit'], days: 30 },
  signed: { words: { 'zh-CN': '签收', en: 'Signed for' }, stages: ['signed', 'completed'], days: 7 },
  after_sales: {
    words: { 'zh-CN': '售后', en: 'After sales' },
    stages: ['shipped', 'in_transit', 'signed', 'completed'],
    days: 90,
  },
} as const satisfies Readonly<Record<string, Column>>;

export type BoardColumn = keyof typeof boardColumns;

export const boardColumnCodes = Object.keys(boardColumns) as [BoardColumn, ...BoardColumn[]];

/**
 * Parts of the first column: the stages of the house, which add up to it, and two looks across them. `exceptions`: something blocks
 * one of its orders; `held`: one of them waits by intention.
 */
export const boardLooks = {
  exceptions: { 'zh-CN': '异常', en: 'Exceptions' },
  held: { 'zh-CN': '挂起', en: 'On hold' },
} as const satisfies Readonly<Record<string, Words>>;

export const boardPartCodes = [...openStages, 'exceptions', 'held'] as const;

export type BoardPart = (typeof boardPartCodes)[number];

/** Orders without a document of the warehouse wait for these: nothing else keeps a paid order from getting one. */
export const keptFromWarehouse = ['goods_unmatched', 'goods_unknown'] as const;
