import { decideSwaps, type StockSwap, type SwapOutcome } from '@zhidan/core/inventory/decide-swaps.ts';
import { summedLines } from '@zhidan/core/inventory/decide-reservations.ts';
import { stockReleased, stockReserved } from '@zhidan/core/inventory/inventory-event.ts';
import { referenceKey, stockKey } from '@zhidan/core/inventory/stock.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { arrivals } from '../levels/arrivals.ts';
import { piecesOf } from './pieces-of.ts';
import { takenBy } from './reserve-stock.ts';
import { holdingsOf, insertReservations, lockSwappedLevels, releaseReservations, type HeldLine } from './reservation-store.ts';

/**
 * Goods change hands without a moment in which somebody else could take them: documents are merged, split, taken apart. Levels are
 * locked in one go; what is given back and not promised again is told as arrived.
 * @returns an outcome a swap, in their order
 */
export async function swapStock(tx: Tx, ask: Asked<Readonly<{ swaps: readonly StockSwap[] }>>): Promise<readonly SwapOutcome[]> {
  const { by, now, swaps } = ask;
  const giving = swaps.flatMap(({ from }) => from);
  const asks = swaps.flatMap((swap) => swap.asks);
  if (giving.length === 0 && asks.length === 0) return [];
  const levels = await lockSwappedLevels(
    tx,
    giving,
    asks.flatMap(({ lines }) => lines),
  );
  const holdings = await holdingsOf(tx, [...giving, ...asks.map(({ reference }) => reference)]);
  const outcomes = decideSwaps({ levels, holdings }, swaps);
  const made = swaps.filter((_, index) => outcomes[index]?.isMade);
  const given = await releaseReservations(
    tx,
    made.flatMap(({ from }) => from),
    now,
  );
  const taken = swaps.flatMap(({ asks: wanted }, index) => {
    const outcome = outcomes[index];
    return outcome?.isMade ? takenBy(wanted, outcome.outcomes) : [];
  });
  await insertReservations(tx, taken, now);
  await emit(tx, { by, now }, news(given, taken, now));
  return outcomes;
}

function news(given: readonly HeldLine[], taken: readonly HeldLine[], now: Asked['now']) {
  const countOf = (lines: readonly HeldLine[]): number => new Set(lines.map(({ reference }) => referenceKey(reference))).size;
  const again = summedLines(taken);
  const freed = [...summedLines(given).values()].filter((line) => line.quantity > (again.get(stockKey(line))?.quantity ?? 0));
  const payload = (lines: readonly HeldLine[]) => ({ referenceCount: countOf(lines), pieceCount: piecesOf(lines) });
  return [
    ...(given.length > 0 ? [stockReleased({ subjectId: newId(now), payload: payload(given) })] : []),
    ...(taken.length > 0 ? [stockReserved({ subjectId: newId(now), payload: { ...payload(taken), shortCount: 0 } })] : []),
    ...arrivals(freed, { cause: 'released', now }),
  ];
}
