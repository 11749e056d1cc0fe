import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { measureDaysLimit, type showMeasures } from '@zhidan/core/insights/measures/measures-api.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import { msBetween, type Instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf, plusDays, startOfDay, type LocalDate } from '@zhidan/core/kernel/local-date.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';

/** What is measured: from a moment up to another, what the caller may see of it, and what narrows it. */
export type MeasureRange = Omit<InputOf<typeof showMeasures>, 'from' | 'to' | 'measure'> &
  Readonly<{ from: Instant; before: Instant; by: Caller }>;

const dayMs = 86_400_000;
/** Days that are shown when nobody says which. */
const usualDays = 30;

/**
 * The business days of a question, both in it: what is left out is the last thirty up to today.
 * @throws Refused `measures.range_wrong`
 */
export function measureRange(
  ask: Asked<Omit<InputOf<typeof showMeasures>, 'measure'>>,
): MeasureRange & Readonly<{ days: readonly [LocalDate, LocalDate] }> {
  const { now, from: asked, to: askedTo, by, channel, shopId, warehouseId, carrier, personId } = ask;
  const to = askedTo ?? localDateOf(now);
  const from = asked ?? plusDays(to, 1 - usualDays);
  const range = { from: startOfDay(from), before: startOfDay(plusDays(to, 1)) };
  const days = msBetween(range.from, range.before) / dayMs;
  if (days < 1 || days > measureDaysLimit) throw new Refused('measures.range_wrong', { from, to, limit: measureDaysLimit });
  return { ...range, by, channel, shopId, warehouseId, carrier, personId, days: [from, to] };
}
