import { fulfillmentWithdrawn } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { settleMembers } from './settle-members.ts';

/** What is taken back, laid aside or not printed yet, loses the members that had to leave. Merging by itself is audit's: rules may forbid it. */
export const onJoiningNews = on('fulfillment.on-joining-news', fulfillmentWithdrawn, 'beginning', async (tx, events, { by, now }) => {
  const orderIds = [...new Set(events.flatMap(({ payload }) => payload.orderIds))].toSorted();
  await settleMembers(tx, { by, now, orderIds, readdressedIds: [] });
});
