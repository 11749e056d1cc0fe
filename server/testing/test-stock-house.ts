import { randomUUID } from 'node:crypto';
import { addSku as addSkuContract } from '@zhidan/core/catalog/sku-api.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { ReserveAsk, ReserveOutcome } from '@zhidan/core/inventory/decide-reservations.ts';
import { addWarehouse as addWarehouseContract } from '@zhidan/core/inventory/warehouse-api.ts';
import type { DocumentLine, StockDocumentId, StockDocumentKind } from '@zhidan/core/inventory/stock-document.ts';
import type { StockReference } from '@zhidan/core/inventory/stock.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { addSku } from '../catalog/skus/add-sku.ts';
import { postDocument } from '../inventory/index.ts';
import { addWarehouse } from '../inventory/warehouses/add-warehouse.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import type { TestMerchant } from './test-merchant.ts';
import { asked } from './test-news.ts';

/** A warehouse and the commands of stock, in a transaction or each in its own. */
export async function aStockHouse(
  { clock }: Pick<TestMerchant, 'clock'>,
  within: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>,
) {
  const addOne = (code: string) =>
    within((tx) => addWarehouse(tx, { ...asked(clock), ...addWarehouseContract.input.parse({ code, name: `${code} 仓` }) }));
  const { id: warehouseId } = await addOne('NB');
  return {
    warehouseId,
    addWarehouse: async (code: string): Promise<WarehouseId> => (await addOne(code)).id,
    addSku: async (code: string, change: object = {}): Promise<SkuId> => {
      const content = addSkuContract.input.parse({ code, name: `货 ${code}`, ...change });
      return (await within((tx) => addSku(tx, { ...asked(clock), ...content }))).id;
    },
    post: (kind: StockDocumentKind, lines: readonly DocumentLine[], change: object = {}) =>
      within((tx) => postDocument(tx, { ...asked(clock), documentId: aDocumentId(), kind, warehouseId, note: '测试', lines, ...change })),
    ask: (wanted: readonly (readonly [SkuId, number])[], reference: StockReference = aReference()): ReserveAsk => ({
      reference,
      lines: wanted.map(([skuId, quantity]) => ({ warehouseId, skuId, quantity })),
    }),
  };
}

export const aDocumentId = (): StockDocumentId => randomUUID() as StockDocumentId;

export const aReference = (): StockReference => ({ kind: 'fulfillment_order', id: randomUUID() });

export const outcomesOf = (answer: readonly ReserveOutcome[]): readonly string[] => answer.map(({ outcome }) => outcome);

/** On hand and reserved of a SKU, over all warehouses. */
export async function stockOf(db: Db, skuId: SkuId): Promise<readonly [onHand: number, reserved: number]> {
  const rows = await db.selectFrom('stock_levels').select(['on_hand', 'reserved']).where('sku_id', '=', skuId).execute();
  return [rows.reduce((sum, row) => sum + row.on_hand, 0), rows.reduce((sum, row) => sum + row.reserved, 0)];
}
