import type { FloorDay, sumFloorDays as contract } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/database.ts';
import { callersWarehouse } from '../change-floor-settings.ts';

const dayMs = 86_400_000;

/** The last business days of a warehouse's floor, today first. @throws Refused `warehouse.not_found` */
export async function sumFloorDays(
  db: Db,
  { by, now, warehouseId, days }: Asked<InputOf<typeof contract>>,
): Promise<OutputOf<typeof contract>> {
  await callersWarehouse(db, warehouseId, by);
  const { rows } = await sql<FloorDay>`
    select * from (
      select
        to_char(recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day,
        (count(*) filter (where station = 'check' and outcome <> 'refused'))::int as "checkedCount",
        (count(distinct fulfillment_order_id) filter (where station = 'check' and blocked_count > 0))::int as "blockedParcelCount",
        coalesce(sum(blocked_count), 0)::int as "blockedScanCount",
        (count(*) filter (where station = 'weigh'))::int as "weighedCount",
        (count(*) filter (where differs))::int as "differsCount",
        (count(distinct fulfillment_order_id) filter (where outcome = 'shipped'))::int as "shippedCount"
      from floor_records
      where warehouse_id = ${warehouseId} and recorded_at >= ${plusMs(now, -days * dayMs)}
      group by 1
    ) as day order by day.day desc limit ${days}`.execute(db);
  return { items: rows };
}
