import { fulfillmentCanceled, fulfillmentWithdrawn } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { orderCanceled, orderCompleted } from '@zhidan/core/orders/order-event.ts';
import type { Tx } from '../platform/db/database.ts';
import type { JournalEvent, Subscriber, SubscriberAsk } from '../platform/journal/subscriber.ts';
import { goOn } from './act-on-request.ts';
import { endRequest, lockRequest } from './approve-request.ts';
import { markLaidAside, openRequestsOf } from './request-store.ts';

/**
 * What happens to orders while something is asked of them: one that is closed leaves nothing to change; a printed parcel that the warehouse
 * took back by its own page is what a request waited for.
 */
export const onRequestNews: Subscriber = {
  name: 'requests.on-request-news',
  on: [orderCanceled, orderCompleted, fulfillmentWithdrawn, fulfillmentCanceled].map(({ type }) => type.name),
  from: 'now',
  apply: applyNews,
};

async function applyNews(tx: Tx, events: readonly JournalEvent[], ask: SubscriberAsk): Promise<void> {
  const of = (...news: readonly Readonly<{ type: { name: string } }>[]): readonly JournalEvent[] =>
    events.filter(({ event }) => news.some(({ type }) => type.name === event));
  const closed = of(orderCanceled, orderCompleted).map(({ subjectId }) => subjectId);
  await lapse(tx, ask, closed);
  await wake(tx, ask, of(fulfillmentWithdrawn, fulfillmentCanceled).flatMap(orderIdsIn));
}

function orderIdsIn({ payload }: JournalEvent): readonly string[] {
  return Array.isArray(payload['orderIds']) ? payload['orderIds'].map(String) : [];
}

/** A parcel that has left is called back, and goods are sent again, although the order is completed. */
async function lapse(tx: Tx, { by, now }: SubscriberAsk, orderIds: readonly string[]): Promise<void> {
  const open = await openRequestsOf(tx, [...new Set(orderIds)]);
  for (const { id } of open.filter(({ stage, kind }) => stage !== 'away' && kind !== 'resend').toSorted(byOrder)) {
    const request = await lockRequest(tx, id);
    if (request) await endRequest(tx, { by, now, request, state: 'lapsed', reason: '订单已关闭或完成' });
  }
}

async function wake(tx: Tx, { by, now }: SubscriberAsk, orderIds: readonly string[]): Promise<void> {
  const waiting = (await openRequestsOf(tx, [...new Set(orderIds)])).filter(({ state }) => state === 'waiting');
  for (const { id } of waiting.toSorted(byOrder)) {
    const request = await lockRequest(tx, id);
    if (request?.state !== 'waiting') continue;
    await markLaidAside(tx, id, { now, by: by.actor.name });
    await goOn(tx, { by, now, id });
  }
}

/** Locks are taken by order. */
function byOrder(one: Readonly<{ orderId: string }>, other: Readonly<{ orderId: string }>): number {
  return one.orderId < other.orderId ? -1 : 1;
}
