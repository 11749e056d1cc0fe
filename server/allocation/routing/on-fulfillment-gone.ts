import { fulfillmentMoved } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { retireRoutes } from './route-store.ts';

/** What stands here leaves no warehouse by itself: its room goes to others. Brought back, it is routed anew. */
const gone: ReadonlySet<string> = new Set(['canceled', 'merged', 'split']);

/** Frees the room of what is canceled, merged into another or split into others. */
export const onFulfillmentGone = on('allocation.on-fulfillment-gone', fulfillmentMoved, 'now', async (tx, events) => {
  const ids = [...new Set(events.filter(({ payload }) => gone.has(payload.to)).map(({ subjectId }) => subjectId))];
  await retireRoutes(
    tx,
    ids.map((id) => ({ kind: 'fulfillment_order', id })),
  );
});
