import { decideReservations, summedLines, type ReserveAsk, type ReserveOutcome } from '@zhidan/core/inventory/decide-reservations.ts';
import type { StockLine } from '@zhidan/core/inventory/stock.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { seenLevels } from '../levels/level-store.ts';
import { holdingsOf, insertUntakenReservations, takeLevels } from './reservation-store.ts';
import { reserveStock, reservedNews, takenBy } from './reserve-stock.ts';

/** `untaken`: what is promised and not yet counted on its levels: `takePromised` must follow in the same transaction. */
export type PromisedStock = Readonly<{ outcomes: readonly ReserveOutcome[]; untaken: readonly StockLine[] }>;

/** Others have promised what this transaction saw on the shelf: all of it has to be done again, with the levels locked. */
export class StockGone extends Error {}

/**
 * The same as `reserveStock` for long transactions that many want to run at once: it promises what it sees and locks no level, so that
 * nobody waits for its end. Where not all asks can be met it does what `reserveStock` does: who is short is decided on locked levels.
 */
export async function promiseStock(tx: Tx, ask: Asked<Readonly<{ asks: readonly ReserveAsk[] }>>): Promise<PromisedStock> {
  const { by, now, asks } = ask;
  if (asks.length === 0) return { outcomes: [], untaken: [] };
  const levels = await seenLevels(
    tx,
    asks.flatMap(({ lines }) => lines),
  );
  const holdings = await holdingsOf(
    tx,
    asks.map(({ reference }) => reference),
  );
  const outcomes = decideReservations({ levels, holdings }, asks);
  if (outcomes.some(({ outcome }) => outcome === 'short' || outcome === 'other'))
    return { outcomes: await reserveStock(tx, ask), untaken: [] };
  const taken = takenBy(asks, outcomes);
  await insertUntakenReservations(tx, taken, now);
  await emit(tx, { by, now }, reservedNews(taken, outcomes, now));
  return { outcomes, untaken: [...summedLines(taken).values()] };
}

/**
 * Counts promised pieces on their levels; the last statement before the commit, so that a level is held no longer than that takes.
 * @throws StockGone when others were faster
 */
export async function takePromised(tx: Tx, untaken: readonly StockLine[], now: Instant): Promise<void> {
  const lines = [...summedLines(untaken).values()];
  if (lines.length === 0) return;
  const taken = await takeLevels(tx, lines, now);
  if (taken !== lines.length) throw new StockGone(`${lines.length - taken} of ${lines.length} levels have less than was promised of them`);
}
