import { hourMs } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import type { HourView } from '@zhidan/core/channels/completeness-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { listHours } from '@zhidan/core/channels/completeness-api.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf, plusDays, startOfDay, type LocalDate } from '@zhidan/core/kernel/local-date.ts';

/** An hour of the ledger as a square: `unknown` should have been looked at and was not; `none` lies outside of what is looked at. */
export type HourCell = Readonly<{ hour: Instant; state: 'green' | 'red' | 'unknown' | 'none'; view: HourView | null }>;
export type DayRow = Readonly<{ day: LocalDate; cells: readonly HourCell[] }>;

export const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);

/** The first moment of a span of so many days that ends with today. */
export function spanStart(now: Instant, dayCount: number): Instant {
  return startOfDay(plusDays(localDateOf(now), 1 - dayCount));
}

/** Days, today first, each with its 24 hours in Shanghai. */
export function hourGrid({ items, since, until }: OutputOf<typeof listHours>, now: Instant, dayCount: number): readonly DayRow[] {
  const views = new Map(items.map((view) => [view.hour, view]));
  const today = localDateOf(now);
  return Array.from({ length: dayCount }, (_, index) => {
    const day = plusDays(today, -index);
    const start = startOfDay(day);
    const cells = hoursOfDay.map((count): HourCell => {
      const hour = plusMs(start, count * hourMs);
      const view = views.get(hour) ?? null;
      const isDue = since !== null && hour >= since && plusMs(hour, hourMs) <= until;
      return { hour, view, state: view?.state ?? (isDue ? 'unknown' : 'none') };
    });
    return { day, cells };
  });
}
