import { warehouseChanged } from '@zhidan/core/inventory/inventory-event.ts';
import type { changeWarehouse as contract } from '@zhidan/core/inventory/warehouse-api.ts';
import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { journaledWarehouse } from './journaled-warehouse.ts';
import { lockWarehouses, makeDefault, nameOfWarehouseCode, updateWarehouse, warehouseForUpdate } from './warehouse-store.ts';

/**
 * Says a warehouse anew; the same again changes nothing. The default stays one until another is made it.
 * @throws Refused `warehouse.not_found`, `warehouse.code_taken`, `warehouse.closed` for a default that is closed
 */
export async function changeWarehouse(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const { by, now, warehouseId, isDefault, ...content } = ask;
  await lockWarehouses(tx);
  const found = await warehouseForUpdate(tx, warehouseId, by);
  if (!found) throw new Refused('warehouse.not_found', { warehouseId });
  const { id: _id, state, ...before } = found;
  const after = { ...content, isDefault: isDefault || before.isDefault };
  if (canonicalJson(toJson(before)) === canonicalJson(toJson(after))) return { done: true };
  const twin = await nameOfWarehouseCode(tx, content.code, warehouseId);
  if (twin !== undefined) throw new Refused('warehouse.code_taken', { code: content.code, name: twin });
  if (isDefault && state === 'closed') throw new Refused('warehouse.closed', { name: before.name });
  await updateWarehouse(tx, warehouseId, content);
  if (after.isDefault && !before.isDefault) await makeDefault(tx, warehouseId);
  await emit(tx, { by, now }, [
    warehouseChanged({ subjectId: warehouseId, payload: {}, before: journaledWarehouse(before), after: journaledWarehouse(after) }),
  ]);
  return { done: true };
}
