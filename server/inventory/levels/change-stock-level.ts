import { stockLevelChanged } from '@zhidan/core/inventory/inventory-event.ts';
import type { changeStockLevel as contract } from '@zhidan/core/inventory/stock-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { stockedSkus } from '../documents/stocked-skus.ts';
import { openWarehouses } from '../warehouses/warehouse-store.ts';
import { levelFactsForUpdate, openLevels, saveLevelFacts } from './level-store.ts';

/**
 * Says where a SKU lies in a warehouse and how many pieces sales should leave. The same again changes nothing.
 * @throws Refused `warehouse.not_found`, `sku.not_found`, `stock.bundle_has_none`
 */
export async function changeStockLevel(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const { by, now, skuId, warehouseId, bin, safety } = ask;
  const [warehouse] = await openWarehouses(tx, [warehouseId], by);
  if (!warehouse) throw new Refused('warehouse.not_found', { warehouseId });
  const codes = await stockedSkus(tx, [{ skuId }]);
  await openLevels(tx, [{ skuId, warehouseId }], now);
  const before = await levelFactsForUpdate(tx, { skuId, warehouseId });
  if (before?.bin === bin && before.safety === safety) return { done: true };
  await saveLevelFacts(tx, [{ skuId, warehouseId, bin, safety, isCounted: false }], now);
  await emit(tx, { by, now }, [
    stockLevelChanged({
      subjectId: `${warehouseId} ${skuId}`,
      payload: { warehouseId, skuId },
      ...(before ? { before } : {}),
      after: { name: `${codes.get(skuId) ?? ''} · ${warehouse.name}`, bin, safety },
    }),
  ]);
  return { done: true };
}
