import type { noteAnswered as contract } from '@zhidan/core/desk/desk-api.ts';
import { serviceAnswered } from '@zhidan/core/desk/desk-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orderInScope } from '../orders/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';

/**
 * Notes that somebody looked an order up or answered its buyer: nothing but the journal's row, which measures count.
 * @throws Refused `order.not_found`
 */
export async function noteAnswered(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, orderId, kind, code } = ask;
  await orderInScope(tx, ask, vault);
  await emit(tx, { by, now }, [serviceAnswered({ subjectId: orderId, payload: { kind, code } })]);
  return { done: true };
}
