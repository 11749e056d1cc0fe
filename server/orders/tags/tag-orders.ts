import { orderTagged, orderUntagged } from '@zhidan/core/orders/tags/tag-event.ts';
import { settleRuleTags, type TagChange } from '@zhidan/core/orders/tags/order-tag.ts';
import type { tagOrders as contract } from '@zhidan/core/orders/tags/tag-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { ordersToTag, saveTags, tagStatesOf } from './tag-store.ts';

/**
 * Puts a tag on orders by hand, or takes it off. Twice is once.
 * @throws Refused `order.not_found` when one of them is not there or not the caller's
 */
export async function tagOrders(tx: Tx, ask: Asked<InputOf<typeof contract>>, isOn: boolean): Promise<OutputOf<typeof contract>> {
  const { by, now, orderIds, tag } = ask;
  const found = new Set(await ordersToTag(tx, orderIds, by.shops));
  const missing = orderIds.find((id) => !found.has(id));
  if (missing) throw new Refused('order.not_found', { orderId: missing });
  const changes = [...found].map((orderId) => ({ orderId, tag, isOn }));
  const changed = await saveTags(tx, { by, now }, { changes, setBy: 'hand' });
  await tell(tx, { by, now }, changed);
  return { changedCount: changed.length };
}

/**
 * Of these orders exactly the wanted tags are on from now on, besides what hands have put on or taken off: a tag that no rule
 * wants any more goes by itself. Three statements for any number of orders.
 */
export async function settleTags(
  tx: Tx,
  ask: Asked<Readonly<{ orderIds: readonly string[]; wanted: readonly Readonly<{ orderId: string; tag: string }>[] }>>,
): Promise<void> {
  const { by, now, orderIds, wanted } = ask;
  const changes = settleRuleTags(await tagStatesOf(tx, orderIds), wanted);
  await tell(tx, { by, now }, await saveTags(tx, { by, now }, { changes, setBy: 'rule' }));
}

function tell(tx: Tx, by: Pick<Asked, 'by' | 'now'>, changed: readonly TagChange[]): Promise<void> {
  return emit(
    tx,
    by,
    changed.map(({ orderId, tag, isOn }) => (isOn ? orderTagged : orderUntagged)({ subjectId: orderId, payload: { tag } })),
  );
}
