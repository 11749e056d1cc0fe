import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OrderContent } from '@zhidan/core/orders/order-content.ts';
import { orderDiff } from '@zhidan/core/orders/order-diff.ts';
import { orderReceived } from '@zhidan/core/orders/order-event.ts';
import { firstStatus, followPlatform } from '@zhidan/core/orders/order-life.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import type { OrderKey, OrderToSave } from './order-columns.ts';
import { deleteOtherLines, insertOrders, ordersForUpdate, saveLines, updateOrders, type StoredOrder } from './order-store.ts';
import { sealOrder } from './sealed-order.ts';

/** An order of a platform under our id; the caller has seen to it that it is newer than what we have. */
export type ReadOrder = Readonly<{ id: string; channelOrderNo: string; content: OrderContent }>;

export type RecordAsk = Asked<
  Readonly<{
    shopId: string;
    road: OrderRoad;
    /** not in our tables yet */
    entered: readonly ReadOrder[];
    /** in our tables with an older content */
    changed: readonly ReadOrder[];
  }>
>;

/**
 * Writes what platforms say about orders, and tells the journal of each new order and of each change, personal data masked.
 * A constant number of statements for any number of orders.
 */
export async function recordOrders(tx: Tx, ask: RecordAsk, vault: Vault): Promise<void> {
  const stored = await ordersForUpdate(
    tx,
    vault,
    ask.changed.map(({ id }) => id),
  );
  const entered = ask.entered.map((order) => toEnter(order, ask, vault));
  const changes = ask.changed.flatMap((order) => {
    const known = stored.get(order.id);
    return known ? [toChange(order, known, { now: ask.now, vault })] : [];
  });
  const changed = changes.map(({ save }) => save);
  await insertOrders(tx, entered);
  await updateOrders(tx, changed);
  await saveLines(tx, [...entered, ...changed]);
  await deleteOtherLines(tx, changed);
  await emit(tx, ask, [...entered.map((order) => receivedNews(order, ask.road)), ...changes.flatMap(({ news }) => news)]);
}

function toEnter({ id, channelOrderNo, content }: ReadOrder, { shopId, now }: RecordAsk, vault: Vault): OrderToSave & OrderKey {
  return { id, shopId, channelOrderNo, content, status: firstStatus(content.states), sealed: sealOrder(vault, content), now };
}

function toChange(
  { id, content }: ReadOrder,
  known: StoredOrder,
  { now, vault }: Pick<RecordAsk, 'now'> & Readonly<{ vault: Vault }>,
): Readonly<{ save: OrderToSave; news: readonly Happened[] }> {
  const status = followPlatform(known.status, content.states);
  return { save: { id, content, status, sealed: sealOrder(vault, content), now }, news: orderDiff(id, known.content, content) };
}

function receivedNews({ id, shopId, channelOrderNo, content, status }: OrderToSave & OrderKey, road: OrderRoad): Happened {
  const { platformStatus, states, amounts, lines } = content;
  return orderReceived({
    subjectId: id,
    payload: { shopId, channelOrderNo, road },
    after: { status, platformStatus, ...states, paidFen: amounts.paid, lineCount: lines.length },
  });
}
