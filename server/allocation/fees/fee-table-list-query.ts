import type * as api from '@zhidan/core/allocation/fee-api.ts';
import { feeTableLimit } from '@zhidan/core/allocation/fee-api.ts';
import type { FeeTable } from '@zhidan/core/allocation/fee/fee-table.ts';
import { tableInForce } from '@zhidan/core/allocation/fee/freight.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { localDateOf, type LocalDate } from '@zhidan/core/kernel/local-date.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { feeTableColumns } from './fee-table-store.ts';

export type NamedTable = FeeTable & Readonly<{ warehouseName: string | null }>;

/** All tables that are not removed, by carrier, service and warehouse, the newest first. */
export async function feeTables(db: Db): Promise<readonly NamedTable[]> {
  const { rows } = await sql<NamedTable>`
    select ${feeTableColumns}, (select name from warehouses where warehouses.id = fee_tables.warehouse_id) as "warehouseName"
    from fee_tables where removed_at is null
    order by carrier, service, warehouse_id nulls first, effective_from desc limit ${feeTableLimit}`.execute(db);
  return rows;
}

export async function listFeeTables(db: Db, { now }: Asked): Promise<OutputOf<typeof api.listFeeTables>> {
  const tables = await feeTables(db);
  const today = localDateOf(now);
  return { items: tables.map((table) => ({ ...(table as api.FeeTableRow), state: stateOf(table, tables, today) })) };
}

function stateOf(table: FeeTable, tables: readonly FeeTable[], day: LocalDate): api.FeeTableRow['state'] {
  if (table.effectiveFrom > day) return 'coming';
  const ofSameParcels = tables.filter(({ warehouseId }) => warehouseId === table.warehouseId);
  return tableInForce(ofSameParcels, { ...table, day })?.id === table.id ? 'current' : 'past';
}
