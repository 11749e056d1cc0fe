import type { Words } from '../../kernel/words.ts';

/** When the stock of an order is promised to it. */
export const reservingMoments = {
  payment: { 'zh-CN': '买家付款时', en: 'When the buyer pays' },
  order: { 'zh-CN': '买家下单时', en: 'When the buyer orders' },
} as const satisfies Readonly<Record<string, Words>>;

export type ReservingMoment = keyof typeof reservingMoments;

/** Of a shop where nobody said anything. */
export const usualMoment: ReservingMoment = 'payment';
