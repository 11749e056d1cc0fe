import { orderHandedOver } from '@zhidan/core/orders/exception-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { clearOutlived } from './exceptions/settle-exceptions.ts';
import { markHandedOver } from './hand-over-store.ts';

/** Parcels of these orders, which are locked, leave the house; of those that are `isWhole` nothing is left to ship. */
export async function handOver(
  tx: Tx,
  ask: Asked<Readonly<{ orders: readonly Readonly<{ orderId: string; isWhole: boolean }>[] }>>,
): Promise<void> {
  const { by, now, orders } = ask;
  if (orders.length === 0) return;
  await markHandedOver(tx, orders, now);
  await emit(
    tx,
    { by, now },
    orders.map(({ orderId, isWhole }) => orderHandedOver({ subjectId: orderId, payload: { isWhole } })),
  );
  await clearOutlived(
    tx,
    { by, now },
    orders.filter(({ isWhole }) => isWhole).map(({ orderId }) => ({ orderId, status: 'shipped' })),
  );
}
