import { orderDiff } from '@zhidan/core/orders/order-diff.ts';
import type { Receiver } from '@zhidan/core/orders/order-content.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { ordersForUpdate, updateOrders } from '../order-store.ts';
import { sealOrder } from '../sealed-order.ts';
import { toldIndexOf } from './keep-own-receivers.ts';
import { markRushed, ownReceivers, setOwnReceiver } from './own-receiver-store.ts';
import { orderRushed } from '@zhidan/core/orders/exception-event.ts';

/**
 * Gives an order a receiver of our own, told like a change of its platform. It stands although documents of the platform go on telling the
 * old one. Whoever calls has seen to it that no label bears the old one.
 * @throws Refused `order.not_found`
 */
export async function readdressOrder(
  tx: Tx,
  { by, now, orderId, receiver, reason }: Asked<Readonly<{ orderId: string; receiver: Receiver; reason: string }>>,
  vault: Vault,
): Promise<void> {
  const known = (await ordersForUpdate(tx, vault, [orderId])).get(orderId);
  if (!known) throw new Refused('order.not_found', { orderId });
  const content = { ...known.content, receiver };
  await updateOrders(tx, [{ id: orderId, content, status: known.status, sealed: sealOrder(vault, content), now }]);
  const own = (await ownReceivers(tx, [orderId])).get(orderId);
  const toldIndex = own?.toldIndex ?? toldIndexOf(vault, known.content.receiver);
  await setOwnReceiver(tx, { orderId, toldIndex, now, by: by.actor.name });
  await emit(
    tx,
    { by, now },
    orderDiff(orderId, known.content, content).map((news) => ({ ...news, reason })),
  );
}

/** Somebody asked for it to go first: it bears the badge 急, and what ships it takes it before others. */
export async function rushOrder(tx: Tx, { by, now, orderId, reason }: Asked<Readonly<{ orderId: string; reason: string }>>): Promise<void> {
  if (await markRushed(tx, orderId, now)) await emit(tx, { by, now }, [orderRushed({ subjectId: orderId, payload: {}, reason })]);
}
