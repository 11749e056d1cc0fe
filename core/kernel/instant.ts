import { z } from 'zod';
import type { Brand } from './brand.ts';

/** A moment in UTC as ISO 8601 text with milliseconds, `2026-11-22T03:04:05.678Z`; sorts as text. */
export type Instant = Brand<string, 'Instant'>;

/** Tells the moment. Passed as an argument, so that a test or a simulation owns the time. */
export type Clock = () => Instant;

export const instantSchema = z.iso.datetime({ precision: 3 }) as unknown as z.ZodType<Instant, string>;

/**
 * The instant of a Unix time in milliseconds or of any ISO text that bears an offset.
 * @throws RangeError when the value is no moment, or a text without an offset
 */
export function instant(value: number | string): Instant {
  if (typeof value === 'string' && !/(?:[zZ]|[+-]\d\d:?\d\d)$/.test(value)) throw new RangeError(`instant: "${value}" has no offset`);
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new RangeError(`instant: "${value}" is no moment`);
  return date.toISOString() as Instant;
}

/** Unix time in milliseconds. */
export function instantMs(at: Instant): number {
  return Date.parse(at);
}

export function plusMs(at: Instant, durationMs: number): Instant {
  return instant(instantMs(at) + durationMs);
}

/** How long after `from` the moment `to` lies, in milliseconds; negative when it lies before. */
export function msBetween(from: Instant, to: Instant): number {
  return instantMs(to) - instantMs(from);
}
