export { useWarehouses } from './use-warehouses.ts';
