import { factTable } from '../conditions/fact-table.ts';
import type { OrderContent } from './order-content.ts';
import { orderExceptions } from './order-exception.ts';
import { orderFlags } from './order-flag.ts';
import { orderStatusWords, type OrderStatus } from './order-life.ts';
import { closingWords, holdWords, paymentWords, receiverKindWords, refundWords, shippingWords } from './order-state-words.ts';
import { sellerFlagColor, sellerFlagColors } from './seller-flag.ts';

/** What conditions about orders are judged on: our reading of the platform's document, and what stands beside it. */
export type JudgedOrder = Readonly<{
  shopId: string;
  channel: string;
  status: OrderStatus;
  content: OrderContent;
  /** kinds of the open exceptions */
  exceptions: readonly string[];
}>;

/** Headings of the field picker. */
export const orderFieldGroups = {
  scope: { 'zh-CN': '来源', en: 'Source' },
  state: { 'zh-CN': '状态', en: 'State' },
  time: { 'zh-CN': '时间', en: 'Time' },
  money: { 'zh-CN': '金额', en: 'Money' },
  goods: { 'zh-CN': '商品', en: 'Goods' },
  receiver: { 'zh-CN': '收件', en: 'Receiver' },
  notes: { 'zh-CN': '留言与备注', en: 'Notes' },
} as const;

const pieces = { 'zh-CN': '件', en: 'pcs' };

