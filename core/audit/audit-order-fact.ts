import { factTable } from '../conditions/fact-table.ts';
import type { Words } from '../kernel/words.ts';
import type { AuditSubject, OrderKind } from './audit-subject.ts';

const orderKinds: Readonly<Record<OrderKind, Words>> = {
  sale: { 'zh-CN': '销售', en: 'sale' },
  exchange: { 'zh-CN': '换货', en: 'exchange' },
  resend: { 'zh-CN': '补发', en: 'resent' },
  manual: { 'zh-CN': '手工', en: 'manual' },
};

const deliveryTerms = {
  prepaid: { 'zh-CN': '款到发货', en: 'paid in advance' },
  cash_on_delivery: { 'zh-CN': '货到付款', en: 'cash on delivery' },
  pay_later: { 'zh-CN': '先用后付', en: 'pay later' },
} as const;

const gram = { 'zh-CN': '克', en: 'g' };

function deliveryTerm({ order }: AuditSubject): keyof typeof deliveryTerms {
  const { flags } = order.content;
  if (flags.includes('cash_on_delivery')) return 'cash_on_delivery';
  return flags.includes('pay_later') ? 'pay_later' : 'prepaid';
}

/** What is left of the money of an order after goods and parcel; null while one of them is not known. */
function marginOf({ order, money: { cost, freight } }: AuditSubject): number | null {
  return cost === null || freight === null ? null : order.content.amounts.receivable - cost - freight;
}

/** What audit works out about an order, its money and its goods. A new fact is a row; a key never changes. */
export const auditOrderFacts = factTable<AuditSubject>()({
  'order.kind': {
    words: { 'zh-CN': '订单类型', en: 'kind of order' },
    type: 'choice',
    values: orderKinds,
    since: 'received',
    group: 'scope',
    of: ({ kind }) => kind,
  },
  'order.delivery_term': {
    words: { 'zh-CN': '付款方式', en: 'terms of payment' },
    type: 'choice',
    values: deliveryTerms,
    since: 'received',
    group: 'scope',
    of: deliveryTerm,
  },
  'order.is_presale': {
    words: { 'zh-CN': '预售', en: 'presale' },
    type: 'flag',
    since: 'received',
    group: 'scope',
    of: ({ order }) => order.content.flags.includes('presale'),
  },
  'order.tags': { words: { 'zh-CN': '标签', en: 'tags' }, type: 'set', since: 'received', group: 'state', of: ({ tags }) => tags },
  'order.blocking_exceptions': {
    words: { 'zh-CN': '阻断异常', en: 'blocking exceptions' },
    type: 'set',
    since: 'prepared',
    group: 'state',
    of: (subject) => subject.blockingExceptions,
  },
  'calendar.is_holiday': {
    words: { 'zh-CN': '今天是节假日', en: 'today is a holiday' },
    type: 'flag',
    since: 'received',
    group: 'time',
    of: ({ isHoliday }) => isHoliday,
  },
  'order.cost': {
    words: { 'zh-CN': '商品成本', en: 'cost of goods' },
    type: 'fen',
    since: 'prepared',
    group: 'money',
    of: ({ money }) => money.cost,
  },
  'order.floor': {
    words: { 'zh-CN': '底价合计', en: 'floor price' },
    type: 'fen',
    since: 'prepared',
    group: 'money',
    of: ({ money }) => money.floor,
  },
  'order.freight': {
    words: { 'zh-CN': '预计快递费', en: 'expected freight' },
    type: 'fen',
    since: 'allocation',
    group: 'money',
    of: ({ money }) => money.freight,
  },
  'order.margin': { words: { 'zh-CN': '预计毛利', en: 'expected margin' }, type: 'fen', since: 'allocation', group: 'money', of: marginOf },
  'order.discount_percent': {
    words: { 'zh-CN': '优惠比例%', en: 'discount in %' },
    type: 'whole',
    since: 'received',
    group: 'money',
    of: ({ order: { content } }) => {
      const { list, merchantDiscount, platformDiscount, otherDiscount } = content.amounts;
      return list > 0 ? Math.trunc(((merchantDiscount + platformDiscount + otherDiscount) * 100) / list) : null;
    },
  },
  'order.anomaly': {
    words: { 'zh-CN': '金额异常分', en: 'amount anomaly' },
    type: 'decimal',
    since: 'prepared',
    group: 'money',
    of: ({ money }) => money.anomaly,
  },
  'order.has_unmatched': {
    words: { 'zh-CN': '有未匹配商品', en: 'has unmatched goods' },
    type: 'flag',
    since: 'prepared',
    group: 'goods',
    of: ({ lines }) => Object.values(lines).some(({ isMatched }) => !isMatched),
  },
  'order.is_gift_only': {
    words: { 'zh-CN': '只有赠品', en: 'gifts only' },
    type: 'flag',
    since: 'received',
    group: 'goods',
    of: ({ order: { content } }) => content.lines.length > 0 && content.lines.every(({ isGift }) => isGift),
  },
  'order.weight': {
    words: { 'zh-CN': '重量', en: 'weight' },
    type: 'whole',
    unit: gram,
    since: 'prepared',
    group: 'goods',
    of: ({ goods }) => goods.weightGram,
  },
  'order.billed_weight': {
    words: { 'zh-CN': '计费重量（含体积重）', en: 'billed weight (by volume too)' },
    type: 'whole',
    unit: gram,
    since: 'prepared',
    group: 'goods',
    of: ({ goods }) => goods.billedWeightGram,
  },
  'order.is_oversize': {
    words: { 'zh-CN': '超尺寸', en: 'oversize' },
    type: 'flag',
    since: 'prepared',
    group: 'goods',
    of: ({ goods }) => goods.isOversize,
  },
});
