import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { goodsSummary } from '@zhidan/core/printing/documents/goods-summary.ts';
import { roadOf } from '@zhidan/core/printing/print-road.ts';
import type * as api from '@zhidan/core/printing/waiting-api.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { inScopeOf } from '../scope-query.ts';

const cursor = pageCursor(z.object({ shipBy: z.string(), id: z.uuid() }));
/** What has no deadline comes after all that have one. */
const never = '9999-12-31T00:00:00.000Z';
/** Lines of goods in a row of the list. */
const goodsLines = 2;

type Filter = Readonly<{
  warehouseId?: string | undefined;
  carrier?: string | undefined;
  shopId?: string | undefined;
  readiness?: api.WaitingLabel['readiness'] | undefined;
}>;

/** Everything that stands at to_print, with whether it may be printed now: held up goes before waiting for a number. */
const waiting = (by: Caller) => sql`
  from fulfillment_orders as fulfillment
  cross join lateral (
    select case
      when exists (
        select from fulfillment_members as member join orders on orders.id = member.order_id
        where member.fulfillment_order_id = fulfillment.id and not orders.may_ship
      ) then 'blocked'
      when exists (select from parcels where parcels.fulfillment_order_id = fulfillment.id and parcels.state = 'wanted')
        or not exists (select from parcels where parcels.fulfillment_order_id = fulfillment.id and parcels.state = 'numbered') then 'number'
      else 'ready' end as readiness
  ) as judged
  join shops on shops.id = fulfillment.shop_id
  left join warehouses as warehouse on warehouse.id = fulfillment.warehouse_id
  where fulfillment.stage = 'to_print' and ${inScopeOf(by)}`;

function chosen({ warehouseId, carrier, shopId, readiness }: Filter): RawBuilder<unknown> {
  const conditions = [sql`true`];
  if (warehouseId) conditions.push(sql`fulfillment.warehouse_id = ${warehouseId}`);
  if (carrier !== undefined) conditions.push(sql`coalesce(fulfillment.carrier, '') = ${carrier}`);
  if (shopId) conditions.push(sql`fulfillment.shop_id = ${shopId}`);
  if (readiness) conditions.push(sql`judged.readiness = ${readiness}`);
  return sql.join(conditions, sql` and `);
}

/** What waits for labels by warehouse, carrier, shop and readiness; the most urgent group first. */
export async function listPrintGroups(db: Db, { by }: Asked): Promise<OutputOf<typeof api.listPrintGroups>> {
  const { rows } = await sql<api.PrintGroup>`
    select fulfillment.warehouse_id as "warehouseId", coalesce(warehouse.name, '') as "warehouseName",
      coalesce(fulfillment.carrier, '') as carrier, fulfillment.shop_id as "shopId", shops.name as "shopName", judged.readiness,
      count(*)::integer as count, min(fulfillment.ship_by) as "earliestShipBy"
    ${waiting(by)}
    group by 1, 2, 3, 4, 5, 6 order by min(fulfillment.ship_by) nulls last, count(*) desc`.execute(db);
  return { groups: [...rows] };
}

type Row = Omit<api.WaitingLabel, 'no' | 'goods' | 'road'> &
  Readonly<{
    no: number;
    source: string | null;
    lines: readonly { name: string; specification: string; quantity: number }[];
    place: string;
  }>;

/** The earliest deadline first. */
export async function listWaitingLabels(
  db: Db,
  ask: Asked<InputOf<typeof api.listWaitingLabels>>,
): Promise<OutputOf<typeof api.listWaitingLabels>> {
  const place = cursor.read(ask.after);
  const after = place
    ? sql`(coalesce(fulfillment.ship_by, ${never}), fulfillment.id) > (${place.shipBy}::timestamptz, ${place.id}::uuid)`
    : sql`true`;
  const { rows } = await sql<Row>`
    select fulfillment.id, fulfillment.no, shops.name as "shopName", coalesce(warehouse.name, '') as "warehouseName",
      coalesce(fulfillment.carrier, '') as carrier, fulfillment.piece_count as "pieceCount", fulfillment.ship_by as "shipBy",
      judged.readiness, coalesce(fulfillment.ship_by, ${never}) as place,
      array(
        select orders.channel_order_no from fulfillment_members as member join orders on orders.id = member.order_id
        where member.fulfillment_order_id = fulfillment.id order by orders.id
      ) as "orderNos",
      array(
        select parcels.waybill_no from parcels
        where parcels.fulfillment_order_id = fulfillment.id and parcels.state = 'numbered' order by parcels.ordinal
      ) as "waybillNos",
      (
        select parcels.source from parcels
        where parcels.fulfillment_order_id = fulfillment.id and parcels.state = 'numbered' order by parcels.ordinal limit 1
      ) as source,
      (select lead_order.receiver_province || lead_order.receiver_city from orders as lead_order where lead_order.id = fulfillment.lead_order_id) as area,
      (
        select coalesce(jsonb_agg(jsonb_build_object('name', skus.name, 'specification', skus.specification, 'quantity', line.quantity)), '[]')
        from fulfillment_lines as line join skus on skus.id = line.sku_id
        where line.fulfillment_order_id = fulfillment.id and line.dropped_at is null
      ) as lines
    ${waiting(ask.by)} and ${chosen(ask)} and ${after}
    order by coalesce(fulfillment.ship_by, ${never}), fulfillment.id limit ${ask.limit + 1}`.execute(db);
  return cursor.page(rows, ask.limit, {
    place: ({ place: shipBy, id }) => ({ shipBy, id }),
    item: ({ no, lines, source, place: _place, ...row }) => ({
      ...row,
      no: fulfillmentNo(no),
      goods: goodsSummary(lines, goodsLines).join('；'),
      road: source === null ? null : roadOf(source),
    }),
  });
}

/** Ids of what is ready, the earliest deadline first. */
export async function listReadyLabels(
  db: Db,
  ask: Asked<InputOf<typeof api.listReadyLabels>>,
): Promise<OutputOf<typeof api.listReadyLabels>> {
  const { rows } = await sql<{ id: string }>`
    select fulfillment.id ${waiting(ask.by)} and ${chosen({ ...ask, readiness: 'ready' })}
    order by coalesce(fulfillment.ship_by, ${never}), fulfillment.id limit ${ask.limit}`.execute(db);
  return { ids: rows.map(({ id }) => id) };
}
