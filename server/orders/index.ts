export { clearExceptions, raiseExceptions } from './exceptions/settle-exceptions.ts';
export { hourFigures, type HourFigures } from './hour-figures-query.ts';
export { ordersModule } from './module.ts';
export { recordOrders } from './record-orders.ts';
export { orderInScope } from './show-order.ts';
export { ordersByIds, type StoredOrder } from './order-store.ts';
export { indexOf, phoneDigits } from './sealed-order.ts';
export { settleTags } from './tags/tag-orders.ts';
export { ordersInSql } from './order-fields-query.ts';
