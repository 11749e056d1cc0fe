export { addShop } from './add-shop.ts';
export { channelsModule } from './module.ts';
export { receiveChannelOrders, receiveLimit, type ReceiveAsk, type ReceiveOutcome } from './receive-channel-orders.ts';
export type { ReceivedOrder } from './storable-order.ts';
