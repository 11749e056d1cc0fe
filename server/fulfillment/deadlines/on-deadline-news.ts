import { fulfillmentOpened } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import * as orderNews from '@zhidan/core/orders/order-event.ts';
import type { Subscriber } from '../../platform/journal/subscriber.ts';
import { openOnesOf } from './deadline-store.ts';
import { resettleDeadlines } from './settle-deadlines.ts';

const opened: string = fulfillmentOpened.type.name;
const ofOrders: readonly string[] = [orderNews.orderShipByChanged, orderNews.orderPaid, orderNews.orderAmountsChanged].map(
  ({ type }) => type.name,
);

/**
 * The clock of an order follows its platform, also while it is held or on the floor: what moves the deadline or the penalty settles
 * them anew.
 */
export const onDeadlineNews: Subscriber = {
  name: 'fulfillment.on-deadline-news',
  on: [opened, ...ofOrders],
  from: 'beginning',
  apply: async (tx, events, ask) => {
    const subjects = (names: readonly string[]) => events.filter(({ event }) => names.includes(event)).map(({ subjectId }) => subjectId);
    const orderIds = subjects(ofOrders);
    const concerned = orderIds.length > 0 ? await openOnesOf(tx, orderIds) : [];
    await resettleDeadlines(tx, { ...ask, ids: [...new Set([...subjects([opened]), ...concerned])] });
  },
};
