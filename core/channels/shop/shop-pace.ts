import { msBetween, type Instant } from '../../kernel/instant.ts';

/** What tells whether a shop keeps its rhythm. */
export type ShopRhythm = Readonly<{ pulledUntil: Instant | null; pullIntervalMs: number; isPaused: boolean }>;

/** A platform's newest minutes are incomplete and one run takes its time: as much behind is no delay. */
const graceMs = 5 * 60_000;

/**
 * How a shop keeps up: `late` after one missed pull, `stuck` after four; `resting` when nobody expects it to keep up.
 */
export function shopPace({ pulledUntil, pullIntervalMs, isPaused }: ShopRhythm, now: Instant): 'on_time' | 'late' | 'stuck' | 'resting' {
  if (isPaused || pulledUntil === null) return 'resting';
  const behindMs = msBetween(pulledUntil, now) - graceMs;
  if (behindMs <= 2 * pullIntervalMs) return 'on_time';
  return behindMs <= 5 * pullIntervalMs ? 'late' : 'stuck';
}
