import * as added from '@zhidan/core/orders/added/added-order-api.ts';
import * as api from '@zhidan/core/orders/api.ts';
import * as markApi from '@zhidan/core/orders/marks/mark-api.ts';
import * as tagApi from '@zhidan/core/orders/tags/tag-api.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { exceptionRoutes } from './exceptions/exception-routes.ts';
import { orderExportRoutes } from './export/order-export-routes.ts';
import { addOrder } from './added/add-order.ts';
import { listOrderHappenings } from './list-order-happenings.ts';
import { listOrders } from './list/order-list-query.ts';
import { sumOrders } from './list/order-sum-query.ts';
import { showOrderMarks } from './marks/mark-query.ts';
import { revealReceiver } from './reveal-receiver.ts';
import { showOrder } from './show-order.ts';
import { tagOrders } from './tags/tag-orders.ts';
import { tagsInUse } from './tags/tag-store.ts';

export const orderRoutes: readonly Route[] = [
  ...orderExportRoutes,
  ...exceptionRoutes,
  command(added.addOrder, (tx, ask, { vault }) => addOrder(tx, ask, vault)),
  query(api.listOrders, (db, ask, { vault }) => listOrders(db, ask, vault)),
  query(api.sumOrders, (db, ask, { vault }) => sumOrders(db, ask, vault)),
  query(api.listOrderHappenings, (db, ask, { vault }) => listOrderHappenings(db, ask, vault)),
  query(api.showOrder, (db, ask, { vault }) => showOrder(db, ask, vault)),
  query(markApi.showOrderMarks, (db, ask, { vault }) => showOrderMarks(db, ask, vault)),
  command(tagApi.tagOrders, (tx, ask) => tagOrders(tx, ask, true)),
  command(tagApi.untagOrders, (tx, ask) => tagOrders(tx, ask, false)),
  query(tagApi.listTags, async (db) => ({ items: [...(await tagsInUse(db))] })),
  command(api.revealReceiver, (tx, ask, { vault }) => revealReceiver(tx, ask, vault)),
];
