import { fulfillmentShipped } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { trackingAccountAdded, trackingAccountChanged } from '@zhidan/core/tracking/tracking-event.ts';
import { on, type Subscriber } from '../../platform/journal/subscriber.ts';
import { insertTracked, wantUnwatched } from './watch-store.ts';
import { enqueueParcels, leaseEnd, subscribeParcelsType } from './watch-types.ts';

/** What left the house is looked after from then on. */
export const onShipped = on('tracking.on-shipped', fulfillmentShipped, 'now', async (tx, events, { now }) => {
  const parcelIds = [...new Set(events.flatMap(({ payload }) => payload.parcelIds))];
  await enqueueParcels(tx, subscribeParcelsType, await insertTracked(tx, parcelIds, { now, dueAt: leaseEnd(now) }));
});

/** What had no account, or one that was refused, is tried again when there is another one; the look of the next minute takes it up. */
export const onAccountMended: Subscriber = {
  name: 'tracking.on-account-mended',
  on: [trackingAccountAdded.type.name, trackingAccountChanged.type.name],
  from: 'now',
  apply: (tx, _events, { now }) => wantUnwatched(tx, now),
};
