export { JoiningActions } from './joining-actions.tsx';
export { SplitDialog } from './split-dialog.tsx';
