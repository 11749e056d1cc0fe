export { Desks } from './desk/desks.tsx';
export { fileAddress } from './file-address.ts';
export { RunPanel } from './run/run-panel.tsx';
export { useLabels, type Labels } from './run/use-labels.ts';
