import { warehouseReopened } from '@zhidan/core/inventory/inventory-event.ts';
import { warehouseLife } from '@zhidan/core/inventory/warehouse-life.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { saveWarehouseState, warehouseForUpdate } from './warehouse-store.ts';

/**
 * Takes a warehouse into use again.
 * @throws Refused `warehouse.not_found`, `life_cycle.not_allowed`
 */
export async function reopenWarehouse(tx: Tx, ask: Asked<Readonly<{ warehouseId: WarehouseId }>>): Promise<{ done: true }> {
  const { by, now, warehouseId } = ask;
  const found = await warehouseForUpdate(tx, warehouseId, by);
  if (!found) throw new Refused('warehouse.not_found', { warehouseId });
  await saveWarehouseState(tx, warehouseId, orRefuse(move(warehouseLife, found.state, 'reopen')));
  await emit(tx, { by, now }, [warehouseReopened({ subjectId: warehouseId, payload: {}, after: { name: found.name } })]);
  return { done: true };
}
