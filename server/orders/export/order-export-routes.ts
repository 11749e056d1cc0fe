import * as api from '@zhidan/core/orders/export-api.ts';
import { command, download, query, type Route } from '../../platform/http/route.ts';
import { exportOrders } from './export-orders.ts';
import { fetchOrderExport } from './fetch-order-export.ts';
import { listOrderExports } from './list-order-exports.ts';

export const orderExportRoutes: readonly Route[] = [
  command(api.exportOrders, (tx, ask) => exportOrders(tx, ask)),
  query(api.listOrderExports, (db, ask) => listOrderExports(db, ask)),
  download(api.fetchOrderExport, (merchant, ask) => fetchOrderExport(merchant, ask)),
];
