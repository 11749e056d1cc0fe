export { JoiningActions } from './joining/joining-actions.tsx';
export { OrderParcels } from './joining/order-parcels.tsx';
export { joiningWords } from './joining/joining-words.ts';
export { SplitDialog } from './joining/split-dialog.tsx';
