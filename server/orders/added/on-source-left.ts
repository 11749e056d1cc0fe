import { orderHandedOver } from '@zhidan/core/orders/exception-event.ts';
import { orderCompleted, orderShippedElsewhere } from '@zhidan/core/orders/order-event.ts';
import type { Subscriber } from '../../platform/journal/subscriber.ts';
import { clearExceptions } from '../exceptions/settle-exceptions.ts';
import { waitingForSources } from './added-order-store.ts';

/** What is sent again goes on when the order that it follows has left. */
export const onSourceLeft: Subscriber = {
  name: 'orders.on-source-left',
  on: [orderHandedOver, orderShippedElsewhere, orderCompleted].map(({ type }) => type.name),
  from: 'beginning',
  async apply(tx, events, by) {
    const waiting = await waitingForSources(tx, [...new Set(events.map(({ subjectId }) => subjectId))]);
    await clearExceptions(
      tx,
      by,
      waiting.map((orderId) => ({ orderId, kind: 'source_unshipped' })),
    );
  },
};
