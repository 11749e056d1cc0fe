import type { TimeUnit } from './condition.ts';

/** China keeps one zone without summer time; the arithmetic is spelled out so that SQL can do the very same. */
export const shanghaiOffsetMs = 28_800_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** Minutes since midnight in Asia/Shanghai. */
export function clockMinute(atMs: number): number {
  return Math.floor(remainder(atMs + shanghaiOffsetMs, dayMs) / minuteMs);
}

/** 1 is Monday, 7 Sunday, in Asia/Shanghai. */
export function weekday(atMs: number): number {
  return remainder(Math.floor((atMs + shanghaiOffsetMs) / dayMs) + 3, 7) + 1; // 1970-01-01 was a Thursday
}

/** The first moment of the business day that lies `days` after that of a moment. */
export function startOfBusinessDay(atMs: number, days: number): number {
  return (Math.floor((atMs + shanghaiOffsetMs) / dayMs) + days) * dayMs - shanghaiOffsetMs;
}

/** The same time of day some months on; on the last day of the month where that month is shorter. */
export function plusMonths(atMs: number, months: number): number {
  const local = atMs + shanghaiOffsetMs;
  const day = new Date(local);
  const month = day.getUTCFullYear() * 12 + day.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(Math.floor(month / 12), remainder(month, 12) + 1, 0)).getUTCDate();
  const date = Date.UTC(Math.floor(month / 12), remainder(month, 12), Math.min(day.getUTCDate(), lastDay));
  return date + remainder(local, dayMs) - shanghaiOffsetMs;
}

const unitMs: Readonly<Record<Exclude<TimeUnit, 'month'>, number>> = { minute: minuteMs, hour: hourMs, day: dayMs };

/** A span of time as months of the calendar and milliseconds. */
export function spanOf([count, unit]: readonly [number, TimeUnit]): Readonly<{ months: number; ms: number }> {
  return unit === 'month' ? { months: count, ms: 0 } : { months: 0, ms: count * unitMs[unit] };
}

/** Never negative, unlike `%`. */
function remainder(value: number, of: number): number {
  return ((value % of) + of) % of;
}

/** Minutes of `08:30`; null when it is no time of day. `24:00` is the end of the day. */
export function minuteOf(clock: string): number | null {
  const [, hours = '', minutes = ''] = /^(\d\d):(\d\d)$/.exec(clock) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours !== '' && Number(minutes) < 60 && minute <= 1_440 ? minute : null;
}
