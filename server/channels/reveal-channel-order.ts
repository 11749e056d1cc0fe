import type { revealChannelOrder as contract } from '@zhidan/core/channels/api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { orderDocumentRevealed } from '@zhidan/core/orders/order-event.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { documentInScope } from './show-channel-order.ts';
import { openDocument } from './storable-order.ts';

/**
 * The platform's document with the receiver that it shows in plain text. Who saw it, and why, is in the journal.
 * @throws Refused `order.not_found`, `order.receiver_masked`, `channel_order.none`
 */
export async function revealChannelOrder(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, orderId, reason } = ask;
  if (by.maskedFields.has('order.receiver')) throw new Refused('order.receiver_masked');
  const { sealed, document } = await documentInScope(tx, ask, vault);
  await emit(tx, { by, now }, [orderDocumentRevealed({ subjectId: orderId, payload: {}, reason })]);
  return { document: (sealed ? openDocument(vault, sealed) : document) as OutputOf<typeof contract>['document'] };
}
