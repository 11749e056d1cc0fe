import type * as api from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { inScopeOf } from '../scope-query.ts';
import { meetsFilter } from './fulfillment-filter-query.ts';

const cursor = pageCursor(z.object({ shipBy: instantSchema.nullable(), id: z.uuid() }));

type Row = Omit<api.FulfillmentSummary, 'no'> & Readonly<{ no: number }>;

/** A row of a list, from `fulfillment_orders as own`; what belongs to it is looked up for the rows that are shown. */
const columns = sql`
  own.id, own.no, own.stage, own.stage_since as "stageSince", own.shop_id as "shopId", own.sku_count as "skuCount",
  own.piece_count as "pieceCount", warehouses.name as "warehouseName", own.carrier, own.service, own.ship_by as "shipBy", own.stock,
  own.priority, own.print_count as "printCount", own.is_sealed as "isSealed", own.split_of is not null as "isPart",
  lead.receiver_province as province, lead.receiver_city as city,
  (
    select jsonb_agg(jsonb_build_object('orderId', orders.id, 'orderNo', orders.channel_order_no, 'kind', orders.kind)
      order by orders.id <> own.lead_order_id, orders.id)
    from fulfillment_members as member join orders on orders.id = member.order_id where member.fulfillment_order_id = own.id
  ) as orders,
  coalesce((
    select jsonb_agg(jsonb_build_object('name', goods.name, 'quantity', goods.quantity)) from (
      select concat_ws(' ', skus.name, nullif(skus.specification, '')) as name, sum(line.quantity)::integer as quantity
      from fulfillment_lines as line join skus on skus.id = line.sku_id
      where line.fulfillment_order_id = own.id and line.dropped_at is null
      group by 1 order by min(line.position) limit 3
    ) as goods
  ), '[]') as goods,
  coalesce((
    select jsonb_agg(parcel.waybill_no order by parcel.ordinal) from parcels as parcel
    where parcel.fulfillment_order_id = own.id and parcel.waybill_no is not null and parcel.state not in ('voided', 'void_wanted')
  ), '[]') as "waybillNos",
  coalesce((
    select jsonb_agg(kinds.kind order by kinds.kind <> all(${[...blockingKinds]}), kinds.kind) from (
      select distinct found.kind from fulfillment_members as member
      join order_exceptions as found on found.order_id = member.order_id and found.cleared_at is null
      where member.fulfillment_order_id = own.id
    ) as kinds
  ), '[]') as exceptions,
  (
    select count(*) from fulfillment_members as member join order_holds as held on held.order_id = member.order_id and held.ended_at is null
    where member.fulfillment_order_id = own.id
  )::integer as "holdCount"`;

const tables = sql`
  join orders as lead on lead.id = own.lead_order_id
  left join warehouses on warehouses.id = own.warehouse_id`;

const summaryOf = ({ no, ...row }: Row): api.FulfillmentSummary => ({ ...row, no: fulfillmentNo(no) });

/** A page of fulfillment orders: open ones by their deadline, the earliest first; a stage behind them newest first. */
export async function listFulfillments(
  db: Db,
  ask: Asked<InputOf<typeof api.listFulfillments>>,
): Promise<OutputOf<typeof api.listFulfillments>> {
  const place = cursor.read(ask.after);
  const isOpen = ask.stage ? openStages.some((one) => one === ask.stage) : !ask.search;
  const never = sql`'infinity'::timestamptz`;
  const behind = isOpen
    ? sql`(coalesce(own.ship_by, ${never}), own.id) > (coalesce(${place?.shipBy ?? null}::timestamptz, ${never}), ${place?.id ?? null}::uuid)`
    : sql`own.id < ${place?.id ?? null}::uuid`;
  const { rows } = await sql<Row>`
    with shown as materialized (
      select own.id from fulfillment_orders as own
      where ${meetsFilter(ask)} and ${place ? behind : sql`true`}
      order by ${isOpen ? sql`own.ship_by nulls last, own.id` : sql`own.id desc`}
      limit ${ask.limit + 1}
    )
    select ${columns} from shown join fulfillment_orders as own on own.id = shown.id ${tables}
    order by ${isOpen ? sql`own.ship_by nulls last, own.id` : sql`own.id desc`}`.execute(db);
  return cursor.page(rows, ask.limit, { place: ({ shipBy, id }) => ({ shipBy, id }), item: summaryOf });
}

/** How many stand where, of those that have not left the house: by the partial index of the open ones. */
export async function sumFulfillments(
  db: Db,
  ask: Asked<InputOf<typeof api.sumFulfillments>>,
): Promise<OutputOf<typeof api.sumFulfillments>> {
  const { stage: _stage, search: _search, ...filters } = ask;
  const { rows } = await sql<OutputOf<typeof api.sumFulfillments>['stages'][number]>`
    select own.stage, count(*)::integer as count, sum(own.piece_count)::integer as "pieceCount",
      (count(*) filter (where own.ship_by < ${ask.now}))::integer as "lateCount"
    from fulfillment_orders as own where ${meetsFilter(filters)}
    group by own.stage`.execute(db);
  return { stages: rows };
}

/** One of them, if it is the caller's. */
export async function fulfillmentSummaryOf(
  db: Db,
  ask: Asked<InputOf<typeof api.showFulfillment>>,
): Promise<api.FulfillmentSummary | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from fulfillment_orders as own ${tables} where own.id = ${ask.id} and ${inScopeOf(ask.by)}`.execute(db);
  return rows.map(summaryOf)[0];
}
