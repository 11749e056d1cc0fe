export { ordersModule } from './module.ts';
export { recordOrders } from './record-orders.ts';
export { orderInScope } from './show-order.ts';
