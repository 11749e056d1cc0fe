import type { RiskRow, showDeadlines as contract } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { riskBands, type RiskBand } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { bandInSql, riskInSql } from './risk-query.ts';

/** The dearest ones: enough for a morning; the lists have the others. */
const rowLimit = 100;
const hourMs = 3_600_000;
const plottedHours = 48;

type Sums = Readonly<{ band: RiskBand; count: number; penaltyFen: Fen; riskFen: Fen }>;

/** What waits with the caller's shops, by money at risk. The clock runs through holds: a blocked order counts like any other. */
export async function showDeadlines(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { now, by, band } = ask;
  const isOpen = sql`
    fulfillment.stage = any(${[...openStages]})
    and ${by.shops === 'all' ? sql`true` : sql`fulfillment.shop_id::text = any(${[...by.shops]})`}`;
  const { rows: sums } = await sql<Sums>`
    select
      ${bandInSql(now)} as band, count(*)::int as count,
      sum(fulfillment.penalty_fen)::bigint as "penaltyFen", sum(${riskInSql(now)})::bigint as "riskFen"
    from fulfillment_orders as fulfillment where ${isOpen} group by 1`.execute(db);
  const none = { count: 0, penaltyFen: 0 as Fen, riskFen: 0 as Fen };
  return {
    asOf: now,
    bands: (Object.keys(riskBands) as RiskBand[]).map((code) => sums.find((one) => one.band === code) ?? { band: code, ...none }),
    hours: await dueByHour(db, isOpen, ask),
    items: await dearest(db, band ? sql`${isOpen} and ${bandInSql(now)} = ${band}` : isOpen, ask),
  };
}

async function dueByHour(db: Db, isOpen: RawBuilder<unknown>, { now }: Asked): Promise<OutputOf<typeof contract>['hours']> {
  const { rows } = await sql<{ hour: number; count: number; blockedCount: number }>`
    select
      floor(extract(epoch from fulfillment.ship_by - ${now}::timestamptz) / 3600)::int as hour, count(*)::int as count,
      count(*) filter (where ${isBlocked})::int as "blockedCount"
    from fulfillment_orders as fulfillment
    where ${isOpen} and fulfillment.ship_by >= ${now} and fulfillment.ship_by < ${plusMs(now, plottedHours * hourMs)}
    group by 1`.execute(db);
  return Array.from({ length: plottedHours }, (_, hour) => {
    const found = rows.find((row) => row.hour === hour);
    return { from: plusMs(now, hour * hourMs), count: found?.count ?? 0, blockedCount: found?.blockedCount ?? 0 };
  });
}

/** Whether one of its orders is stopped by something. */
const isBlocked = sql<boolean>`exists (
  select from fulfillment_members as member join orders on orders.id = member.order_id
  where member.fulfillment_order_id = fulfillment.id and orders.blocking_count > 0
)`;

async function dearest(db: Db, chosen: RawBuilder<unknown>, { now }: Asked): Promise<RiskRow[]> {
  const { rows } = await sql<Omit<RiskRow, 'no'> & Readonly<{ no: number }>>`
    select
      fulfillment.id, fulfillment.no, fulfillment.shop_id as "shopId", shops.name as "shopName", orders.id as "orderId",
      orders.channel_order_no as "channelOrderNo", fulfillment.stage, fulfillment.ship_by as "shipBy",
      fulfillment.ship_by_source as "shipBySource", fulfillment.penalty_fen as "penaltyFen", ${riskInSql(now)} as "riskFen",
      ${isBlocked} as "isBlocked",
      (select count(*)::int from fulfillment_members as member where member.fulfillment_order_id = fulfillment.id) as "orderCount"
    from fulfillment_orders as fulfillment
    join orders on orders.id = fulfillment.lead_order_id
    join shops on shops.id = fulfillment.shop_id
    where ${chosen}
    order by ${riskInSql(now)} desc, fulfillment.ship_by nulls last, fulfillment.id limit ${rowLimit}`.execute(db);
  return rows.map((row) => ({ ...row, no: fulfillmentNo(row.no) }));
}
