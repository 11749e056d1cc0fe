import { warningHours, type WarningHours } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { penaltyInSql } from './risk-in-sql.ts';

/** A fulfillment order whose deadline, its source or its penalty is another one now. */
export type SettledDeadline = Readonly<{ id: string; orderIds: readonly string[]; hasMoreTime: boolean }>;

/**
 * Gives these fulfillment orders, or all that are open of a channel, the earliest deadline of their orders and the sum of their
 * penalties. More time than before begins the warnings anew. Answers those that changed.
 */
export async function settleDeadlinesOf(
  tx: Tx,
  which: Readonly<{ ids: readonly string[] } | { channel: string }>,
): Promise<readonly SettledDeadline[]> {
  const chosen =
    'ids' in which
      ? sql`fulfillment.id = any(${[...which.ids]}::uuid[])`
      : sql`exists (
          select from fulfillment_members as member join orders as one on one.id = member.order_id join shops on shops.id = one.shop_id
          where member.fulfillment_order_id = fulfillment.id and shops.channel = ${which.channel}
        )`;
  const { rows } = await sql<SettledDeadline>`
    with chosen as materialized (
      select fulfillment.id, fulfillment.ship_by from fulfillment_orders as fulfillment
      where fulfillment.stage = any(${[...openStages]}) and ${chosen}
      order by fulfillment.id for no key update of fulfillment
    ),
    dated as (
      select
        chosen.id, chosen.ship_by as before, orders.id as order_id,
        coalesce(orders.ship_by, orders.paid_at + policy.ship_hours * interval '1 hour') as ship_by,
        case when orders.ship_by is not null then 'platform' when policy.id is not null and orders.paid_at is not null then 'policy' end as source,
        coalesce(${penaltyInSql(sql`orders.paid_fen`)}, 0) as penalty_fen
      from chosen
      join fulfillment_members as member on member.fulfillment_order_id = chosen.id
      join orders on orders.id = member.order_id
      join shops on shops.id = orders.shop_id
      left join sla_policies as policy on policy.channel = shops.channel
        and (coalesce(orders.paid_at, orders.ordered_at) at time zone 'Asia/Shanghai')::date
          between policy.effective_from and coalesce(policy.effective_to, 'infinity')
    ),
    settled as (
      select
        id, before, min(ship_by) as ship_by, (array_agg(source order by ship_by nulls last))[1] as source,
        sum(penalty_fen)::bigint as penalty_fen, array_agg(order_id order by order_id) as order_ids
      from dated group by id, before
    )
    update fulfillment_orders as fulfillment
    set
      ship_by = settled.ship_by, ship_by_source = settled.source, penalty_fen = settled.penalty_fen,
      warned_hours = case when settled.ship_by > settled.before then null else fulfillment.warned_hours end
    from settled
    where fulfillment.id = settled.id
      and (fulfillment.ship_by, fulfillment.ship_by_source, fulfillment.penalty_fen)
        is distinct from (settled.ship_by, settled.source, settled.penalty_fen)
    returning fulfillment.id, settled.order_ids as "orderIds", coalesce(settled.ship_by > settled.before, false) as "hasMoreTime"`.execute(
    tx,
  );
  return rows;
}

export type DueWarning = Readonly<{ id: string; orderIds: readonly string[]; hours: WarningHours; penaltyFen: number }>;

/** Marks up to `limit` open fulfillment orders that came nearer to their deadline than somebody was told. Answers them. */
export async function takeDueWarnings(tx: Tx, { now, limit }: Readonly<{ now: Instant; limit: number }>): Promise<readonly DueWarning[]> {
  const farthest = Math.max(...warningHours);
  const rows = warningHours.map((hours) => sql`when ship_by <= ${now}::timestamptz + ${hours} * interval '1 hour' then ${hours}::smallint`);
  const { rows: due } = await sql<DueWarning>`
    with near as materialized (
      select id, case ${sql.join(rows, sql` `)} end as hours, warned_hours from fulfillment_orders
      where stage = any(${[...openStages]}) and ship_by <= ${now}::timestamptz + ${farthest} * interval '1 hour'
    ),
    due as materialized (
      select fulfillment.id, near.hours from near join fulfillment_orders as fulfillment on fulfillment.id = near.id
      where near.warned_hours is null or near.warned_hours > near.hours
      order by fulfillment.id limit ${limit} for no key update of fulfillment skip locked
    )
    update fulfillment_orders as fulfillment set warned_hours = due.hours from due where fulfillment.id = due.id
    returning
      fulfillment.id, due.hours, fulfillment.penalty_fen as "penaltyFen",
      array(select order_id from fulfillment_members as member where member.fulfillment_order_id = fulfillment.id order by 1) as "orderIds"`.execute(
    tx,
  );
  return due;
}

/** Open fulfillment orders of these orders. */
export async function openOnesOf(tx: Tx, orderIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct fulfillment.id from fulfillment_members as member
    join fulfillment_orders as fulfillment on fulfillment.id = member.fulfillment_order_id
    where member.order_id = any(${[...orderIds]}::uuid[]) and fulfillment.stage = any(${[...openStages]})`.execute(tx);
  return rows.map(({ id }) => id);
}
