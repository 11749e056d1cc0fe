import { instant, plusMs, type Instant } from '../../kernel/instant.ts';

/** How long a demo that was left lies aside and can be brought back. */
export const demoKeptDays = 7;

const keptMs = demoKeptDays * 86_400_000;

/** The day of a moment in UTC, `2026-11-23`. */
export function utcDay(at: Instant): string {
  return at.slice(0, 10);
}

/** The last day on which a demo that was left on a day can be brought back. */
export function lastDayKept(leftOn: string): string {
  return utcDay(plusMs(instant(`${leftOn}T00:00Z`), keptMs));
}

/** Demos that were left before this day have had their time. */
export function firstDayKept(now: Instant): string {
  return utcDay(plusMs(now, -keptMs));
}
