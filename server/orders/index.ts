export { hourFigures, type HourFigures } from './hour-figures-query.ts';
export { ordersModule } from './module.ts';
export { recordOrders } from './record-orders.ts';
