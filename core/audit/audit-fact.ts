import { factTable } from '../conditions/fact-table.ts';
import { auditOrderFacts } from './audit-order-fact.ts';
import { blacklistKinds } from './blacklist.ts';
import { stockCovers, type AuditSubject } from './audit-subject.ts';

/** Headings of the field picker besides those of the order itself. */
export const auditFactGroups = {
  buyer: { 'zh-CN': '买家', en: 'Buyer' },
  stock: { 'zh-CN': '库存', en: 'Stock' },
  logistics: { 'zh-CN': '物流', en: 'Logistics' },
  merge: { 'zh-CN': '合单', en: 'Merging' },
} as const;

const orders = { 'zh-CN': '单', en: 'orders' };
const days = { 'zh-CN': '天', en: 'days' };

/** What audit looks up besides: the buyer's history, the area, the shelf, the couriers, other orders for the same receiver. */
export const auditFacts = factTable<AuditSubject>()({
  ...auditOrderFacts,
  'buyer.orders_90d': {
    words: { 'zh-CN': '买家近 90 天单数', en: "buyer's orders of 90 days" },
    type: 'whole',
    unit: orders,
    since: 'prepared',
    group: 'buyer',
    of: ({ buyer }) => buyer.orderCount90Days,
  },
  'buyer.spent_90d': {
    words: { 'zh-CN': '买家近 90 天消费', en: "buyer's spending of 90 days" },
    type: 'fen',
    since: 'prepared',
    group: 'buyer',
    of: ({ buyer }) => buyer.spent90Days,
  },
  'buyer.refund_percent': {
    words: { 'zh-CN': '买家退款率%', en: "buyer's refund rate in %" },
    type: 'whole',
    since: 'prepared',
    group: 'buyer',
    of: ({ buyer }) => buyer.refundPercent,
  },
  'buyer.is_first_order': {
    words: { 'zh-CN': '首单', en: 'first order' },
    type: 'flag',
    since: 'prepared',
    group: 'buyer',
    of: ({ buyer }) => buyer.isFirstOrder,
  },
  'buyer.tier': {
    words: { 'zh-CN': '买家等级', en: "buyer's tier" },
    type: 'code',
    since: 'prepared',
    group: 'buyer',
    of: ({ buyer }) => buyer.tier,
  },
  'buyer.blacklisted': {
    words: { 'zh-CN': '黑名单命中', en: 'blacklisted' },
    type: 'set',
    values: blacklistKinds,
    since: 'prepared',
    group: 'buyer',
    of: ({ buyer }) => buyer.blacklisted,
  },
  'buyer.same_sku_30min': {
    words: { 'zh-CN': '30 分钟内同款单数', en: 'other orders of these goods within 30 minutes' },
    type: 'whole',
    unit: orders,
    since: 'prepared',
    group: 'buyer',
    of: ({ buyer }) => buyer.sameSkuCount,
  },
  'ship.is_pickup_point': {
    words: { 'zh-CN': '自提点收货', en: 'goes to a pick-up point' },
    type: 'flag',
    since: 'received',
    group: 'receiver',
    of: ({ order: { content } }) => content.flags.includes('self_pickup') || content.flags.includes('store_pickup'),
  },
  'ship.is_remote': {
    words: { 'zh-CN': '偏远地区', en: 'remote area' },
    type: 'flag',
    since: 'prepared',
    group: 'receiver',
    of: ({ area }) => area.isRemote,
  },
  'ship.is_suspended': {
    words: { 'zh-CN': '停发地区', en: 'area without shipping' },
    type: 'flag',
    since: 'prepared',
    group: 'receiver',
    of: ({ area }) => area.isSuspended,
  },
  'ship.rain_alert_days': {
    words: { 'zh-CN': '未来暴雨预警天数', en: 'days of rain alert ahead' },
    type: 'whole',
    unit: days,
    since: 'prepared',
    group: 'receiver',
    of: ({ area }) => area.rainAlertDays,
  },
  'order.stock': {
    words: { 'zh-CN': '库存', en: 'stock' },
    type: 'choice',
    values: stockCovers,
    since: 'prepared',
    group: 'stock',
    of: ({ stock }) => stock.cover,
  },
  'order.is_covered_by_transit': {
    words: { 'zh-CN': '在途可补足', en: 'covered by stock in transit' },
    type: 'flag',
    since: 'prepared',
    group: 'stock',
    of: ({ stock }) => stock.isCoveredByTransit,
  },
  'ship.carrier': {
    words: { 'zh-CN': '快递公司', en: 'carrier' },
    type: 'code',
    since: 'allocation',
    group: 'logistics',
    of: ({ logistics }) => logistics.carrier,
  },
  'ship.is_carrier_imposed': {
    words: { 'zh-CN': '平台指定快递', en: 'carrier set by the platform' },
    type: 'flag',
    since: 'received',
    group: 'logistics',
    of: ({ logistics }) => logistics.isImposed,
  },
  'ship.is_reachable': {
    words: { 'zh-CN': '快递可达', en: 'reachable by a carrier' },
    type: 'flag',
    since: 'allocation',
    group: 'logistics',
    of: ({ logistics }) => logistics.isReachable,
  },
  'merge.unpaid_count': {
    words: { 'zh-CN': '同收件人未付款单数', en: 'unpaid orders of the same receiver' },
    type: 'whole',
    unit: orders,
    since: 'prepared',
    group: 'merge',
    of: ({ merge }) => merge.unpaidCount,
  },
  'merge.waiting_count': {
    words: { 'zh-CN': '同收件人可合并单数', en: 'orders of the same receiver that wait' },
    type: 'whole',
    unit: orders,
    since: 'prepared',
    group: 'merge',
    of: ({ merge }) => merge.waitingCount,
  },
});
