import { fulfillmentChanged, fulfillmentStopAsked } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { stagesBeforeRelease, stagesOnTheFloor } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { reservationsLost, stockArrived } from '@zhidan/core/inventory/inventory-event.ts';
import type { StockReference } from '@zhidan/core/inventory/stock.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { raiseExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { JournalEvent, Subscriber } from '../../platform/journal/subscriber.ts';
import { judgeStages } from '../claims/judge-stages.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { orderIdsOf } from '../claims/move-news.ts';
import { goodsNamesOf, saveStocks, waitingForStock } from './stock-store.ts';

/** Fulfillment orders that one arrival wakes: as many as can be judged in one go; the next release of stock wakes the others. */
const wokenAtOnce = 500;

/**
 * Goods that arrive wake who waits for them, the earliest deadline first: they are judged again. Who has lost a reservation is
 * short from then on, goes back if it is not printed, and is stopped if it is.
 */
export const onStockNews: Subscriber = {
  name: 'fulfillment.on-stock-news',
  on: [stockArrived.type.name, reservationsLost.type.name],
  from: 'now',
  apply: async (tx, events, { by, now }) => {
    const lost = events.filter(({ event }) => event === reservationsLost.type.name);
    await loseReservations(tx, { by, now }, [...new Set(lost.flatMap(({ payload }) => referencesIn(payload)))].toSorted());
    await wakeWaiting(
      tx,
      { by, now },
      events.filter(({ event }) => event === stockArrived.type.name),
    );
  },
};

const referencesIn = (payload: JournalEvent['payload']): readonly string[] =>
  (payload as { references: StockReference[] }).references.flatMap(({ kind, id }) => (kind === 'fulfillment_order' ? [id] : []));

type By = Pick<Asked, 'by' | 'now'>;

async function wakeWaiting(tx: Tx, { by, now }: By, arrivals: readonly JournalEvent[]): Promise<void> {
  const byWarehouse = Map.groupBy(arrivals, ({ payload }) => String(payload['warehouseId']));
  const woken = new Map<string, readonly string[]>();
  for (const [warehouseId, some] of byWarehouse) {
    const skuIds = [...new Set(some.flatMap(({ payload }) => (payload as { skuIds: string[] }).skuIds))];
    for (const { id, orderIds } of await waitingForStock(tx, { skuIds, warehouseId, limit: wokenAtOnce })) woken.set(id, orderIds);
  }
  await emit(
    tx,
    { by, now },
    [...woken].map(([id, orderIds]) => fulfillmentChanged({ subjectId: id, payload: { orderIds: [...orderIds], fields: ['stock'] } })),
  );
}

async function loseReservations(tx: Tx, { by, now }: By, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = [...(await lockForClaim(tx, by, ids)).values()];
  const isIn = (stages: readonly string[]) => known.filter(({ stage }) => stages.includes(stage));
  const short = isIn([...stagesBeforeRelease, 'to_print', ...stagesOnTheFloor]);
  const goods = await goodsNamesOf(
    tx,
    short.map(({ id }) => id),
  );
  const found = short.flatMap((facts) =>
    orderIdsOf(facts).map((orderId) => [orderId, { orderId, kind: 'out_of_stock', detail: { goods: goods.get(facts.id) ?? '' } }] as const),
  );
  await raiseExceptions(tx, { by, now }, [...new Map(found).values()]);
  await saveStocks(
    tx,
    short.map(({ id }) => ({ id, stock: 'short' })),
    now,
  );
  await judgeStages(tx, { by, now, verdicts: isIn(['to_print']).map(({ id }) => ({ id, to: 'pending', reason: '实物不足，占用被收回' })) });
  await emit(tx, { by, now }, [
    ...isIn([...stagesBeforeRelease, 'to_print']).map((facts) =>
      fulfillmentChanged({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts), fields: ['stock'] } }),
    ),
    ...isIn(stagesOnTheFloor).map((facts) => fulfillmentStopAsked({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts) } })),
  ]);
}
