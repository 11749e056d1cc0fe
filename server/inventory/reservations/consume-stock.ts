import { stockConsumed } from '@zhidan/core/inventory/inventory-event.ts';
import { referenceKey, type StockReference } from '@zhidan/core/inventory/stock.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { piecesOf } from './pieces-of.ts';
import { consumeReservations, holdingsOf, lockLevelsHeldBy } from './reservation-store.ts';

/** `consumed`: now. `before`: its goods have left already. `none`: it holds nothing, so nothing was taken from stock. */
export type ConsumeOutcome = Readonly<{ reference: StockReference; outcome: 'consumed' | 'before' | 'none' }>;

/**
 * The goods that these documents hold leave the house: on hand and reserved fall together, one move a document and level.
 * Told twice, they leave once.
 * @returns an outcome a document, in their order
 */
export async function consumeStock(
  tx: Tx,
  ask: Asked<Readonly<{ references: readonly StockReference[] }>>,
): Promise<readonly ConsumeOutcome[]> {
  const { by, now, references } = ask;
  if (references.length === 0) return [];
  await lockLevelsHeldBy(tx, references);
  const consumed = await consumeReservations(tx, references, { by, now });
  const left = new Set(consumed.map(({ reference }) => referenceKey(reference)));
  const others = references.filter((reference) => !left.has(referenceKey(reference)));
  const before = new Set(
    others.length === 0
      ? []
      : (await holdingsOf(tx, others)).flatMap(({ reference, state }) => (state === 'consumed' ? referenceKey(reference) : [])),
  );
  if (consumed.length > 0)
    await emit(tx, { by, now }, [
      stockConsumed({ subjectId: newId(now), payload: { referenceCount: left.size, pieceCount: piecesOf(consumed) } }),
    ]);
  return references.map((reference) => {
    const key = referenceKey(reference);
    return { reference, outcome: left.has(key) ? 'consumed' : before.has(key) ? 'before' : 'none' };
  });
}
