import type { revealReceiver as contract } from '@zhidan/core/orders/api.ts';
import { orderReceiverRevealed } from '@zhidan/core/orders/order-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { orderInScope } from './show-order.ts';

/**
 * The receiver as the platform gave it: never more, what it masks stays masked. Who saw it, and why, is in the journal.
 * @throws Refused `order.not_found`, `order.receiver_masked`
 */
export async function revealReceiver(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, orderId, reason } = ask;
  if (by.maskedFields.has('order.receiver')) throw new Refused('order.receiver_masked');
  const { content } = await orderInScope(tx, ask, vault);
  await emit(tx, { by, now }, [orderReceiverRevealed({ subjectId: orderId, payload: {}, reason })]);
  const { name, phone, province, city, district, town, detail } = content.receiver;
  return { name, phone, address: `${province}${city}${district}${town}${detail}`, buyerNick: content.buyer.nick };
}
