import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Joinable } from './joining-store.ts';
import { kept } from './joining-write-store.ts';

/** What can be promised of each SKU, by warehouse. */
export type Shelves = ReadonlyMap<string, Map<string, number>>;

/** What can be promised of these SKUs in each warehouse that is in use. */
export async function shelvesOf(db: Db, skuIds: readonly string[]): Promise<Shelves> {
  const { rows } = await sql<{ skuId: string; warehouseId: string; available: number }>`
    select level.sku_id as "skuId", level.warehouse_id as "warehouseId", greatest(level.on_hand - level.reserved, 0) as available
    from stock_levels as level join warehouses on warehouses.id = level.warehouse_id and warehouses.state = 'active'
    where level.sku_id = any(${[...new Set(skuIds)]}::uuid[])
    order by level.warehouse_id`.execute(db);
  const shelves = Map.groupBy(rows, ({ warehouseId }) => warehouseId);
  return new Map([...shelves].map(([id, some]) => [id, new Map(some.map(({ skuId, available }) => [skuId, available]))]));
}

/** The shelf of its warehouse; without one that which has the most of what is wanted. Null: none has any. */
export function shelfFor(
  warehouseId: string | null,
  wanted: readonly Readonly<{ skuId: string; quantity: number }>[],
  shelves: Shelves,
): Map<string, number> | null {
  if (warehouseId !== null) return shelves.get(warehouseId) ?? null;
  const pieces = [...Map.groupBy(wanted, ({ skuId }) => skuId)].map(
    ([skuId, some]) => [skuId, some.reduce((sum, { quantity }) => sum + quantity, 0)] as const,
  );
  const covers = [...shelves.values()].map((shelf) => ({
    shelf,
    covered: pieces.reduce((sum, [skuId, quantity]) => sum + Math.min(quantity, shelf.get(skuId) ?? 0), 0),
  }));
  return covers.toSorted((one, other) => other.covered - one.covered)[0]?.shelf ?? null;
}

/** What can be promised of the SKUs of each, what it holds itself included. */
export async function availableFor(db: Db, some: readonly Joinable[]): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const shelves = await shelvesOf(
    db,
    some.flatMap(({ lines }) => lines.map(({ skuId }) => skuId)),
  );
  return new Map(
    some.map((one) => {
      const there = new Map(shelfFor(one.warehouseId, kept(one.lines), shelves));
      const held = one.stock === 'reserved' ? kept(one.lines) : [];
      for (const { skuId, quantity } of held) there.set(skuId, (there.get(skuId) ?? 0) + quantity);
      return [one.id, there];
    }),
  );
}
