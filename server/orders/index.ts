export { clearExceptions, raiseExceptions } from './exceptions/settle-exceptions.ts';
export { hourFigures, type HourFigures } from './hour-figures-query.ts';
export { ordersModule } from './module.ts';
export { recordOrders } from './record-orders.ts';
export { orderInScope } from './show-order.ts';
export { waitingPlaces } from './waiting-places-query.ts';
export { ordersInSql } from './order-fields-query.ts';
