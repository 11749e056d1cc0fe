import { fulfillmentOpened } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { piecesWanted, planLines } from '@zhidan/core/fulfillment/plan-lines.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { withdrawFulfillment } from '../claims/take-back.ts';
import { settleDeadlines } from '../deadlines/settle-deadlines.ts';
import { holdPresales } from './hold-presales.ts';
import * as store from './opening-store.ts';
import { openFulfillmentIds } from './open-ids-query.ts';
import { releasedWithOtherGoods, rebuildLines } from './rebuild-lines.ts';

/**
 * Asks the warehouse for orders that are paid and know their goods: one fulfillment order each, once. Orders that have one get
 * its lines in line with their goods; one that is released with other goods goes back to the auditors, one that is printed stays. Asked twice, it is done once; a constant number of statements.
 */
export async function openFulfillmentOrders(tx: Tx, ask: Asked<Readonly<{ orderIds: readonly string[] }>>): Promise<void> {
  const { by, now } = ask;
  const orderIds = [...new Set(ask.orderIds)];
  if (orderIds.length === 0) return;
  const opened = await openNew(tx, { by, now, orderIds });
  const open = (await openFulfillmentIds(tx, orderIds)).filter((id) => !opened.has(id));
  if (open.length === 0) return;
  await lockForClaim(tx, by, open);
  await rebuildLines(tx, { by, now, ids: open, toldIds: new Set(), fields: [] });
  const stale = await releasedWithOtherGoods(tx, open, now);
  if (stale.length > 0) await withdrawFulfillment(tx, { by, now, ids: stale, reason: '商品匹配变化', isStopConfirmed: false });
}

async function openNew(tx: Tx, { by, now, orderIds }: Asked<Readonly<{ orderIds: readonly string[] }>>): Promise<ReadonlySet<string>> {
  const waiting = await store.ordersToOpen(tx, orderIds);
  if (waiting.length === 0) return new Set();
  const ids = waiting.map(({ id }) => id);
  const overtaken = await store.ordersWithFulfillment(tx, ids);
  const parts = Map.groupBy(await store.soldParts(tx, ids), ({ orderId }) => orderId);
  const opened = waiting.flatMap((order) => {
    const lines = planLines({ orderIds: [order.id], parts: parts.get(order.id) ?? [], before: [] }, now);
    return overtaken.has(order.id) || piecesWanted(lines).size === 0 ? [] : [{ id: newId(now), order, lines }];
  });
  await store.insertFulfillments(tx, opened, now);
  await store.saveLines(tx, new Map(opened.map(({ id, lines }) => [id, lines])), { isNew: true, now });
  await settleDeadlines(tx, { by, now, ids: opened.map(({ id }) => id) });
  await holdPresales(
    tx,
    { by, now },
    opened.map(({ order }) => order),
  );
  await emit(
    tx,
    { by, now },
    opened.map(({ id, order }) => fulfillmentOpened({ subjectId: id, payload: { orderIds: [order.id] } })),
  );
  return new Set(opened.map(({ id }) => id));
}
