import { instant, instantMs, msBetween, plusMs, type Instant } from '../../kernel/instant.ts';
import type { PlatformFigures } from './hour-verdict.ts';

export const hourMs = 3_600_000;

/** How the completeness ledger (漏单证明) is kept. */
export const ledgerRules = {
  /** an hour is looked at so long after its end: until then orders still come in and are paid, and platforms lag behind themselves */
  settleMs: 30 * 60_000,
  /** sums are compared so long after an hour's end: until then buyers go on paying, and we hear of it with the next pull */
  paidSettleMs: 4 * hourMs,
  /** hours of the last days are looked at again every night: platforms show some orders late */
  nightDays: 7,
  /** people are told of an hour that is red after so many attempts to fill its gap */
  fillsBeforeAlarm: 2,
  /** a red hour is looked at again after this long, not only with the next hour */
  lookAgainMs: 10 * 60_000,
  /** hours that a person may have looked at in one go */
  mostHoursAtOnce: 31 * 24,
} as const;

/** The first moment of the hour in which a moment falls; Shanghai's hours are UTC's. */
export function hourOf(at: Instant): Instant {
  return instant(Math.floor(instantMs(at) / hourMs) * hourMs);
}

/** The first hour that begins at a moment or after it. */
export function hourFrom(at: Instant): Instant {
  return instant(Math.ceil(instantMs(at) / hourMs) * hourMs);
}

/** The end of the last hour that may be looked at. */
export function settledUntil(now: Instant): Instant {
  return hourOf(plusMs(now, -ledgerRules.settleMs));
}

/** What may be compared at a moment: all, or before the sums have settled only the count. */
export function comparable(platform: PlatformFigures, hour: Instant, at: Instant): PlatformFigures {
  return msBetween(plusMs(hour, hourMs), at) < ledgerRules.paidSettleMs ? { ...platform, paid: null } : platform;
}

/** Hours that lie whole between two moments, the newest first. */
export function hoursBetween(from: Instant, to: Instant): readonly Instant[] {
  const first = instantMs(hourFrom(from));
  const count = Math.floor((instantMs(hourOf(to)) - first) / hourMs);
  return Array.from({ length: Math.max(0, count) }, (_, index) => instant(first + (count - 1 - index) * hourMs));
}

/** Hours that follow each other, joined to spans: one pull fills the gaps of a whole span. */
export function joinedHours(hours: readonly Instant[]): readonly Readonly<{ from: Instant; to: Instant }>[] {
  const spans: { from: Instant; to: Instant }[] = [];
  for (const hour of hours.toSorted()) {
    const last = spans.at(-1);
    if (last?.to === hour) last.to = plusMs(hour, hourMs);
    else spans.push({ from: hour, to: plusMs(hour, hourMs) });
  }
  return spans;
}
