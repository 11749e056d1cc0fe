export { seedDemoStock } from './demo/seed-demo-stock.ts';
export { postDocument } from './documents/post-document.ts';
export { verifyStock, type StockVerdict } from './levels/verify-stock-query.ts';
export { stockToRoute } from './levels/stock-to-route-query.ts';
export { inWarehousesOf, openWarehouses } from './warehouses/warehouse-store.ts';
export { inventoryModule } from './module.ts';
export { consumeStock, type ConsumeOutcome } from './reservations/consume-stock.ts';
export { releaseStock } from './reservations/release-stock.ts';
export { reserveStock } from './reservations/reserve-stock.ts';
