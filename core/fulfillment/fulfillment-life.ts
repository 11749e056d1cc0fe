import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';

/**
 * Where a fulfillment order stands in the house. `release`, `print` and `ship` are claims: they succeed only while all of its orders
 * may ship (server/fulfillment/claims). `withdraw` takes it back to the auditors (反审核), `cancel` ends it.
 */
export const fulfillmentLife = lifeCycle({
  pending: {
    ask_audit: 'audit',
    ask_finance: 'finance',
    release: 'to_print',
    merge: 'merged',
    split: 'split',
    cancel: 'canceled',
    ship_elsewhere: 'shipped',
  },
  audit: {
    prepare: 'pending',
    ask_finance: 'finance',
    release: 'to_print',
    merge: 'merged',
    split: 'split',
    cancel: 'canceled',
    ship_elsewhere: 'shipped',
  },
  finance: {
    prepare: 'pending',
    reject: 'audit',
    release: 'to_print',
    merge: 'merged',
    split: 'split',
    cancel: 'canceled',
    ship_elsewhere: 'shipped',
  },
  to_print: { print: 'to_pick', withdraw: 'audit', prepare: 'pending', cancel: 'canceled', ship_elsewhere: 'shipped' },
  // which of the next stages follows is the warehouse's setting
  to_pick: {
    pick: 'to_check',
    pick_unchecked: 'to_weigh',
    pick_last: 'to_ship',
    withdraw: 'audit',
    cancel: 'canceled',
    ship_elsewhere: 'shipped',
  },
  to_check: { check: 'to_weigh', check_last: 'to_ship', withdraw: 'audit', cancel: 'canceled', ship_elsewhere: 'shipped' },
  to_weigh: { weigh: 'to_ship', withdraw: 'audit', cancel: 'canceled', ship_elsewhere: 'shipped' },
  to_ship: { ship: 'shipped', withdraw: 'audit', cancel: 'canceled', ship_elsewhere: 'shipped' },
  shipped: { depart: 'in_transit', sign: 'signed', complete: 'completed' },
  in_transit: { sign: 'signed', complete: 'completed' },
  signed: { complete: 'completed' },
  completed: {},
  merged: { restore: 'pending' },
  split: { restore: 'pending' },
  canceled: { reopen: 'pending' },
});

export type FulfillmentStage = keyof typeof fulfillmentLife;

export const fulfillmentStages = Object.keys(fulfillmentLife) as [FulfillmentStage, ...FulfillmentStage[]];

export const fulfillmentStageWords = {
  pending: { 'zh-CN': '待处理', en: 'Pending' },
  audit: { 'zh-CN': '待客审', en: 'To audit' },
  finance: { 'zh-CN': '待财审', en: 'To finance' },
  to_print: { 'zh-CN': '待打印', en: 'To print' },
  to_pick: { 'zh-CN': '待拣货', en: 'To pick' },
  to_check: { 'zh-CN': '待验货', en: 'To check' },
  to_weigh: { 'zh-CN': '待称重', en: 'To weigh' },
  to_ship: { 'zh-CN': '待发货', en: 'To ship' },
  shipped: { 'zh-CN': '已发货', en: 'Shipped' },
  in_transit: { 'zh-CN': '运输中', en: 'In transit' },
  signed: { 'zh-CN': '已签收', en: 'Signed for' },
  completed: { 'zh-CN': '已完成', en: 'Completed' },
  merged: { 'zh-CN': '已合并', en: 'Merged' },
  split: { 'zh-CN': '已拆分', en: 'Split' },
  canceled: { 'zh-CN': '已取消', en: 'Canceled' },
} as const satisfies Readonly<Record<FulfillmentStage, Words>>;

/** Before the warehouse knows of it: everything about it may still change. */
export const stagesBeforeRelease = ['pending', 'audit', 'finance'] as const satisfies readonly FulfillmentStage[];

/** A label may exist: a change needs the warehouse to stop. */
export const stagesOnTheFloor = ['to_pick', 'to_check', 'to_weigh', 'to_ship'] as const satisfies readonly FulfillmentStage[];

/** Work is still to be done before it leaves the house: the partial index of the working lists has the same words. */
export const openStages = [...stagesBeforeRelease, 'to_print', ...stagesOnTheFloor] as const satisfies readonly FulfillmentStage[];

/** It has left the house. */
export const stagesUnderWay = ['shipped', 'in_transit', 'signed', 'completed'] as const satisfies readonly FulfillmentStage[];
