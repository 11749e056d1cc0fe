import { instantMs, plusMs, type Instant } from '../kernel/instant.ts';

/** Who holds a presale until its day; one hold an order. */
export const presaleHold = 'presale';

const hourMs = 3_600_000;

/**
 * From when on a presale may be shipped: some hours before its promised time. Null for an order that is none, has no promised
 * time, is called earlier by its platform, or whose time has come.
 */
export function presaleUntil(
  { flags, shipBy }: Readonly<{ flags: readonly string[]; shipBy: Instant | null }>,
  { leadHours, now }: Readonly<{ leadHours: number; now: Instant }>,
): Instant | null {
  if (!flags.includes('presale') || flags.includes('presale_moved_early') || shipBy === null) return null;
  const until = plusMs(shipBy, -leadHours * hourMs);
  return instantMs(until) > instantMs(now) ? until : null;
}
