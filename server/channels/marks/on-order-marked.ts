import { orderMarked } from '@zhidan/core/orders/marks/mark-event.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { enqueueMemos } from './tell-memos-type.ts';

/** What rules wrote on orders is written to their platforms. */
export const onOrderMarked = on('channels.on-order-marked', orderMarked, 'now', async (tx, events) => {
  const shops = new Map(events.map(({ subjectId, payload }) => [subjectId, payload.shopId]));
  await enqueueMemos(
    tx,
    [...shops].map(([orderId, shopId]) => ({ orderId, shopId })),
  );
});
