import type { FeeTable, FeeTableContent, FeeTableId } from '@zhidan/core/allocation/fee/fee-table.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { LocalDate } from '@zhidan/core/kernel/local-date.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** A row of `fee_tables` as core knows it. */
export const feeTableColumns = sql`
  id, name, carrier, service, warehouse_id as "warehouseId", effective_from as "effectiveFrom", effective_until as "effectiveUntil",
  volume_divisor as "volumeDivisor", rounding, groups, surcharges, version`;

/** Whoever gives out the first days of tables waits here for the other. */
export async function lockFeeTables(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('fee_tables'))`.execute(tx);
}

export async function feeTableForUpdate(tx: Tx, id: FeeTableId): Promise<(FeeTable & Readonly<{ isRemoved: boolean }>) | undefined> {
  const { rows } = await sql<FeeTable & { isRemoved: boolean }>`
    select ${feeTableColumns}, removed_at is not null as "isRemoved" from fee_tables where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** The name of another table that begins on the same day for the same parcels. */
export async function twinOf(db: Db, content: FeeTableContent, except: FeeTableId | null): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from fee_tables
    where carrier = ${content.carrier} and service = ${content.service} and warehouse_id is not distinct from ${content.warehouseId}
      and effective_from = ${content.effectiveFrom} and removed_at is null and id is distinct from ${except} limit 1`.execute(db);
  return rows[0]?.name;
}

export async function hasFeeTables(db: Db): Promise<boolean> {
  return (await db.selectFrom('fee_tables').select('id').limit(1).executeTakeFirst()) !== undefined;
}

const stored = (content: FeeTableContent) => ({
  name: content.name,
  carrier: content.carrier,
  service: content.service,
  warehouse_id: content.warehouseId,
  effective_from: content.effectiveFrom,
  effective_until: content.effectiveUntil,
  volume_divisor: content.volumeDivisor,
  rounding: content.rounding,
  groups: JSON.stringify(content.groups),
  surcharges: JSON.stringify(content.surcharges),
});

export async function insertFeeTable(tx: Tx, id: FeeTableId, content: FeeTableContent, now: Instant): Promise<void> {
  await tx
    .insertInto('fee_tables')
    .values({ id, ...stored(content), version: 1, changed_at: now })
    .execute();
}

export async function updateFeeTable(tx: Tx, { id, version, ...content }: FeeTable, now: Instant): Promise<void> {
  await tx
    .updateTable('fee_tables')
    .set({ ...stored(content), version, changed_at: now })
    .where('id', '=', id)
    .execute();
}

export async function markFeeTable(tx: Tx, id: FeeTableId, removedAt: Instant | null, now: Instant): Promise<void> {
  await tx.updateTable('fee_tables').set({ removed_at: removedAt, changed_at: now }).where('id', '=', id).execute();
}

/** Whether the fees of some parcels change with a business day. */
export async function tableBegins(db: Db, day: LocalDate): Promise<boolean> {
  const { rows } = await sql`
    select from fee_tables
    where removed_at is null and (effective_from = ${day} or effective_until = ${day}::date - 1) limit 1`.execute(db);
  return rows.length > 0;
}
