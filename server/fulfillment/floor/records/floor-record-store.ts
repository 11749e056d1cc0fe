import type { BlockedScan } from '@zhidan/core/fulfillment/floor/check.ts';
import type { FloorRecordId, Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { Station } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import type { StopReason } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../../platform/db/given-rows.ts';

/** What was done to a parcel at a station. Fields of other stations are left out. */
export type FloorRecord = Omit<Recorded, 'recordId' | 'reasons'> &
  Readonly<{
    id: FloorRecordId;
    reasons: readonly StopReason[];
    station: Exclude<Station, 'pick'>;
    warehouseId: string;
    fulfillmentOrderId: string;
    scannedAt: Instant;
    pieceCount?: number;
    blocked?: readonly BlockedScan[];
    weighedGram?: number;
    expectedGram?: number | null;
    differs?: boolean;
    skuId?: string | null;
  }>;

const columns: readonly Column<FloorRecord>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'station', type: 'text', of: ({ station }) => station },
  { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
  { name: 'fulfillment_order_id', type: 'uuid', of: ({ fulfillmentOrderId }) => fulfillmentOrderId },
  { name: 'outcome', type: 'text', of: ({ outcome }) => outcome },
  { name: 'stage', type: 'text', of: ({ stage }) => stage },
  { name: 'reasons', type: 'jsonb', of: ({ reasons }) => JSON.stringify(reasons) },
  { name: 'scanned_at', type: 'timestamptz', of: ({ scannedAt }) => scannedAt },
  { name: 'piece_count', type: 'integer', of: ({ pieceCount }) => pieceCount ?? null },
  { name: 'blocked', type: 'jsonb', of: ({ blocked }) => (blocked && blocked.length > 0 ? JSON.stringify(blocked) : null) },
  { name: 'blocked_count', type: 'integer', of: ({ blocked }) => blocked?.length ?? 0 },
  { name: 'weighed_gram', type: 'integer', of: ({ weighedGram }) => weighedGram ?? null },
  { name: 'expected_gram', type: 'integer', of: (record) => record.expectedGram ?? null },
  { name: 'differs', type: 'boolean', of: ({ differs }) => differs ?? false },
  { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId ?? null },
];

/** Keeps what was done. The parcels are locked, so that the same record cannot come in between. */
export async function insertFloorRecords(
  tx: Tx,
  records: readonly FloorRecord[],
  { now, name }: Readonly<{ now: Instant; name: string }>,
): Promise<void> {
  if (records.length === 0) return;
  await sql`
    insert into floor_records (recorded_at, recorded_by, ${columnNames(columns)})
    select ${now}, ${name}, given.* from ${givenRows(columns, records)}`.execute(tx);
}

type Kept = Recorded & Readonly<{ fulfillmentOrderId: string; station: Station }>;

/** Those of these records that have come before. */
export async function keptRecords(db: Db, ids: readonly FloorRecordId[]): Promise<ReadonlyMap<string, Kept>> {
  const { rows } = await sql<Kept>`
    select id as "recordId", fulfillment_order_id as "fulfillmentOrderId", station, outcome, stage, reasons
    from floor_records where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.recordId, row]));
}

/** Every piece that belongs into these parcels has been checked. */
export async function saveChecked(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    update fulfillment_lines set checked_quantity = quantity
    where fulfillment_order_id = any(${[...ids]}::uuid[]) and dropped_at is null`.execute(tx);
}

/** The last weighing of a parcel that lay outside the tolerance. */
export async function lastDiffering(
  db: Db,
  fulfillmentOrderId: string,
): Promise<Readonly<{ gram: number; expectedGram: number | null }> | undefined> {
  const { rows } = await sql<Readonly<{ gram: number; expectedGram: number | null }>>`
    select weighed_gram as gram, expected_gram as "expectedGram" from floor_records
    where fulfillment_order_id = ${fulfillmentOrderId} and differs order by recorded_at desc, id desc limit 1`.execute(db);
  return rows[0];
}

/** The orders in a parcel. */
export async function ordersInParcel(db: Db, fulfillmentOrderId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select order_id as id from fulfillment_members where fulfillment_order_id = ${fulfillmentOrderId} order by order_id`.execute(db);
  return rows.map(({ id }) => id);
}

/** The newest parcels that held a SKU alone and fitted, newest first; and the weight that was learned from earlier ones. */
export async function weightSamples(
  db: Db,
  skuId: string,
  limit: number,
): Promise<
  Readonly<{
    samples: readonly Readonly<{ weighedGram: number; pieceCount: number }>[];
    weightGram: number | null;
    learnedGram: number | null;
  }>
> {
  const { rows } = await sql<{
    weightGram: number | null;
    learnedGram: number | null;
    samples: { weighedGram: number; pieceCount: number }[];
  }>`
    select
      skus.weight_gram as "weightGram", learned.weight_gram as "learnedGram",
      coalesce((
        select jsonb_agg(jsonb_build_object('weighedGram', newest.weighed_gram, 'pieceCount', newest.piece_count) order by newest.recorded_at desc)
        from (
          select weighed_gram, piece_count, recorded_at from floor_records
          where sku_id = skus.id and outcome <> 'refused' and not differs order by recorded_at desc limit ${limit}
        ) as newest
      ), '[]'::jsonb) as samples
    from skus left join learned_weights as learned on learned.sku_id = skus.id where skus.id = ${skuId}`.execute(db);
  return rows[0] ?? { samples: [], weightGram: null, learnedGram: null };
}

export async function saveLearnedWeight(tx: Tx, row: Readonly<{ skuId: string; weightGram: number; now: Instant }>): Promise<void> {
  await sql`
    insert into learned_weights (sku_id, weight_gram, learned_at) values (${row.skuId}, ${row.weightGram}, ${row.now})
    on conflict (sku_id) do update set weight_gram = excluded.weight_gram, learned_at = excluded.learned_at`.execute(tx);
}
