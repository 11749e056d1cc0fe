import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { DocumentLine, StockDocumentId } from '@zhidan/core/inventory/stock-document.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { postDocument } from '../documents/post-document.ts';
import { addWarehouse } from '../warehouses/add-warehouse.ts';
import { hasWarehouses } from '../warehouses/warehouse-store.ts';
import { plainSkus } from './plain-skus-query.ts';
import { demoScarce, demoShelves, demoWarehouses } from './demo-stock-fixture.ts';

/** Every fifth of what the main warehouse keeps lies in the second one. */
const secondShare = 5;
/** Bins of one shelf. */
const binsPerShelf = 6;

/**
 * Gives the demo two warehouses with opening stock for the SKUs that are there, some of it scarce; a merchant that has a warehouse
 * stays as it is. Seed the catalog first. Answers how many SKUs got stock.
 */
export async function seedDemoStock(merchant: Merchant): Promise<number> {
  const ask = { by: systemCaller('demo'), now: merchant.clock() };
  return inTransaction(merchant.db, async (tx) => {
    if (await hasWarehouses(tx)) return 0;
    const ids: WarehouseId[] = [];
    for (const content of demoWarehouses) ids.push((await addWarehouse(tx, { ...ask, ...content })).id);
    const skus = await plainSkus(tx);
    for (const [index, warehouseId] of ids.entries()) {
      const lines = openingLines(skus, index === 0);
      if (lines.length === 0) continue;
      const documentId = newId<StockDocumentId>(ask.now);
      await postDocument(tx, { ...ask, documentId, kind: 'inbound', warehouseId, note: '期初库存', lines });
    }
    return skus.length;
  });
}

function openingLines(skus: readonly Readonly<{ id: SkuId; code: string }>[], isMain: boolean): DocumentLine[] {
  return skus.flatMap(({ id, code }, index) => {
    const shelf = demoShelves.find((one) => code.startsWith(one.code));
    if (!shelf || (!isMain && shelf.isMainOnly)) return [];
    const usual = shelf.onHand + ((index * 37) % Math.max(10, Math.floor(shelf.onHand / 3))); // no two shelves are alike
    const quantity = isMain ? (demoScarce[code] ?? usual) : Math.floor(usual / secondShare);
    const bin = `${shelf.aisle}-${pad(1 + Math.floor(index / binsPerShelf))}-${pad(1 + (index % binsPerShelf))}`;
    return [{ skuId: id, quantity, bin, safety: isMain ? shelf.safety : Math.ceil(shelf.safety / secondShare) }];
  });
}

const pad = (number: number): string => String(number).padStart(2, '0');
