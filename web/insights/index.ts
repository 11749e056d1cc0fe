export { OrderChain } from './chain/order-chain.tsx';
