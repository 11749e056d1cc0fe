import { fulfillmentShipped } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { handlingOf } from '@zhidan/core/insights/measures/handling.ts';
import { storyOf } from '@zhidan/core/insights/measures/handling-story.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { entriesOf, ordersToMeasure, saveHandledOrders, type HandledOrder, type Subject } from './handled-order-store.ts';

/**
 * Measures what left the house by all that the journal says of it up to then: nothing that happens later changes it. Three statements
 * for any number of shipments.
 */
export const onShippedMeasure = on('insights.on-shipped', fulfillmentShipped, 'beginning', async (tx, events) => {
  const shipped = new Map(events.map(({ subjectId, at, payload }) => [subjectId, { shippedAt: at, parcelIds: payload.parcelIds }]));
  const orders = await ordersToMeasure(tx, [...shipped.keys()]);
  const named = (kind: Subject['kind'], ids: readonly string[]): readonly Subject[] => [...new Set(ids)].map((id) => ({ kind, id }));
  const entries = await entriesOf(tx, [
    ...named(
      'order',
      orders.flatMap(({ orderId, otherOrderIds }) => [orderId, ...otherOrderIds]),
    ),
    ...named(
      'fulfillment_order',
      orders.flatMap(({ fulfillmentOrderId, earlierIds }) => [fulfillmentOrderId, ...earlierIds]),
    ),
    ...named(
      'parcel',
      [...shipped.values()].flatMap(({ parcelIds }) => parcelIds),
    ),
  ]);
  const handled = orders.flatMap(({ countedFrom, earlierIds, otherOrderIds, ...order }): HandledOrder[] => {
    const about = shipped.get(order.fulfillmentOrderId);
    if (!about) return [];
    const { moments, waits, ...who } = storyOf({ ...about, earlierIds, otherOrderIds, ...order }, entries);
    return [{ ...order, ...who, shippedAt: about.shippedAt, handling: handlingOf(countedFrom, about.shippedAt, { moments, waits }) }];
  });
  await saveHandledOrders(tx, handled);
});
