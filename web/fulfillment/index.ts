export { FulfillmentWhy } from './detail/fulfillment-why.tsx';
export { useCarrierName } from './carrier-name.ts';
export { FulfillmentDrawer } from './detail/fulfillment-drawer.tsx';
export { joiningWords } from './joining/joining-words.ts';
export { OrderParcels } from './joining/order-parcels.tsx';
