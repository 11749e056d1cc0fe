export { ordersModule } from './module.ts';
export { recordOrders } from './record-orders.ts';
