export { OrderChain } from './chain/order-chain.tsx';
export { DearestOrders, NextSteps, TodayCounters } from './today/today-panels.tsx';
