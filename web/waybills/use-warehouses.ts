import { listWarehouses, type WarehouseRow } from '@zhidan/core/inventory/warehouse-api.ts';
import { useAnswer } from '../lib/answers.ts';

/** The caller's warehouses, the default first; undefined until they are known. */
export function useWarehouses(): readonly WarehouseRow[] | undefined {
  return useAnswer(listWarehouses, {}, { follows: ['warehouse'] }).data?.items;
}
