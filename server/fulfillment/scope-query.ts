import type { Caller, Scope } from '@zhidan/core/kernel/caller.ts';
import { sql, type RawBuilder } from 'kysely';
import { inWarehousesOf } from '../inventory/index.ts';
import type { Db } from '../platform/db/database.ts';

/** Rows `own` of the caller's shops and warehouses; one without a warehouse belongs to all. */
export function inScopeOf(by: Caller): RawBuilder<unknown> {
  const ofShops = by.shops === 'all' ? sql`true` : sql`own.shop_id = any(${[...by.shops]}::uuid[])`;
  const ofWarehouses =
    by.warehouses === 'all'
      ? sql`true`
      : sql`(own.warehouse_id is null or own.warehouse_id in (select id from warehouses where ${inWarehousesOf(by)}))`;
  return sql`${ofShops} and ${ofWarehouses}`;
}

type Place = Readonly<{ shopId: string; warehouseId: string | null }>;

/** Tells which fulfillment orders are the caller's, as `inScopeOf` does; a scope names warehouses by id or by code. One statement at most. */
export async function scopeOf(db: Db, by: Caller): Promise<(one: Place) => boolean> {
  const { shops } = by;
  const warehouses = await warehouseIdsOf(db, by);
  return ({ shopId, warehouseId }) =>
    (shops === 'all' || shops.includes(shopId)) && (warehouses === 'all' || warehouseId === null || warehouses.includes(warehouseId));
}

async function warehouseIdsOf(db: Db, by: Caller): Promise<Scope> {
  if (by.warehouses === 'all') return 'all';
  const { rows } = await sql<{ id: string }>`select id from warehouses where ${inWarehousesOf(by)}`.execute(db);
  return rows.map(({ id }) => id);
}
