import { decideReservations, summedLines, type ReserveAsk, type ReserveOutcome } from '@zhidan/core/inventory/decide-reservations.ts';
import { stockReserved } from '@zhidan/core/inventory/inventory-event.ts';
import { referenceKey } from '@zhidan/core/inventory/stock.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { lockLevels } from '../levels/level-store.ts';
import { piecesOf } from './pieces-of.ts';
import { holdingsOf, insertReservations, type HeldLine } from './reservation-store.ts';

/**
 * Promises goods to documents: each gets all of its lines or nothing, in the order of the asks, so sort them by who needs it
 * first. Asked twice, a document holds once. Five statements for any number of asks.
 * @returns an outcome an ask, in their order; of those that are short, what of which SKU
 */
export async function reserveStock(tx: Tx, ask: Asked<Readonly<{ asks: readonly ReserveAsk[] }>>): Promise<readonly ReserveOutcome[]> {
  const { by, now, asks } = ask;
  if (asks.length === 0) return [];
  const levels = await lockLevels(
    tx,
    asks.flatMap(({ lines }) => lines),
  );
  const holdings = await holdingsOf(
    tx,
    asks.map(({ reference }) => reference),
  );
  const outcomes = decideReservations({ levels, holdings }, asks);
  const taken = takenBy(asks, outcomes);
  await insertReservations(tx, taken, now);
  await emit(tx, { by, now }, reservedNews(taken, outcomes, now));
  return outcomes;
}

/** The pieces of those that are reserved, each level once a document. */
export function takenBy(asks: readonly ReserveAsk[], outcomes: readonly ReserveOutcome[]): readonly HeldLine[] {
  return asks.flatMap(({ reference, lines }, index) =>
    outcomes[index]?.outcome === 'reserved' ? [...summedLines(lines).values()].map((line) => ({ ...line, reference })) : [],
  );
}

/** One entry for all that was promised; none when nothing was. */
export function reservedNews(taken: readonly HeldLine[], outcomes: readonly ReserveOutcome[], now: Instant): readonly Happened[] {
  if (taken.length === 0) return [];
  return [
    stockReserved({
      subjectId: newId(now),
      payload: {
        referenceCount: new Set(taken.map(({ reference }) => referenceKey(reference))).size,
        pieceCount: piecesOf(taken),
        shortCount: outcomes.filter(({ outcome }) => outcome === 'short').length,
      },
    }),
  ];
}
