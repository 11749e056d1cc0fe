import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OrderContent } from '@zhidan/core/orders/order-content.ts';
import { orderDiff } from '@zhidan/core/orders/order-diff.ts';
import { orderFlagChanged, orderMemoChanged, orderReceived, orderRefundChanged } from '@zhidan/core/orders/order-event.ts';
import { changeDetail, changesIn, changesOf } from '@zhidan/core/orders/exceptions/platform-change.ts';
import { foundInContent, platformExceptions } from '@zhidan/core/orders/exceptions/platform-exceptions.ts';
import { standsIn, type FoundException } from '@zhidan/core/orders/order-exception.ts';
import { firstStatus, followPlatform } from '@zhidan/core/orders/order-life.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { exceptionKey, openExceptionsOf, type OpenException } from './exceptions/exception-store.ts';
import { settleKnown } from './exceptions/settle-exceptions.ts';
import type { OrderKey, OrderToSave } from './order-columns.ts';
import { writtenMemos } from './marks/mark-store.ts';
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
 * change of an order that is to be shipped. A constant number of statements for any number of orders. Answers the ids of known orders
 * whose refund has changed: what others keep of it has to follow before the transaction ends.
 */
export async function recordOrders(tx: Tx, ask: RecordAsk, vault: Vault): Promise<readonly string[]> {
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
  const guarded = await guard(tx, ask, { entered, changes });
  await emit(tx, ask, [...entered.map((order) => receivedNews(order, ask.road)), ...changes.flatMap(({ news }) => news), ...guarded]);
  return changes.filter(({ news }) => news.some(({ event }) => event === orderRefundChanged.type.name)).map(({ save }) => save.id);
}

type Change = Readonly<{ save: OrderToSave; known: StoredOrder; news: readonly Happened[] }>;

type Recorded = Readonly<{ entered: readonly OrderToSave[]; changes: readonly Change[] }>;

/**
 * Locks what a platform has changed until somebody has dealt with it, and settles what its own words forbid: in one go for all
 * orders, which are new or locked. Answers what is to be told of it.
 */
async function guard(tx: Tx, ask: Pick<RecordAsk, 'by' | 'now'>, { entered, changes }: Recorded): Promise<readonly Happened[]> {
  const told = changes.filter(({ news }) => news.length > 0);
  const ids = told.map(({ save }) => save.id);
  const open = ids.length === 0 ? [] : await openExceptionsOf(tx, ids);
  const found = [
    ...[...entered, ...told.map(({ save }) => save)].flatMap(({ id, status, content }) => platformExceptions(id, status, content)),
    ...platformChanges(await withoutOwnWriting(tx, told), open),
  ];
  const isFound = new Set(found.map(exceptionKey));
  const statuses = new Map(told.map(({ save, known }) => [save.id, { to: save.status, isOther: save.status !== known.status }]));
  const isOver = ({ orderId, kind }: OpenException): boolean => {
    const status = statuses.get(orderId);
    return foundInContent.includes(kind) || (status?.isOther === true && !standsIn(kind, status.to));
  };
  return settleKnown(tx, ask, { open, found, gone: open.filter((one) => !isFound.has(exceptionKey(one)) && isOver(one)) });
}

const writing: readonly string[] = [orderMemoChanged.type.name, orderFlagChanged.type.name];

/** What rules had us write on the platform comes back as its change: that needs nobody. */
async function withoutOwnWriting(tx: Tx, changes: readonly Change[]): Promise<readonly Change[]> {
  const ids = changes.filter(({ news }) => news.some(({ event }) => writing.includes(event))).map(({ save }) => save.id);
  const written = await writtenMemos(tx, ids);
  if (written.size === 0) return changes;
  return changes.map((change) => {
    const own = written.get(change.save.id);
    const { seller } = change.save.content;
    const isOwn = own !== undefined && own.memo === seller.memo && (own.flag === null || own.flag === seller.flag);
    return isOwn ? { ...change, news: change.news.filter(({ event }) => !writing.includes(event)) } : change;
  });
}

/** Changes that are not dealt with yet add up, so that whoever deals with them sees them all. */
function platformChanges(changes: readonly Change[], open: readonly OpenException[]): readonly FoundException[] {
  const before = new Map(open.filter(({ kind }) => kind === 'platform_changed').map(({ orderId, detail }) => [orderId, detail]));
  return changes.flatMap(({ save: { id, ...save }, known, news }): FoundException[] => {
    const fields = isToBeShipped(save, known) ? changesIn(news).filter((field) => field !== 'shipped' || !known.isHandedOver) : [];
    if (fields.length === 0) return [];
    return [{ orderId: id, kind: 'platform_changed', detail: changeDetail([...changesOf(before.get(id)), ...fields]) }];
  });
}

/** It waits to be shipped, or a part of it does; what closes ends by its status alone. */
function isToBeShipped({ status }: Pick<OrderToSave, 'status'>, known: StoredOrder): boolean {
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
