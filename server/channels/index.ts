export { addShop } from './add-shop.ts';
export { callShop, type ShopCall } from './call/call-shop.ts';
export { connectorOf } from './call/connector-of.ts';
export { grantShop, type GrantAsk } from './call/grant-shop.ts';
export { channelsModule } from './module.ts';
export { receiveChannelOrders, receiveLimit, type ReceiveAsk, type ReceiveOutcome } from './receive-channel-orders.ts';
export { receiveDocuments, type DocumentsAsk, type DocumentsOutcome } from './receive-documents.ts';
export type { ReceivedOrder } from './storable-order.ts';
