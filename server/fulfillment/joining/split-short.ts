import { planSplit } from '@zhidan/core/fulfillment/joining/split-plan.ts';
import { togetherFlagOf } from '@zhidan/core/fulfillment/joining/split-bar.ts';
import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { availableFor } from './available-query.ts';
import { joinablesOf, lockJoinables, type Joinable } from './joining-store.ts';
import { makeParts } from './make-parts.ts';
import { splitLinesOf } from './split-lines-query.ts';

/** What became of one that is short: `parts` begin with what is there; none when all or nothing of it is, or it may not be split. */
export type ShortSplit = Readonly<{ id: string; parts: readonly string[] }>;

/**
 * Splits off what is in stock, so that it can go; the rest waits for its goods. Those that may not be split, are sealed, hold their
 * goods already, or of which all or nothing is there, stay whole. A constant number of statements.
 */
export async function splitShort(tx: Tx, { by, now, ids }: Asked<Readonly<{ ids: readonly string[] }>>): Promise<readonly ShortSplit[]> {
  if (ids.length === 0) return [];
  await lockJoinables(tx, ids);
  const some = (await joinablesOf(tx, ids)).filter(isSplittable);
  const [lines, available] = [await splitLinesOf(tx, some), await availableFor(tx, some)];
  const splits = some.flatMap((whole) => {
    const there = available.get(whole.id) ?? new Map<string, number>();
    const parts = planSplit('stock', lines.get(whole.id) ?? [], { available: there, most: 0 });
    return parts.length === 2 ? [{ whole, parts }] : [];
  });
  if (splits.length === 0) return [];
  const made = await makeParts(tx, { by, now, splits, way: 'stock' });
  return splits.map(({ whole }, index) => ({ id: whole.id, parts: made[index] ?? [] }));
}

function isSplittable({ stage, stock, isSealed, flags }: Joinable): boolean {
  return stagesBeforeRelease.some((one) => one === stage) && stock !== 'reserved' && !isSealed && togetherFlagOf(flags) === null;
}
