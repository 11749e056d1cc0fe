import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OrderContent } from '@zhidan/core/orders/order-content.ts';
import { orderDiff } from '@zhidan/core/orders/order-diff.ts';
import { orderReceived } from '@zhidan/core/orders/order-event.ts';
import { changeDetail, changesIn, changesOf } from '@zhidan/core/orders/exceptions/platform-change.ts';
import { foundInContent, platformExceptions } from '@zhidan/core/orders/exceptions/platform-exceptions.ts';
import type { FoundException } from '@zhidan/core/orders/order-exception.ts';
import { firstStatus, followPlatform } from '@zhidan/core/orders/order-life.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { exceptionKey, openExceptions } from './exceptions/exception-store.ts';
import { clearOutlived, raiseExceptions, settleExceptions } from './exceptions/settle-exceptions.ts';
import type { OrderKey, OrderToSave } from './order-columns.ts';
import { keepOwnReceivers } from './own/keep-own-receivers.ts';
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
 * What forbids shipping an order stands as its exception when the transaction ends: refunds, the platform's own holds, and each
 * change of an order that is to be shipped. A constant number of statements for any number of orders.
 */
export async function recordOrders(tx: Tx, ask: RecordAsk, vault: Vault): Promise<void> {
  const stored = await ordersForUpdate(
    tx,
    vault,
    ask.changed.map(({ id }) => id),
  );
  const entered = ask.entered.map((order) => toEnter(order, ask, vault));
  const told = await keepOwnReceivers(tx, ask.changed, { stored, vault });
  const changes = told.flatMap((order) => {
    const known = stored.get(order.id);
    return known ? [toChange(order, known, { now: ask.now, vault })] : [];
  });
  const changed = changes.map(({ save }) => save);
  await insertOrders(tx, entered);
  await updateOrders(tx, changed);
  await saveLines(tx, [...entered, ...changed]);
  await deleteOtherLines(tx, changed);
  await emit(tx, ask, [...entered.map((order) => receivedNews(order, ask.road)), ...changes.flatMap(({ news }) => news)]);
  await raiseExceptions(
    tx,
    ask,
    entered.flatMap(({ id, status, content }) => platformExceptions(id, status, content)),
  );
  await guardChanged(tx, ask, changes);
}

type Change = Readonly<{ save: OrderToSave; known: StoredOrder; news: readonly Happened[] }>;

/** Locks what a platform has changed until somebody has dealt with it, and settles what its own words forbid. */
async function guardChanged(tx: Tx, ask: Pick<RecordAsk, 'by' | 'now'>, changes: readonly Change[]): Promise<void> {
  const told = changes.filter(({ news }) => news.length > 0);
  if (told.length === 0) return;
  await clearOutlived(
    tx,
    ask,
    told.filter(({ save, known }) => save.status !== known.status).map(({ save }) => ({ orderId: save.id, status: save.status })),
  );
  const found = told.flatMap(({ save: { id, status, content } }) => platformExceptions(id, status, content));
  await settleExceptions(tx, ask, { orderIds: told.map(({ save }) => save.id), kinds: foundInContent, found });
  await raiseExceptions(tx, ask, await platformChanges(tx, told));
}

/** Changes that are not dealt with yet add up, so that whoever deals with them sees them all. */
async function platformChanges(tx: Tx, changes: readonly Change[]): Promise<readonly FoundException[]> {
  const locked = changes.flatMap(({ save, known, news }) => {
    const fields = isToBeShipped(save, known) ? changesIn(news).filter((field) => field !== 'shipped' || !known.isHandedOver) : [];
    return fields.length > 0 ? [{ orderId: save.id, kind: 'platform_changed' as const, fields }] : [];
  });
  if (locked.length === 0) return [];
  const open = await openExceptions(tx, locked);
  return locked.map(({ orderId, kind, fields }) => {
    const before = changesOf(open.get(exceptionKey({ orderId, kind }))?.detail);
    return { orderId, kind, detail: changeDetail([...before, ...fields]) };
  });
}

/** It waits to be shipped, or a part of it does; what closes ends by its status alone. */
function isToBeShipped({ status }: OrderToSave, known: StoredOrder): boolean {
  if (status !== 'received' && status !== 'shipped') return false;
  return known.status === 'received' || (known.status === 'shipped' && known.isHandedOver);
}

function toEnter({ id, channelOrderNo, content }: ReadOrder, { shopId, now }: RecordAsk, vault: Vault): OrderToSave & OrderKey {
  return { id, shopId, channelOrderNo, content, status: firstStatus(content.states), sealed: sealOrder(vault, content), now };
}

function toChange(
  { id, content }: ReadOrder,
  known: StoredOrder,
  { now, vault }: Pick<RecordAsk, 'now'> & Readonly<{ vault: Vault }>,
): Change {
  const status = followPlatform(known.status, content.states);
  return { save: { id, content, status, sealed: sealOrder(vault, content), now }, known, news: orderDiff(id, known.content, content) };
}

function receivedNews({ id, shopId, channelOrderNo, content, status }: OrderToSave & OrderKey, road: OrderRoad): Happened {
  const { platformStatus, states, amounts, lines } = content;
  return orderReceived({
    subjectId: id,
    payload: { shopId, channelOrderNo, road },
    after: { status, platformStatus, ...states, paidFen: amounts.paid, lineCount: lines.length },
  });
}
