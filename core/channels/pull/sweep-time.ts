import { instant, instantMs, plusMs, type Instant } from '../../kernel/instant.ts';

const dayMs = 86_400_000;
const offsetMs = 8 * 3_600_000;

/** The latest moment, not after now, at which it was this hour of the day in Asia/Shanghai. */
export function lastSweepTime(now: Instant, hour: number): Instant {
  const shifted = instantMs(now) + offsetMs - hour * 3_600_000;
  return plusMs(instant(Math.floor(shifted / dayMs) * dayMs), hour * 3_600_000 - offsetMs);
}
