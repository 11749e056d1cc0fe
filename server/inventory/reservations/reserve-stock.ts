import { decideReservations, summedLines, type ReserveAsk, type ReserveOutcome } from '@zhidan/core/inventory/decide-reservations.ts';
import { stockReserved } from '@zhidan/core/inventory/inventory-event.ts';
import { referenceKey } from '@zhidan/core/inventory/stock.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { lockLevels } from '../levels/level-store.ts';
import { piecesOf } from './pieces-of.ts';
import { holdingsOf, insertReservations } from './reservation-store.ts';

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
  const taken = asks.flatMap(({ reference, lines }, index) =>
    outcomes[index]?.outcome === 'reserved' ? [...summedLines(lines).values()].map((line) => ({ ...line, reference })) : [],
  );
  await insertReservations(tx, taken, now);
  if (taken.length > 0)
    await emit(tx, { by, now }, [
      stockReserved({
        subjectId: newId(now),
        payload: {
          referenceCount: new Set(taken.map(({ reference }) => referenceKey(reference))).size,
          pieceCount: piecesOf(taken),
          shortCount: outcomes.filter(({ outcome }) => outcome === 'short').length,
        },
      }),
    ]);
  return outcomes;
}
