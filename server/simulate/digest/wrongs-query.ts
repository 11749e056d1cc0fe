/** What must never happen, counted: orders lost or doubled, labels of held orders, goods promised that nobody has. */
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export type Wrongs = Readonly<{
  /** paid on a platform, and not here */
  lost: number;
  /** here twice, or more pieces of it shipped than were bought */
  doubled: number;
  /** labels claimed while a hold stood or something that blocks was open */
  heldPrinted: number;
  /** SKUs of which more is promised than lies there */
  oversold: number;
}>;

/** @param paidNos numbers of the orders that platforms know as paid, of some time ago */
export async function countWrongs(db: Db, paidNos: readonly string[]): Promise<Wrongs> {
  const { rows } = await sql<Wrongs>`
    with shipped as (
      select line.order_id, line.line_no, line.component_position, sum(line.quantity) as pieces
      from fulfillment_lines as line
      join fulfillment_orders as own on own.id = line.fulfillment_order_id and own.shipped_at is not null and own.stage not in ('merged', 'split')
      where line.dropped_at is null group by 1, 2, 3
    )
    select
      (select count(*)::integer from unnest(${paidNos}::text[]) as paid (no)
        where not exists (select from orders where channel_order_no = paid.no)) as lost,
      (select count(*)::integer from (select from orders group by shop_id, channel_order_no, kind, source_order_id having count(*) > 1) as twice)
        + (select count(*)::integer from shipped join order_components as bought
            on bought.order_id = shipped.order_id and bought.line_no = shipped.line_no and bought.position = shipped.component_position
          where shipped.pieces > bought.quantity) as doubled,
      (select count(*)::integer from print_items as item
        join print_batches as batch on batch.id = item.batch_id
        join fulfillment_members as member on member.fulfillment_order_id = item.fulfillment_order_id
        where item.state <> 'refused' and exists (
          select from order_holds as hold where hold.order_id = member.order_id
            and hold.placed_at < batch.made_at and (hold.ended_at is null or hold.ended_at > batch.made_at)
        )) as "heldPrinted",
      (select count(*)::integer from stock_levels where reserved > on_hand or on_hand < 0) as oversold`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a query of sums answers one row');
  return row;
}

/** A day, by the clock of the machine and by the merchant's. */
type Day = Readonly<{ began: Date; beganAt: Instant }>;

/** What the product did again on a day because it had failed: attempts of jobs after their first, pulls, ship notices, numbers of parcels. */
export async function repeatedWork(db: Db, { began, beganAt }: Day): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ name: string; times: number }>`
    select * from (
      select 'job ' || name as name, sum(retry_count)::integer as times from job where created_on >= ${began} group by 1
      union all
      select 'pull ' || coalesce(fault_kind, 'cut off'), count(*)::integer from pull_runs
      where started_at >= ${beganAt} and outcome = 'failed' group by 1
      union all select 'ship notice', sum(greatest(try_count - 1, 0))::integer from ship_notices where made_at >= ${beganAt}
      union all select 'number of a parcel', sum(greatest(try_count - 1, 0))::integer from parcels where wanted_at >= ${beganAt}
    ) as repeated where times > 0 order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ name, times }) => [name, times]));
}
