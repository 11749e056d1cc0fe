import { stockReleased } from '@zhidan/core/inventory/inventory-event.ts';
import { referenceKey, type StockReference } from '@zhidan/core/inventory/stock.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { arrivals } from '../levels/arrivals.ts';
import { piecesOf } from './pieces-of.ts';
import { lockLevelsHeldBy, releaseReservations, type HeldLine } from './reservation-store.ts';

/**
 * Gives back all that these documents hold; those that hold nothing are nothing. What waits for the goods hears `stock.arrived`.
 * @returns what they held
 */
export async function releaseStock(
  tx: Tx,
  ask: Asked<Readonly<{ references: readonly StockReference[]; reason?: string }>>,
): Promise<readonly HeldLine[]> {
  const { by, now, references, reason } = ask;
  if (references.length === 0) return [];
  await lockLevelsHeldBy(tx, references);
  const released = await releaseReservations(tx, references, now);
  if (released.length === 0) return [];
  const referenceCount = new Set(released.map(({ reference }) => referenceKey(reference))).size;
  await emit(tx, { by, now }, [
    stockReleased({
      subjectId: newId(now),
      payload: { referenceCount, pieceCount: piecesOf(released) },
      ...(reason ? { reason } : {}),
    }),
    ...arrivals(released, { cause: 'released', now }),
  ]);
  return released;
}
