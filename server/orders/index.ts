export { clearExceptions, raiseExceptions } from './exceptions/settle-exceptions.ts';
export { ordersModule } from './module.ts';
export { recordOrders } from './record-orders.ts';
