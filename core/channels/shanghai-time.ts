import { instant, instantMs, plusMs, type Instant } from '../kernel/instant.ts';

const offsetMs = 8 * 3_600_000;

/** `2026-11-11 00:00:00` in Asia/Shanghai, as most platforms write and read times; less than a second is cut off. */
export function shanghaiText(at: Instant): string {
  return new Date(instantMs(plusMs(at, offsetMs))).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * Reads `2026-11-11 00:00:00` as a moment in Asia/Shanghai; null for an empty text and for the year 1, platforms' words for "not yet".
 * @throws RangeError when the text is no moment
 */
export function readShanghaiText(text: string): Instant | null {
  if (text === '' || text.startsWith('0001-01-01')) return null;
  return instant(`${text.trim().replace(' ', 'T')}+08:00`);
}
