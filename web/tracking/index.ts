export { OrderTraces } from './parcel/order-traces.tsx';
export { trackingWords } from './tracking-words.ts';
