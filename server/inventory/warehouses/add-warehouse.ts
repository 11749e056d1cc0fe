import { warehouseAdded } from '@zhidan/core/inventory/inventory-event.ts';
import type { addWarehouse as contract } from '@zhidan/core/inventory/warehouse-api.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { journaledWarehouse } from './journaled-warehouse.ts';
import { hasDefaultWarehouse, insertWarehouse, lockWarehouses, nameOfWarehouseCode } from './warehouse-store.ts';

/**
 * Adds a warehouse; the merchant's first one is the default.
 * @throws Refused `warehouse.code_taken`
 */
export async function addWarehouse(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, ...content } = ask;
  await lockWarehouses(tx);
  const twin = await nameOfWarehouseCode(tx, content.code, null);
  if (twin !== undefined) throw new Refused('warehouse.code_taken', { code: content.code, name: twin });
  const id = newId<WarehouseId>(now);
  const isDefault = !(await hasDefaultWarehouse(tx));
  await insertWarehouse(tx, { id, content, isDefault, now });
  await emit(tx, { by, now }, [warehouseAdded({ subjectId: id, payload: {}, after: journaledWarehouse({ ...content, isDefault }) })]);
  return { id };
}
