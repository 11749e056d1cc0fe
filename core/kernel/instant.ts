import { z } from 'zod';
import type { Brand } from './brand.ts';
import { isCalendarDay } from './calendar-day.ts';

/** A moment in UTC as ISO 8601 text with milliseconds, `2026-11-22T03:04:05.678Z`; sorts as text. */
export type Instant = Brand<string, 'Instant'>;

/** Tells the moment. Passed as an argument, so that a test or a simulation owns the time. */
export type Clock = () => Instant;

export const instantSchema = z.iso.datetime({ precision: 3 }) as unknown as z.ZodType<Instant, string>;

/** Day, time to the minute or finer, and an offset; PostgreSQL writes a blank for the T and whole hours as `+08`. */
const isoText = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:(Z)|([+-]\d\d):?(\d\d)?)$/i;

/**
 * The instant of a Unix time in milliseconds or of an ISO 8601 text that bears an offset; finer than a millisecond is cut off.
 * @throws RangeError when the value is no moment of the years 0–9999, or a text without an offset
 */
export function instant(value: number | string): Instant {
  const ms = typeof value === 'number' ? value : msOfText(value);
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) throw new RangeError(`instant: "${value}" is no moment with an offset`);
  const text = date.toISOString();
  if (text.length !== 24) throw new RangeError(`instant: ${text} lies outside the years 0–9999`); // `+010000-…` would not sort as text
  return text as Instant;
}

function msOfText(text: string): number {
  const [, day = '', time = '', zulu, hours = '', minutes = '00'] = isoText.exec(text) ?? [];
  return isCalendarDay(day) ? Date.parse(`${day}T${time}${zulu ? 'Z' : `${hours}:${minutes}`}`) : Number.NaN;
}

/** A batch happens at one moment, which each of its ids and rows asks for. */
let lastRead: Readonly<{ at: string; ms: number }> = { at: '', ms: Number.NaN };

/** Unix time in milliseconds. */
export function instantMs(at: Instant): number {
  if (at !== lastRead.at) lastRead = { at, ms: Date.parse(at) };
  return lastRead.ms;
}

export function plusMs(at: Instant, durationMs: number): Instant {
  return instant(instantMs(at) + durationMs);
}

/** How long after `from` the moment `to` lies, in milliseconds; negative when it lies before. */
export function msBetween(from: Instant, to: Instant): number {
  return instantMs(to) - instantMs(from);
}
