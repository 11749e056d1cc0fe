import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Something that the guard or the stock of fulfillment orders says and the rows behind it do not. */
export type FulfillmentBreak = Readonly<{
  /**
   * `guard`: an order's count of what holds it up differs. `stock`: a fulfillment order is said to hold goods that it does not, or
   * the other way round. `escaped`: it stands where only a claim leads and no number does. `refund`: it is said to have an order with an
   * open refund and has none, or the other way round.
   */
  finding: 'guard' | 'stock' | 'escaped' | 'refund';
  /** the platform's number of the order, or ours of the fulfillment order */
  no: string;
  said: string;
  found: string;
}>;

export type FulfillmentVerdict = Readonly<{
  orderCount: number;
  fulfillmentCount: number;
  breakCount: number;
  /** the first ones, at most `breakLimit` */
  breaks: readonly FulfillmentBreak[];
}>;

const breakLimit = 100;

/** blocking count = open blocking exceptions + open holds; stock axis = reservations; nothing printed without a number; refunding = an order's refund is open. */
export async function verifyFulfillment(db: Db): Promise<FulfillmentVerdict> {
  const { rows } = await sql<FulfillmentVerdict>`
    with open as (
      select order_id, count(*) as count from (
        select order_id from order_exceptions where cleared_at is null and kind = any(${[...blockingKinds]})
        union all select order_id from order_holds where ended_at is null
      ) as reasons group by 1
    ),
    held as (
      select reference_id as id, bool_or(state = 'open') as is_open, bool_or(state = 'consumed') as is_consumed
      from stock_reservations where reference_kind = 'fulfillment_order' and state <> 'released' group by 1
    ),
    refunding as (
      select distinct member.fulfillment_order_id as id from orders join fulfillment_members as member on member.order_id = orders.id
      where orders.refund = 'requested'
    ),
    breaks as (
      select 'guard' as finding, channel_order_no as no, blocking_count::text as said, coalesce(open.count, 0)::text as found
      from orders left join open on open.order_id = orders.id
      where blocking_count <> coalesce(open.count, 0)
      union all
      select 'stock', 'FH-' || lpad(own.no::text, 6, '0'), own.stock,
        case when held.is_consumed then 'consumed' when held.is_open then 'reserved' else 'none' end
      from fulfillment_orders as own left join held on held.id = own.id
      where (own.stock = 'reserved') <> coalesce(held.is_open, false) or (own.stock = 'consumed') <> coalesce(held.is_consumed, false)
      union all
      select 'escaped', 'FH-' || lpad(own.no::text, 6, '0'), own.stage, 'no number'
      from fulfillment_orders as own
      where own.stage in ('to_pick', 'to_check', 'to_weigh', 'to_ship')
        and not exists (select from parcels as parcel where parcel.fulfillment_order_id = own.id and parcel.state = 'numbered')
      union all
      select 'refund', 'FH-' || lpad(own.no::text, 6, '0'), own.is_refunding::text, (refunding.id is not null)::text
      from fulfillment_orders as own left join refunding on refunding.id = own.id
      where own.is_refunding <> (refunding.id is not null)
    )
    select
      (select count(*) from orders)::integer as "orderCount",
      (select count(*) from fulfillment_orders)::integer as "fulfillmentCount",
      (select count(*) from breaks)::integer as "breakCount",
      coalesce((select jsonb_agg(first) from (select * from breaks order by finding, no limit ${breakLimit}) as first), '[]') as breaks`.execute(
    db,
  );
  return rows[0] ?? { orderCount: 0, fulfillmentCount: 0, breakCount: 0, breaks: [] };
}