/** What an order itself says. A key never changes: rules, views and the log of judgements name it. */
export const orderFields = factTable<JudgedOrder>()({
  'shop.id': { words: { 'zh-CN': '店铺', en: 'shop' }, type: 'code', since: 'received', group: 'scope', of: ({ shopId }) => shopId },
  'shop.channel': {
    words: { 'zh-CN': '平台', en: 'platform' },
    type: 'code',
    since: 'received',
    group: 'scope',
    of: ({ channel }) => channel,
  },
  'order.flags': {
    words: { 'zh-CN': '平台标记', en: 'platform marks' },
    type: 'set',
    values: orderFlags,
    isOpen: true,
    since: 'received',
    group: 'scope',
    of: ({ content }) => content.flags,
  },
  'order.status': {
    words: { 'zh-CN': '订单状态', en: 'order status' },
    type: 'choice',
    values: orderStatusWords,
    since: 'received',
    group: 'state',
    of: ({ status }) => status,
  },
  'order.payment': {
    words: { 'zh-CN': '付款状态', en: 'payment state' },
    type: 'choice',
    values: paymentWords,
    since: 'received',
    group: 'state',
    of: ({ content }) => content.states.payment,
  },
  'order.shipping': {
    words: { 'zh-CN': '发货状态', en: 'shipping state' },
    type: 'choice',
    values: shippingWords,
    since: 'received',
    group: 'state',
    of: ({ content }) => content.states.shipping,
  },
  'order.refund': {
    words: { 'zh-CN': '退款状态', en: 'refund state' },
    type: 'choice',
    values: refundWords,
    since: 'received',
    group: 'state',
    of: ({ content }) => content.states.refund,
  },
  'order.closing': {
    words: { 'zh-CN': '交易状态', en: 'deal state' },
    type: 'choice',
    values: closingWords,
    since: 'received',
    group: 'state',
    of: ({ content }) => content.states.closing,
  },
  'order.platform_holds': {
    words: { 'zh-CN': '平台锁单', en: 'platform holds' },
    type: 'set',
    values: holdWords,
    since: 'received',
    group: 'state',
    of: ({ content }) => content.holds.map(({ kind }) => kind),
  },
  'order.exceptions': {
    words: { 'zh-CN': '异常', en: 'exceptions' },
    type: 'set',
    values: Object.fromEntries(Object.entries(orderExceptions).map(([kind, { words }]) => [kind, words])),
    since: 'received',
    group: 'state',
    of: ({ exceptions }) => exceptions,
  },
  'order.ordered_at': {
    words: { 'zh-CN': '下单时间', en: 'order time' },
    type: 'time',
    since: 'received',
    group: 'time',
    of: ({ content }) => content.createdAt,
  },
  'order.paid_at': {
    words: { 'zh-CN': '付款时间', en: 'payment time' },
    type: 'time',
    since: 'received',
    group: 'time',
    of: ({ content }) => content.paidAt,
  },
  'order.ship_by': {
    words: { 'zh-CN': '发货时限', en: 'ship-by time' },
    type: 'time',
    since: 'received',
    group: 'time',
    of: ({ content }) => content.shipBy,
  },
  'order.shipped_at': {
    words: { 'zh-CN': '发货时间', en: 'shipping time' },
    type: 'time',
    since: 'transit',
    group: 'time',
    of: ({ content }) => content.shippedAt,
  },
  'order.completed_at': {
    words: { 'zh-CN': '完成时间', en: 'completion time' },
    type: 'time',
    since: 'closing',
    group: 'time',
    of: ({ content }) => content.completedAt,
  },
  'order.paid': {
    words: { 'zh-CN': '订单金额', en: 'order amount' },
    type: 'fen',
    since: 'received',
    group: 'money',
    of: ({ content }) => content.amounts.paid,
  },
  'order.list': {
    words: { 'zh-CN': '商品原价', en: 'list amount' },
    type: 'fen',
    since: 'received',
    group: 'money',
    of: ({ content }) => content.amounts.list,
  },
  'order.receivable': {
    words: { 'zh-CN': '应收金额', en: 'receivable' },
    type: 'fen',
    since: 'received',
    group: 'money',
    of: ({ content }) => content.amounts.receivable,
  },
  'order.merchant_discount': {
    words: { 'zh-CN': '商家优惠', en: 'merchant discount' },
    type: 'fen',
    since: 'received',
    group: 'money',
    of: ({ content }) => content.amounts.merchantDiscount,
  },
  'order.platform_discount': {
    words: { 'zh-CN': '平台优惠', en: 'platform discount' },
    type: 'fen',
    since: 'received',
    group: 'money',
    of: ({ content }) => content.amounts.platformDiscount,
  },
  'order.postage': {
    words: { 'zh-CN': '运费', en: 'postage' },
    type: 'fen',
    since: 'received',
    group: 'money',
    of: ({ content }) => content.amounts.postage,
  },
  'order.has_discrepancy': {
    words: { 'zh-CN': '平台金额对不上', en: 'platform sums differ' },
    type: 'flag',
    since: 'received',
    group: 'money',
    of: ({ content }) => content.discrepancies.length > 0,
  },
  'order.pieces': {
    words: { 'zh-CN': '商品件数', en: 'pieces' },
    type: 'whole',
    unit: pieces,
    since: 'received',
    group: 'goods',
    of: ({ content }) => content.lines.reduce((sum, { quantity }) => sum + quantity, 0),
  },
  'order.line_count': {
    words: { 'zh-CN': '商品种数', en: 'kinds of goods' },
    type: 'whole',
    unit: { 'zh-CN': '种', en: 'kinds' },
    since: 'received',
    group: 'goods',
    of: ({ content }) => content.lines.length,
  },
  'ship.kind': {
    words: { 'zh-CN': '收件信息', en: 'receiver data' },
    type: 'choice',
    values: receiverKindWords,
    since: 'received',
    group: 'receiver',
    of: ({ content }) => content.receiver.kind,
  },
  'ship.province': {
    words: { 'zh-CN': '收货省份', en: 'province' },
    type: 'code',
    since: 'received',
    group: 'receiver',
    of: ({ content }) => content.receiver.province,
  },
  'ship.city': {
    words: { 'zh-CN': '收货城市', en: 'city' },
    type: 'code',
    since: 'received',
    group: 'receiver',
    of: ({ content }) => content.receiver.city,
  },
  'ship.district': {
    words: { 'zh-CN': '收货区县', en: 'district' },
    type: 'code',
    since: 'received',
    group: 'receiver',
    of: ({ content }) => content.receiver.district,
  },
  'ship.address': {
    words: { 'zh-CN': '收货地址', en: 'receiver address' },
    type: 'text',
    isPersonal: true,
    since: 'received',
    group: 'receiver',
    of: ({ content: { receiver } }) => [receiver.province, receiver.city, receiver.district, receiver.town, receiver.detail].join(''),
  },
  'ship.detail_length': {
    words: { 'zh-CN': '详细地址字数', en: 'length of the street address' },
    type: 'whole',
    unit: { 'zh-CN': '字', en: 'characters' },
    since: 'received',
    group: 'receiver',
    // a masked address says nothing about its length
    of: ({ content: { receiver } }) => (receiver.kind === 'plain' ? receiver.detail.trim().length : null),
  },
  'buyer.message': {
    words: { 'zh-CN': '买家留言', en: "buyer's message" },
    type: 'text',
    since: 'received',
    group: 'notes',
    of: ({ content }) => content.buyer.message,
  },
  'seller.memo': {
    words: { 'zh-CN': '卖家备注', en: "seller's memo" },
    type: 'text',
    since: 'received',
    group: 'notes',
    of: ({ content }) => content.seller.memo,
  },
  'seller.flag': {
    words: { 'zh-CN': '卖家旗帜', en: "seller's flag" },
    type: 'choice',
    values: sellerFlagColors,
    since: 'received',
    group: 'notes',
    of: ({ channel, content }) => sellerFlagColor(channel, content.seller.flag),
  },
  'order.wants_invoice': {
    words: { 'zh-CN': '要求开票', en: 'invoice asked for' },
    type: 'flag',
    since: 'received',
    group: 'notes',
    of: ({ content }) => content.invoice !== null,
  },
});
