import { stockPosted, stockReversed } from '@zhidan/core/inventory/inventory-event.ts';
import { clearExceptions } from '../../orders/index.ts';
import type { Subscriber } from '../../platform/journal/subscriber.ts';
import { documentWarehouses } from './document-warehouse-query.ts';
import { endShorts } from './waves/wave-short-store.ts';

/** Goods that a picker did not find were counted or came in: the parcels that went without may be picked again. */
export const onStockTold: Subscriber = {
  name: 'fulfillment.on-stock-told',
  on: [stockPosted.type.name, stockReversed.type.name],
  from: 'now',
  async apply(tx, events, { by, now }) {
    const warehouses = await documentWarehouses(
      tx,
      events.map(({ subjectId }) => subjectId),
    );
    const orderIds = await endShorts(tx, warehouses, now);
    await clearExceptions(
      tx,
      { by, now },
      orderIds.map((orderId) => ({ orderId, kind: 'out_of_stock' as const })),
    );
  },
};
