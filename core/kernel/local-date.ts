import { z } from 'zod';
import type { Brand } from './brand.ts';
import { isCalendarDay } from './calendar-day.ts';
import { instant, instantMs, type Instant } from './instant.ts';

/** A business day in Asia/Shanghai, `2026-11-22`; sorts as text. */
export type LocalDate = Brand<string, 'LocalDate'>;

export const localDateSchema = z.iso.date() as unknown as z.ZodType<LocalDate, string>;

/** China keeps one zone without summer time since 1991-09-15; business days do not reach further back. */
const shanghaiOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/**
 * Reads `2026-11-22`.
 * @throws RangeError when the text is no day of the calendar
 */
export function localDate(text: string): LocalDate {
  if (!isCalendarDay(text)) throw new RangeError(`localDate: "${text}" is no day`);
  return text as LocalDate;
}

/** The business day in which a moment falls. */
export function localDateOf(at: Instant): LocalDate {
  return new Date(instantMs(at) + shanghaiOffsetMs).toISOString().slice(0, 10) as LocalDate;
}

/** The first moment of a business day. */
export function startOfDay(day: LocalDate): Instant {
  return instant(Date.parse(`${day}T00:00:00.000Z`) - shanghaiOffsetMs);
}

/** @throws RangeError when the day leaves the years 0–9999 */
export function plusDays(day: LocalDate, days: number): LocalDate {
  return localDate(new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10));
}
