import * as catalogNews from '@zhidan/core/catalog/catalog-event.ts';
import * as orderNews from '@zhidan/core/orders/order-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { ordersWaitingFor } from '../../catalog/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { JournalEvent, Subscriber } from '../../platform/journal/subscriber.ts';
import { matchOrders } from './match-orders.ts';
import { ordersSplitWith, voidedOrdersBeside, waitingOrdersWith } from './matching-store.ts';

/** News of an order after which its goods, sums or parts may have to be looked at again. */
const aboutOrders: readonly string[] = [
  orderNews.orderReceived,
  orderNews.orderGoodsChanged,
  orderNews.orderAmountsChanged,
  orderNews.orderDiscrepancyChanged,
  orderNews.orderMarksChanged,
  orderNews.orderReopened,
  orderNews.orderCanceled,
  orderNews.orderCompleted,
  orderNews.orderShippedElsewhere,
  orderNews.orderSigned,
].map(({ type }) => type.name);

/** Orders looked at in one go: what a match sets free may be a whole morning's orders. */
const ordersAtOnce = 500;

/**
 * Matches orders' goods with the catalog, whichever of the two has changed. One subscriber for both: it reads news in their
 * order, so a match that is made while an order comes in is seen with the order or after it, never missed.
 */
export const onGoodsNews: Subscriber = {
  name: 'orders.on-goods-news',
  on: [...aboutOrders, ...[catalogNews.listingMatched, catalogNews.listingUnmatched, catalogNews.skuChanged].map(({ type }) => type.name)],
  from: 'beginning',
  apply: applyGoodsNews,
};

async function applyGoodsNews(tx: Tx, events: readonly JournalEvent[], by: Pick<Asked, 'by' | 'now'>): Promise<void> {
  const ids = await ordersConcerned(tx, events);
  for (let from = 0; from < ids.length; from += ordersAtOnce) await matchOrders(tx, by, ids.slice(from, from + ordersAtOnce));
}

/** Each once, in the order of their ids. */
async function ordersConcerned(tx: Tx, events: readonly JournalEvent[]): Promise<readonly string[]> {
  const subjects = (some: readonly JournalEvent[]): string[] => [...new Set(some.map(({ subjectId }) => subjectId))];
  const named = (...names: string[]): readonly JournalEvent[] => events.filter(({ event }) => names.includes(event));
  const own = subjects(events.filter(({ event }) => aboutOrders.includes(event)));
  const wholes = own.length > 0 ? await ordersSplitWith(tx, own) : [];
  const remarked = subjects(named(orderNews.orderMarksChanged.type.name).filter(({ payload }) => hasField(payload, 'splitFrom')));
  const freed = remarked.length > 0 ? await voidedOrdersBeside(tx, remarked) : [];
  return [...new Set([...own, ...wholes, ...freed, ...(await ordersOfCatalogNews(tx, events))])].toSorted();
}

async function ordersOfCatalogNews(tx: Tx, events: readonly JournalEvent[]): Promise<readonly string[]> {
  const { listingMatched, listingUnmatched, skuChanged } = catalogNews;
  const matched = events.filter(({ event }) => event === listingMatched.type.name || event === listingUnmatched.type.name);
  const isFirst = ({ event, payload }: JournalEvent): boolean => event === listingMatched.type.name && payload['from'] === null;
  const listingIds = matched.filter((event) => !isFirst(event)).map(({ subjectId }) => subjectId);
  const skuIds = events
    .filter(({ event, payload }) => event === skuChanged.type.name && hasField(payload, 'components'))
    .map(({ subjectId }) => subjectId);
  const waiting =
    matched.length > 0
      ? await ordersWaitingFor(
          tx,
          matched.map(({ subjectId }) => subjectId),
        )
      : [];
  const following = listingIds.length + skuIds.length > 0 ? await waitingOrdersWith(tx, { listingIds, skuIds }) : [];
  return [...waiting, ...following];
}

function hasField(payload: JournalEvent['payload'], field: string): boolean {
  const fields = payload['fields'];
  return Array.isArray(fields) && fields.includes(field);
}
