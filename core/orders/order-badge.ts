import { msBetween, type Instant } from '../kernel/instant.ts';
import type { Words } from '../kernel/words.ts';
import type { OrderStates } from './order-content.ts';
import type { OrderStatus } from './order-life.ts';

/** What a badge may look at. */
export type BadgeFacts = Readonly<{
  status: OrderStatus;
  states: OrderStates;
  flags: readonly string[];
  splitFrom: string | null;
  shipBy: Instant | null;
}>;

type Badge = Readonly<{
  /** the one character that everybody in the trade reads at a glance */
  sign: Words;
  words: Words;
  tone: 'bad' | 'warn' | 'calm';
  isOn: (facts: BadgeFacts, now: Instant) => boolean;
}>;

/** An order that waits this close to its deadline is urgent. */
const urgentMs = 12 * 3_600_000;

/** What stands beside an order's number, in this order. Merging, exchanging and resending mark orders by a flag. */
export const orderBadges = {
  merged: {
    sign: { 'zh-CN': '合', en: 'Mrg' },
    words: { 'zh-CN': '合单：与其他订单一起发货', en: 'Merged: ships together with other orders' },
    tone: 'calm',
    isOn: ({ flags }) => flags.includes('merged'),
  },
  split: {
    sign: { 'zh-CN': '拆', en: 'Spl' },
    words: { 'zh-CN': '拆单：由另一单拆出', en: 'Split off another order' },
    tone: 'calm',
    isOn: ({ splitFrom, flags }) => splitFrom !== null || flags.includes('split_child'),
  },
  urgent: {
    sign: { 'zh-CN': '急', en: 'Urg' },
    words: { 'zh-CN': '急：买家催发货、已加急，或 12 小时内到发货时限', en: 'Urgent: the buyer urges, rushed, or due within 12 hours' },
    tone: 'bad',
    isOn: ({ status, flags, shipBy }, now) =>
      status === 'received' && (flags.includes('urge') || (shipBy !== null && msBetween(now, shipBy) < urgentMs)),
  },
  refund: {
    sign: { 'zh-CN': '退', en: 'Ref' },
    words: { 'zh-CN': '退：有退款申请或已退款', en: 'Refund requested or made' },
    tone: 'warn',
    isOn: ({ states }) => states.refund !== 'none',
  },
  exchange: {
    sign: { 'zh-CN': '换', en: 'Exc' },
    words: { 'zh-CN': '换：换货单', en: 'Exchange' },
    tone: 'calm',
    isOn: ({ flags }) => flags.includes('exchange') || flags.includes('after_sale_replacement'),
  },
  presale: {
    sign: { 'zh-CN': '预', en: 'Pre' },
    words: { 'zh-CN': '预：预售单', en: 'Presale' },
    tone: 'calm',
    isOn: ({ flags, states }) => flags.includes('presale') || states.payment === 'deposit_paid',
  },
  resend: {
    sign: { 'zh-CN': '补', en: 'Rsd' },
    words: { 'zh-CN': '补：补发单', en: 'Sent again' },
    tone: 'calm',
    isOn: ({ flags }) => flags.includes('resend'),
  },
} as const satisfies Readonly<Record<string, Badge>>;

export type OrderBadge = keyof typeof orderBadges;

/** The badges of an order, in the order of the table. */
export function badgesOf(facts: BadgeFacts, now: Instant): readonly OrderBadge[] {
  return (Object.entries(orderBadges) as [OrderBadge, Badge][]).filter(([, { isOn }]) => isOn(facts, now)).map(([code]) => code);
}
