import * as api from '@zhidan/core/orders/api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { listOrders } from './order-list-query.ts';
import { revealReceiver } from './reveal-receiver.ts';
import { showOrder } from './show-order.ts';

export const orderRoutes: readonly Route[] = [
  query(api.listOrders, (db, ask, { vault }) => listOrders(db, ask, vault)),
  query(api.showOrder, (db, ask, { vault }) => showOrder(db, ask, vault)),
  command(api.revealReceiver, (tx, ask, { vault }) => revealReceiver(tx, ask, vault)),
];
