import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { countParcelAlerts as countContract, listParcelAlerts as contract, ParcelAlertRow } from '@zhidan/core/tracking/alert-api.ts';
import { alertKindCodes, type AlertKind } from '@zhidan/core/tracking/alert-kind.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';

const cursor = pageCursor(z.object({ at: instantSchema, id: z.uuid() }));

type Row = Omit<ParcelAlertRow, 'region'> & Readonly<{ province: string; city: string; at: Instant }>;

/** Alerts of the caller's shops: open ones the oldest first, those that people have ended the newest first. */
export async function listParcelAlerts(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  const { state, kind, carrier, shopId, search, limit, by } = ask;
  const isOpen = state === 'open';
  const at = isOpen ? sql`alert.since` : sql`alert.closed_at`;
  const filters = [
    isOpen ? sql`alert.closed_at is null` : sql`alert.closed_by is not null`,
    ...(place ? [isOpen ? sql`(${at}, alert.id) > (${place.at}, ${place.id})` : sql`(${at}, alert.id) < (${place.at}, ${place.id})`] : []),
    ...(kind ? [sql`alert.kind = ${kind}`] : []),
    ...(carrier ? [sql`parcel.carrier = ${carrier}`] : []),
    ...(shopId ? [sql`fulfillment.shop_id = ${shopId}`] : []),
    ...(by.shops === 'all' ? [] : [sql`fulfillment.shop_id::text = any(${[...by.shops]}::text[])`]),
    ...(search ? [sql`(parcel.waybill_no = ${search.toUpperCase()} or lead.channel_order_no = ${search})`] : []),
  ];
  const { rows } = await sql<Row>`
    select alert.id, alert.parcel_id as "parcelId", alert.kind, alert.since, alert.detail, alert.opened_at as "openedAt",
      alert.closed_at as "closedAt", alert.closed_by as "closedBy", alert.note, parcel.carrier, parcel.waybill_no as "waybillNo",
      tracked.state, tracked.sub, tracked.last_at as "lastAt", coalesce(tracked.events -> -1 ->> 'text', '') as text,
      lead.receiver_province as province, lead.receiver_city as city, fulfillment.shop_id as "shopId", lead.id as "orderId",
      lead.channel_order_no as "channelOrderNo", ${at} as at
    from parcel_alerts as alert
    join tracked_parcels as tracked on tracked.parcel_id = alert.parcel_id
    join parcels as parcel on parcel.id = alert.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcel.fulfillment_order_id
    join orders as lead on lead.id = fulfillment.lead_order_id
    where ${sql.join(filters, sql` and `)}
    order by ${isOpen ? sql`alert.since, alert.id` : sql`alert.closed_at desc, alert.id desc`}
    limit ${limit + 1}`.execute(db);
  return cursor.page(rows, limit, {
    place: (row) => ({ at: row.at, id: row.id }),
    item: ({ province, city, at: _at, ...row }) => ({ ...row, shopId: row.shopId as ShopId, region: `${province}${city}` }),
  });
}

/** How many are open of each kind, and how many parcels on their way nobody watches. Both are few: counted from their partial indexes. */
export async function countParcelAlerts(db: Db, { by }: Pick<Asked, 'by'>): Promise<OutputOf<typeof countContract>> {
  const own = by.shops === 'all' ? sql`true` : sql`fulfillment.shop_id::text = any(${[...by.shops]}::text[])`;
  const { rows } = await sql<{ kind: AlertKind; count: number }>`
    select alert.kind, count(*)::integer as count from parcel_alerts as alert
    join parcels as parcel on parcel.id = alert.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcel.fulfillment_order_id
    where alert.closed_at is null and ${own} group by alert.kind`.execute(db);
  const unwatched = await sql<{ count: number }>`
    select count(*)::integer as count from tracked_parcels as tracked
    join parcels as parcel on parcel.id = tracked.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcel.fulfillment_order_id
    where tracked.watch = 'none' and fulfillment.stage in ('shipped', 'in_transit') and ${own}`.execute(db);
  const counts = new Map(rows.map(({ kind, count }) => [kind, count]));
  const kinds = alertKindCodes.flatMap((kind) => (counts.has(kind) ? [{ kind, count: counts.get(kind) ?? 0 }] : []));
  return { kinds, unwatched: unwatched.rows[0]?.count ?? 0 };
}
