import { fateOfOwnReceiver, receiverText } from '@zhidan/core/orders/own-receiver.ts';
import type { OrderContent, Receiver } from '@zhidan/core/orders/order-content.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import type { StoredOrder } from '../order-store.ts';
import { confirmOwnReceivers, dropOwnReceivers, ownReceivers, type OwnReceiver } from './own-receiver-store.ts';

/** An order as a document of its platform tells it. */
type ToldOrder = Readonly<{ id: string; content: OrderContent }>;

export function toldIndexOf(vault: Vault, receiver: Receiver): Buffer {
  return vault.blindIndex('orders.told_receiver', receiverText(receiver));
}

/**
 * Documents of platforms with the receivers that are ours put in their place: a document that still tells the old one must not undo what
 * somebody approved. One statement when no receiver of these orders is ours.
 */
export async function keepOwnReceivers<Order extends ToldOrder>(
  tx: Tx,
  orders: readonly Order[],
  { stored, vault }: Readonly<{ stored: ReadonlyMap<string, StoredOrder>; vault: Vault }>,
): Promise<readonly Order[]> {
  const owns = await ownReceivers(tx, [...stored.keys()]);
  if (owns.size === 0) return orders;
  const confirmed: OwnReceiver[] = [];
  const overruled: string[] = [];
  const kept = orders.map((order): Order => {
    const [own, known] = [owns.get(order.id), stored.get(order.id)];
    if (!own || !known) return order;
    const ours = known.content.receiver;
    const toldIndex = toldIndexOf(vault, order.content.receiver);
    const fate = fateOfOwnReceiver(ours, order.content.receiver, toldIndex.equals(own.toldIndex));
    if (fate === 'overruled') overruled.push(order.id);
    if (fate === 'confirmed') confirmed.push({ orderId: order.id, toldIndex });
    if (fate === 'overruled') return order;
    const isEcho = fate === 'confirmed' || own.isToldThere;
    const flags = isEcho ? withoutEcho(order.content.flags, known.content.flags) : order.content.flags;
    return { ...order, content: { ...order.content, receiver: ours, flags } };
  });
  await confirmOwnReceivers(tx, confirmed);
  await dropOwnReceivers(tx, overruled);
  return kept;
}

/** Some platforms mark an order whose receiver was changed, whoever did it: by us it is no news that would stop a parcel. */
function withoutEcho(told: readonly string[], before: readonly string[]): readonly string[] {
  return told.filter((flag) => flag !== 'address_changed' || before.includes(flag));
}
