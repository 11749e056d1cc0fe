import * as orderNews from '@zhidan/core/orders/order-event.ts';
import type { Subscriber } from '../../platform/journal/subscriber.ts';
import { openOnesOf } from './deadline-store.ts';
import { resettleDeadlines } from './settle-deadlines.ts';

const ofOrders: readonly string[] = [orderNews.orderShipByChanged, orderNews.orderPaid, orderNews.orderAmountsChanged].map(
  ({ type }) => type.name,
);

/**
 * The clock of an order follows its platform, also while it is held or on the floor: what moves the deadline or the penalty settles
 * them anew. Whoever makes a fulfillment order settles its own.
 */
export const onDeadlineNews: Subscriber = {
  name: 'fulfillment.on-deadline-news',
  on: ofOrders,
  from: 'beginning',
  apply: async (tx, events, ask) => {
    const ids = await openOnesOf(tx, [...new Set(events.map(({ subjectId }) => subjectId))]);
    await resettleDeadlines(tx, { ...ask, ids });
  },
};
