import { documentLineLimit } from '@zhidan/core/inventory/stock-document-api.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** A SKU as a sheet to fill in lists it. */
export type SheetGoods = Readonly<{
  code: string;
  name: string;
  specification: string;
  barcode: string;
  bin: string;
  onHand: number;
  safety: number;
}>;

/** Every SKU in use that can have stock, as it stands in a warehouse: by bin, as people walk. */
export async function goodsForSheet(db: Db, warehouseId: WarehouseId): Promise<readonly SheetGoods[]> {
  const { rows } = await sql<SheetGoods>`
    select skus.code, skus.name, skus.specification, skus.barcode, coalesce(level.bin, '') as bin,
      coalesce(level.on_hand, 0) as "onHand", coalesce(level.safety, 0) as safety
    from skus left join stock_levels as level on level.sku_id = skus.id and level.warehouse_id = ${warehouseId}
    where not skus.is_bundle and skus.state = 'active'
    order by coalesce(level.bin, '') = '', level.bin, skus.code limit ${documentLineLimit}`.execute(db);
  return rows;
}
