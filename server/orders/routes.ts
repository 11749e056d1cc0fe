import * as added from '@zhidan/core/orders/added-order-api.ts';
import * as api from '@zhidan/core/orders/api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { exceptionRoutes } from './exceptions/exception-routes.ts';
import { orderExportRoutes } from './export/order-export-routes.ts';
import { addOrder } from './added/add-order.ts';
import { listOrderHappenings } from './list-order-happenings.ts';
import { listOrders } from './list/order-list-query.ts';
import { sumOrders } from './list/order-sum-query.ts';
import { revealReceiver } from './reveal-receiver.ts';
import { showOrder } from './show-order.ts';

export const orderRoutes: readonly Route[] = [
  ...orderExportRoutes,
  ...exceptionRoutes,
  command(added.addOrder, (tx, ask, { vault }) => addOrder(tx, ask, vault)),
  query(api.listOrders, (db, ask, { vault }) => listOrders(db, ask, vault)),
  query(api.sumOrders, (db, ask, { vault }) => sumOrders(db, ask, vault)),
  query(api.listOrderHappenings, (db, ask, { vault }) => listOrderHappenings(db, ask, vault)),
  query(api.showOrder, (db, ask, { vault }) => showOrder(db, ask, vault)),
  command(api.revealReceiver, (tx, ask, { vault }) => revealReceiver(tx, ask, vault)),
];
