import { plusMs, type Instant } from '../kernel/instant.ts';
import { localDateOf, plusDays, startOfDay } from '../kernel/local-date.ts';
import type { Words } from '../kernel/words.ts';

/** Spans of time that go along with the clock, in business days of Shanghai; `backDays` is their first day, counted from today. */
export const orderSpans = {
  today: { words: { 'zh-CN': '今天', en: 'Today' }, backDays: 0, days: 1 },
  yesterday: { words: { 'zh-CN': '昨天', en: 'Yesterday' }, backDays: 1, days: 1 },
  last_7_days: { words: { 'zh-CN': '近 7 天', en: 'Last 7 days' }, backDays: 6, days: 7 },
  last_30_days: { words: { 'zh-CN': '近 30 天', en: 'Last 30 days' }, backDays: 29, days: 30 },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; backDays: number; days: number }>>>;

export type OrderSpan = keyof typeof orderSpans;

/** How near the ship-by time of an order that still waits may be; zero hours: it is past. */
export const dueSpans = {
  overdue: { words: { 'zh-CN': '已超时', en: 'Overdue' }, withinHours: 0 },
  in_2_hours: { words: { 'zh-CN': '2 小时内到期', en: 'Due in 2 hours' }, withinHours: 2 },
  in_6_hours: { words: { 'zh-CN': '6 小时内到期', en: 'Due in 6 hours' }, withinHours: 6 },
  in_12_hours: { words: { 'zh-CN': '12 小时内到期', en: 'Due in 12 hours' }, withinHours: 12 },
  in_24_hours: { words: { 'zh-CN': '24 小时内到期', en: 'Due in 24 hours' }, withinHours: 24 },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; withinHours: number }>>>;

export type DueSpan = keyof typeof dueSpans;

const hourMs = 3_600_000;

/** The moments a span lies between: `from` belongs to it, `before` no longer. */
export function spanBounds(span: OrderSpan, now: Instant): { from: Instant; before: Instant } {
  const { backDays, days } = orderSpans[span];
  const first = plusDays(localDateOf(now), -backDays);
  return { from: startOfDay(first), before: startOfDay(plusDays(first, days)) };
}

/** Ship-by times before this moment are due in the span. */
export function dueBefore(span: DueSpan, now: Instant): Instant {
  return plusMs(now, dueSpans[span].withinHours * hourMs);
}
