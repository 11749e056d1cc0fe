import { warehouseClosed } from '@zhidan/core/inventory/inventory-event.ts';
import { warehouseLife } from '@zhidan/core/inventory/warehouse-life.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { piecesIn, saveWarehouseState, warehouseForUpdate } from './warehouse-store.ts';

/**
 * Takes an empty warehouse out of use.
 * @throws Refused `warehouse.not_found`, `warehouse.is_default`, `warehouse.has_stock`, `life_cycle.not_allowed`
 */
export async function closeWarehouse(tx: Tx, ask: Asked<Readonly<{ warehouseId: WarehouseId }>>): Promise<{ done: true }> {
  const { by, now, warehouseId } = ask;
  const found = await warehouseForUpdate(tx, warehouseId, by);
  if (!found) throw new Refused('warehouse.not_found', { warehouseId });
  const { name } = found;
  const state = orRefuse(move(warehouseLife, found.state, 'close'));
  if (found.isDefault) throw new Refused('warehouse.is_default', { name });
  const pieces = await piecesIn(tx, warehouseId);
  if (pieces > 0) throw new Refused('warehouse.has_stock', { name, pieces });
  await saveWarehouseState(tx, warehouseId, state);
  await emit(tx, { by, now }, [warehouseClosed({ subjectId: warehouseId, payload: {}, after: { name } })]);
  return { done: true };
}
