export { OrderFulfillments } from './detail/order-fulfillments.tsx';
