export { JoiningActions } from './joining-actions.tsx';
export { OrderParcels } from './order-parcels.tsx';
export { joiningWords } from './joining-words.ts';
export { SplitDialog } from './split-dialog.tsx';
