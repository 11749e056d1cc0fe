import type { OrderExceptionKind } from '../orders/exceptions/exception-name.ts';
import type { PlatformHold } from '../orders/order-content.ts';
import type { Words } from '../kernel/words.ts';

/** Why an order waits, in words that a buyer may hear; what weighs more stands first. Nothing of the house's own troubles. */
export const waitReasons = {
  refund: {
    'zh-CN': '退款申请正在处理，处理好之前不会发出',
    en: 'your refund is being dealt with, and it is not shipped before that',
  },
  change: { 'zh-CN': '您要求的修改正在处理，处理好马上发出', en: 'the change you asked for is being made; it ships right after' },
  address: {
    'zh-CN': '收货地址或电话需要和您核对，麻烦您回复一下',
    en: 'we need to check your address or phone with you; please reply',
  },
  balance: { 'zh-CN': '尾款还没有付清，付清后安排发货', en: 'the balance is not paid yet; it ships after that' },
  group: { 'zh-CN': '拼团还没有成团，成团后安排发货', en: 'the group is not complete yet; it ships after that' },
  presale: { 'zh-CN': '这是预售商品，到货后按顺序发出', en: 'these are goods on presale; they ship in order of purchase when they arrive' },
  platform: { 'zh-CN': '平台正在审核这笔订单，通过后安排发货', en: 'the platform is reviewing this order; it ships after that' },
  area: {
    'zh-CN': '您所在的地区快递暂停收寄，恢复后马上发出',
    en: 'carriers do not serve your area at the moment; it ships as soon as they do',
  },
  stock: { 'zh-CN': '商品正在补货，到货后按下单时间发出', en: 'the goods are being restocked and ship in order of purchase' },
  duplicate: {
    'zh-CN': '您有一笔相同的订单，想和您确认是不是重复下单',
    en: 'you have another order like this one; please tell us whether you want both',
  },
  after_sale: { 'zh-CN': '收到您退回的商品后，马上发出', en: 'it ships when the goods you send back have arrived' },
  source: { 'zh-CN': '前一笔订单发出后，接着发这一笔', en: 'it ships right after the order it belongs to' },
  merge: { 'zh-CN': '正在和您的另一笔订单合并成一个包裹', en: 'it is being put into one parcel with another order of yours' },
  carrier: { 'zh-CN': '正在安排快递', en: 'the carrier is being arranged' },
  weighing: { 'zh-CN': '发出前正在复核包裹', en: 'the parcel is being checked once more before it leaves' },
  split: { 'zh-CN': '平台已把它拆成几笔订单，请看拆分后的订单', en: 'the platform has split it into several orders; please look at those' },
  checking: { 'zh-CN': '订单正在人工核对', en: 'the order is being checked by a person' },
} as const satisfies Readonly<Record<string, Words>>;

export type WaitReason = keyof typeof waitReasons;

/** What a kind of exception is to a buyer; null where it keeps nothing from leaving. */
const reasonOfException: Readonly<Record<OrderExceptionKind, WaitReason | null>> = {
  goods_unmatched: 'checking',
  goods_unknown: 'checking',
  amounts_differ: 'checking',
  voided_by_split: 'split',
  platform_changed: 'checking',
  refund_open: 'refund',
  refund_recompute: 'checking',
  platform_hold: 'platform',
  platform_shipped: 'checking',
  balance_due: 'balance',
  changed_late: 'change',
  closed_after_print: 'checking',
  out_of_stock: 'stock',
  no_warehouse: 'checking',
  no_route: 'carrier',
  area_suspended: 'area',
  address_bad: 'address',
  phone_bad: 'address',
  audit_blocked: 'checking',
  approval_wanted: 'checking',
  duplicate_suspected: 'duplicate',
  merge_waiting: 'merge',
  merge_member_canceled: 'checking',
  merge_member_readdressed: 'checking',
  after_sale_waiting: 'after_sale',
  waybill_failed: 'carrier',
  weight_differs: 'weighing',
  stopped_by_hand: 'checking',
  void_refused: null,
  notice_failed: null,
  ship_due: null,
  ship_late: null,
  source_unshipped: 'source',
  price_breaker: 'checking',
  change_requested: 'change',
};

const reasonOfPlatformHold: Readonly<Record<PlatformHold['kind'], WaitReason>> = {
  risk_review: 'platform',
  deposit_only: 'balance',
  address_under_review: 'platform',
  group_incomplete: 'group',
  refund_open: 'refund',
  platform_lock: 'platform',
  other: 'platform',
};

/** What holds an order up: open exceptions, the platform's holds, and the sources of our own. */
export type Holdups = Readonly<{
  exceptions: readonly OrderExceptionKind[];
  platformHolds: readonly PlatformHold['kind'][];
  ownHolds: readonly string[];
}>;

/** The weightiest reason; null when nothing holds it up. */
export function waitReasonOf({ exceptions, platformHolds, ownHolds }: Holdups): WaitReason | null {
  const found = new Set<WaitReason | null>([
    ...exceptions.map((kind) => reasonOfException[kind]),
    ...platformHolds.map((kind) => reasonOfPlatformHold[kind]),
    ...ownHolds.map((source) => (source === 'presale' ? 'presale' : 'checking')),
  ]);
  return (Object.keys(waitReasons) as WaitReason[]).find((reason) => found.has(reason)) ?? null;
}
