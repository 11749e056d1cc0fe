import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import { availableOf, referenceKey, stockKey, type StockKey, type StockLevel, type StockReference } from '@zhidan/core/inventory/stock.ts';
import type { WarehouseContent, WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { givenRows, type Column } from '../../platform/db/given-rows.ts';

const referenceColumns: readonly Column<StockReference>[] = [
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
  { name: 'id', type: 'uuid', of: ({ id }) => id },
];

/** What can be promised of some SKUs in the warehouses in use, and what documents hold of them already. */
export type StockToRoute = Readonly<{
  /** the default first */
  warehouses: readonly (Readonly<{ id: WarehouseId }> & Pick<WarehouseContent, 'code' | 'name' | 'cutoffMinute' | 'dailyCapacity'>)[];
  /** pieces by `stockKey` */
  available: ReadonlyMap<string, number>;
  /** pieces by `referenceKey` and `stockKey`, a blank between */
  held: ReadonlyMap<string, number>;
  codes: ReadonlyMap<SkuId, string>;
}>;

type StockAsk = Readonly<{ skuIds: readonly SkuId[]; references: readonly StockReference[] }>;

/** Reads stock for choosing warehouses; locks nothing, so that what is chosen still has to be reserved. Three statements. */
export async function stockToRoute(db: Db, { skuIds, references }: StockAsk): Promise<StockToRoute> {
  const warehouses = await sql<StockToRoute['warehouses'][number]>`
    select id, code, name, cutoff_minute as "cutoffMinute", daily_capacity as "dailyCapacity"
    from warehouses where state = 'active' order by is_default desc, code`.execute(db);
  const levels = await sql<StockLevel & Readonly<{ code: string }>>`
    select skus.id as "skuId", skus.code, level.warehouse_id as "warehouseId", level.on_hand as "onHand", level.reserved
    from skus left join stock_levels as level on level.sku_id = skus.id
    where skus.id = any(${[...new Set(skuIds)]}::uuid[])`.execute(db);
  const held = await sql<StockKey & StockReference & Readonly<{ quantity: number }>>`
    select given.kind, given.id, held.sku_id as "skuId", held.warehouse_id as "warehouseId", held.quantity
    from ${givenRows(referenceColumns, references)}
    join stock_reservations as held on held.reference_kind = given.kind and held.reference_id = given.id and held.state = 'open'`.execute(
    db,
  );
  return {
    warehouses: warehouses.rows,
    available: new Map(levels.rows.filter(({ warehouseId }) => warehouseId !== null).map((level) => [stockKey(level), availableOf(level)])),
    held: new Map(held.rows.map((row) => [`${referenceKey(row)} ${stockKey(row)}`, row.quantity])),
    codes: new Map(levels.rows.map(({ skuId, code }) => [skuId, code])),
  };
}
