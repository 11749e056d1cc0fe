import { warningHours, type WarningHours } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { penaltyInSql } from './risk-query.ts';

/** A fulfillment order whose deadline, its source or its penalty is another one now. */
export type SettledDeadline = Readonly<{ id: string; orderIds: readonly string[]; isMoved: boolean; hasMoreTime: boolean }>;

/**
 * Gives these locked fulfillment orders the earliest deadline of their orders and the sum of their penalties. More time than before
 * begins the warnings anew. Answers those that changed.
 */
export async function settleDeadlinesOf(tx: Tx, ids: readonly string[]): Promise<readonly SettledDeadline[]> {
  const { rows } = await sql<SettledDeadline>`
    with chosen as materialized (
      select fulfillment.id, fulfillment.ship_by from fulfillment_orders as fulfillment
      where fulfillment.id = any(${[...ids]}::uuid[]) and fulfillment.stage = any(${[...openStages]})
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
    returning
      fulfillment.id, settled.order_ids as "orderIds", settled.ship_by is distinct from settled.before as "isMoved",
      coalesce(settled.ship_by > settled.before, false) as "hasMoreTime"`.execute(tx);
  return rows;
}

export type DueWarning = Readonly<{ id: string; orderIds: readonly string[]; hours: WarningHours; penaltyFen: number }>;

/** Up to `limit` open fulfillment orders that came nearer to their deadline than somebody was told. */
export async function nearDeadline(tx: Tx, { now, limit }: Readonly<{ now: Instant; limit: number }>): Promise<readonly string[]> {
  const farthest = Math.max(...warningHours);
  const { rows } = await sql<{ id: string }>`
    select id from fulfillment_orders
    where stage = any(${[...openStages]}) and ship_by <= ${now}::timestamptz + ${farthest} * interval '1 hour'
      and (warned_hours is null or warned_hours > ${hoursLeft(now)})
    order by ship_by, id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The nearest warning that is due for a row of `fulfillment_orders`; the same as `warningDue` of core. */
function hoursLeft(now: Instant): RawBuilder<number> {
  const rows = warningHours.map((hours) => sql`when ship_by <= ${now}::timestamptz + ${hours} * interval '1 hour' then ${hours}::smallint`);
  return sql<number>`case ${sql.join(rows, sql` `)} end`;
}

/** Marks those of these locked fulfillment orders that still are near their deadline as warned of. Answers them. */
export async function saveWarnings(tx: Tx, ids: readonly string[], now: Instant): Promise<readonly DueWarning[]> {
  const { rows } = await sql<DueWarning>`
    update fulfillment_orders set warned_hours = ${hoursLeft(now)}
    where id = any(${[...ids]}::uuid[]) and stage = any(${[...openStages]})
      and ${hoursLeft(now)} is not null and (warned_hours is null or warned_hours > ${hoursLeft(now)})
    returning
      id, warned_hours as hours, penalty_fen as "penaltyFen",
      array(select order_id from fulfillment_members as member where member.fulfillment_order_id = fulfillment_orders.id order by 1) as "orderIds"`.execute(
    tx,
  );
  return rows;
}

/** Open fulfillment orders of these orders. */
export async function openOnesOf(tx: Tx, orderIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct fulfillment.id from fulfillment_members as member
    join fulfillment_orders as fulfillment on fulfillment.id = member.fulfillment_order_id
    where member.order_id = any(${[...orderIds]}::uuid[]) and fulfillment.stage = any(${[...openStages]})`.execute(tx);
  return rows.map(({ id }) => id);
}

/** All open fulfillment orders of a channel. */
export async function openOnesOfChannel(tx: Tx, channel: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct fulfillment.id from fulfillment_orders as fulfillment
    join fulfillment_members as member on member.fulfillment_order_id = fulfillment.id
    join orders on orders.id = member.order_id
    join shops on shops.id = orders.shop_id
    where fulfillment.stage = any(${[...openStages]}) and shops.channel = ${channel}`.execute(tx);
  return rows.map(({ id }) => id);
}
