import type { StartingRole } from '../identity/role.ts';
import type { Words, WordValues } from '../kernel/words.ts';
import type { OrderStatus } from './order-life.ts';

/** What ends an exception by itself, in words for people. `by_hand`: nothing but a person. */
export const exceptionEnds = {
  goods_matched: { 'zh-CN': '全部商品匹配后自动解除', en: 'Goes away when all goods are matched' },
  goods_told: { 'zh-CN': '收到商品明细后自动解除', en: 'Goes away when the goods are told' },
  amounts_agree: { 'zh-CN': '平台金额重新对上后自动解除', en: "Goes away when the platform's sums agree" },
  split_undone: { 'zh-CN': '平台撤销拆单后自动解除', en: 'Goes away when the platform takes the split back' },
  by_hand: { 'zh-CN': '需要人工解除', en: 'Has to be cleared by a person' },
} as const satisfies Readonly<Record<string, Words>>;

export type ExceptionEnd = keyof typeof exceptionEnds;

type ExceptionKind = Readonly<{
  words: Words;
  /** one sentence; its marks are the fields of the exception's detail */
  says: Words;
  /** what to do about it */
  advice: Words;
  /** blocks: the order cannot go on. informs: somebody should look, the order goes on */
  effect: 'blocks' | 'informs';
  ends: ExceptionEnd;
  /** where an order must stand for it to matter; once elsewhere it is cleared */
  standsIn: readonly OrderStatus[];
  /** whose work it usually is */
  owner: StartingRole;
}>;

const beforeShipping: readonly OrderStatus[] = ['unpaid', 'received'];

/** Why an order needs a look: a set beside its status, each with reason, age, owner and end. A new kind is a row. */
export const orderExceptions = {
  goods_unmatched: {
    words: { 'zh-CN': '待匹配商品', en: 'Goods unmatched' },
    says: { 'zh-CN': '{count} 行商品没有对应的 SKU：{goods}', en: '{count} lines have no SKU: {goods}' },
    advice: {
      'zh-CN': '到「商品匹配」选择 SKU，或从平台商品生成 SKU；所有等待的订单会自动放行。',
      en: 'Choose a SKU under "Match goods", or make SKUs of listings; all waiting orders then go on by themselves.',
    },
    effect: 'blocks',
    ends: 'goods_matched',
    standsIn: beforeShipping,
    owner: 'operations',
  },
  goods_unknown: {
    words: { 'zh-CN': '缺少商品明细', en: 'Goods not told' },
    says: {
      'zh-CN': '导入的文件只有订单合计，没有商品和规格，不知道该发什么',
      en: 'The imported file has the order alone, without its goods: nobody knows what to ship',
    },
    advice: {
      'zh-CN': '再导入该平台按商品导出的文件（如宝贝报表），或授权店铺自动抓单。',
      en: "Import the platform's export by item as well, or authorise the shop so that it is pulled.",
    },
    effect: 'blocks',
    ends: 'goods_told',
    standsIn: beforeShipping,
    owner: 'operations',
  },
  amounts_differ: {
    words: { 'zh-CN': '金额不符', en: 'Amounts differ' },
    says: {
      'zh-CN': '平台自己的合计对不上（{rules}），最大相差 {difference} 元',
      en: "The platform's own sums do not agree ({rules}); the largest difference is {difference} yuan",
    },
    advice: {
      'zh-CN': '在订单详情核对金额明细；金额以平台为准，不会被改动。',
      en: "Compare the amounts on the order's page; they stay as the platform tells them.",
    },
    effect: 'informs',
    ends: 'amounts_agree',
    standsIn: beforeShipping,
    owner: 'finance',
  },
  voided_by_split: {
    words: { 'zh-CN': '平台拆单作废', en: 'Void: split by the platform' },
    says: {
      'zh-CN': '平台已把此单拆成 {parts}，原单不能再发货',
      en: 'The platform has split this order into {parts}; it must not be shipped itself',
    },
    advice: { 'zh-CN': '请处理拆出的订单，此单无需处理。', en: 'Ship the parts; nothing is to be done with this one.' },
    effect: 'blocks',
    ends: 'split_undone',
    standsIn: beforeShipping,
    owner: 'service',
  },
} as const satisfies Readonly<Record<string, ExceptionKind>>;

export type OrderExceptionKind = keyof typeof orderExceptions;

export const orderExceptionKinds = Object.keys(orderExceptions) as [OrderExceptionKind, ...OrderExceptionKind[]];

/** The values of an exception's sentence. No personal data: the journal keeps it. */
export type ExceptionDetail = WordValues;

/** An exception that an order has, as far as it can be told from the order. */
export type FoundException = Readonly<{ orderId: string; kind: OrderExceptionKind; detail: ExceptionDetail }>;

/** Whether an exception of this kind matters to an order that stands here. */
export function standsIn(kind: OrderExceptionKind, status: OrderStatus): boolean {
  return orderExceptions[kind].standsIn.some((one) => one === status);
}
