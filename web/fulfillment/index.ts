export { FulfillmentWhy } from './detail/fulfillment-why.tsx';
export { useCarrierName } from './carrier-name.ts';
export { FulfillmentDrawer } from './detail/fulfillment-drawer.tsx';
export { ChooseForm } from './detail/choose-form.tsx';
export { SplitDialog } from './joining/split-dialog.tsx';
export { useMerge } from './joining/use-joining.ts';
export { joiningWords } from './joining/joining-words.ts';
export { OrderParcels } from './joining/order-parcels.tsx';
