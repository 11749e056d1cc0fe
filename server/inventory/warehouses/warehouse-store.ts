import { foldCode } from '@zhidan/core/catalog/sku.ts';
import type { WarehouseContent, WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { WarehouseState } from '@zhidan/core/inventory/warehouse-life.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** A warehouse as commands see it. */
export type Warehouse = WarehouseContent & Readonly<{ id: WarehouseId; state: WarehouseState; isDefault: boolean }>;

/** Narrows warehouses to those that the caller works in. A scope is text that an administrator typed: ids or codes. */
export function inWarehousesOf(by: Caller): RawBuilder<unknown> {
  if (by.warehouses === 'all') return sql`true`;
  return sql`(warehouses.id::text = any(${[...by.warehouses]}) or warehouses.code_folded = any(${by.warehouses.map(foldCode)}))`;
}

const columns = sql`
  id, code, name, province, city, district, detail, contact_name as "contactName", contact_phone as "contactPhone",
  cutoff_minute as "cutoffMinute", daily_capacity as "dailyCapacity", state, is_default as "isDefault"`;

/** The caller's of these warehouses; kept from being closed until the transaction ends. */
export async function openWarehouses(tx: Tx, ids: readonly WarehouseId[], by: Caller): Promise<readonly Warehouse[]> {
  const { rows } = await sql<Warehouse>`
    select ${columns} from warehouses
    where id = any(${[...ids]}::uuid[]) and ${inWarehousesOf(by)} order by id for key share`.execute(tx);
  return rows;
}

/** What a warehouse of the caller is called. */
export async function warehouseNamed(db: Db, id: WarehouseId, by: Caller): Promise<Pick<Warehouse, 'code' | 'name'> | undefined> {
  const { rows } = await sql<Pick<Warehouse, 'code' | 'name'>>`
    select code, name from warehouses where id = ${id} and ${inWarehousesOf(by)}`.execute(db);
  return rows[0];
}

export async function warehouseForUpdate(tx: Tx, id: WarehouseId, by: Caller): Promise<Warehouse | undefined> {
  const { rows } = await sql<Warehouse>`
    select ${columns} from warehouses where id = ${id} and ${inWarehousesOf(by)} for update`.execute(tx);
  return rows[0];
}

/** Whoever gives out codes or the default waits here for the other. */
export async function lockWarehouses(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('warehouses'))`.execute(tx);
}

/** The name of whoever else has a code. */
export async function nameOfWarehouseCode(db: Db, code: string, except: WarehouseId | null): Promise<string | undefined> {
  const row = await db.selectFrom('warehouses').select(['id', 'name']).where('code_folded', '=', foldCode(code)).executeTakeFirst();
  return row && row.id !== except ? row.name : undefined;
}

export async function hasDefaultWarehouse(db: Db): Promise<boolean> {
  return (await db.selectFrom('warehouses').select('id').where('is_default', '=', true).executeTakeFirst()) !== undefined;
}

export async function hasWarehouses(db: Db): Promise<boolean> {
  return (await db.selectFrom('warehouses').select('id').limit(1).executeTakeFirst()) !== undefined;
}

const stored = (content: WarehouseContent) => ({
  code: content.code,
  code_folded: foldCode(content.code),
  name: content.name,
  province: content.province,
  city: content.city,
  district: content.district,
  detail: content.detail,
  contact_name: content.contactName,
  contact_phone: content.contactPhone,
  cutoff_minute: content.cutoffMinute,
  daily_capacity: content.dailyCapacity,
});

export async function insertWarehouse(
  tx: Tx,
  { id, content, isDefault, now }: Readonly<{ id: WarehouseId; content: WarehouseContent; isDefault: boolean; now: Instant }>,
): Promise<void> {
  await tx
    .insertInto('warehouses')
    .values({ id, ...stored(content), state: 'active', is_default: isDefault, added_at: now })
    .execute();
}

export async function updateWarehouse(tx: Tx, id: WarehouseId, content: WarehouseContent): Promise<void> {
  await tx.updateTable('warehouses').set(stored(content)).where('id', '=', id).execute();
}

/** The one default from now on. */
export async function makeDefault(tx: Tx, id: WarehouseId): Promise<void> {
  await tx.updateTable('warehouses').set({ is_default: false }).where('is_default', '=', true).execute();
  await tx.updateTable('warehouses').set({ is_default: true }).where('id', '=', id).execute();
}

export async function saveWarehouseState(tx: Tx, id: WarehouseId, state: WarehouseState): Promise<void> {
  await tx.updateTable('warehouses').set({ state }).where('id', '=', id).execute();
}

/** Pieces on hand in a warehouse. */
export async function piecesIn(db: Db, id: WarehouseId): Promise<number> {
  const { rows } = await sql<{ pieces: number }>`
    select coalesce(sum(on_hand), 0)::bigint as pieces from stock_levels where warehouse_id = ${id}`.execute(db);
  return Number(rows[0]?.pieces ?? 0);
}
