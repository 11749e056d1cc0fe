import { isCarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { ParcelTrace, showOrderTraces as orderContract, showParcelTrace as contract } from '@zhidan/core/tracking/alert-api.ts';
import { carrierPhones } from '@zhidan/core/tracking/interception.ts';
import type { TraceEvent } from '@zhidan/core/waybills/trace.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** @throws Refused `parcel_trace.not_found` when it has not left, or is of none of the caller's shops */
export async function showParcelTrace(db: Db, { by, parcelId }: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const [trace] = await tracesWhere(db, by, sql`tracked.parcel_id = ${parcelId}`);
  if (!trace) throw new Refused('parcel_trace.not_found', { parcelId });
  return trace;
}

/** Parcels of an order that have left, the first to leave first. */
export async function showOrderTraces(
  db: Db,
  { by, orderId }: Asked<InputOf<typeof orderContract>>,
): Promise<OutputOf<typeof orderContract>> {
  const ofOrder = sql`parcel.fulfillment_order_id in (select fulfillment_order_id from fulfillment_members where order_id = ${orderId})`;
  return { items: [...(await tracesWhere(db, by, ofOrder))] };
}

type Row = Omit<ParcelTrace, 'events' | 'carrierPhone'> & Readonly<{ events: readonly TraceEvent[] }>;

async function tracesWhere(db: Db, { shops }: Caller, which: RawBuilder<unknown>): Promise<readonly ParcelTrace[]> {
  const own = shops === 'all' ? sql`true` : sql`fulfillment.shop_id::text = any(${[...shops]}::text[])`;
  const { rows } = await sql<Row>`
    select tracked.parcel_id as "parcelId", parcel.carrier, parcel.waybill_no as "waybillNo", tracked.watch, tracked.trouble,
      tracked.state, tracked.sub, parcel.shipped_at as "shippedAt", tracked.picked_up_at as "pickedUpAt",
      tracked.delivered_at as "deliveredAt", tracked.expected_at as "expectedAt", tracked.heard_at as "heardAt", tracked.events,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', alert.id, 'kind', alert.kind, 'since', ${utc(sql`alert.since`)}, 'detail', alert.detail,
          'closedAt', ${utc(sql`alert.closed_at`)}, 'closedBy', alert.closed_by, 'note', alert.note
        ) order by alert.closed_at is not null, alert.opened_at desc) from parcel_alerts as alert where alert.parcel_id = tracked.parcel_id
      ), '[]') as alerts,
      (
        select jsonb_build_object(
          'state', asked.state, 'reason', asked.reason, 'wantedAt', ${utc(sql`asked.wanted_at`)}, 'endedAt', ${utc(sql`asked.ended_at`)},
          'words', asked.words, 'costFen', asked.cost_fen, 'note', asked.note
        ) from interceptions as asked where asked.parcel_id = tracked.parcel_id
      ) as interception,
      (
        select jsonb_agg(jsonb_build_object(
          'orderId', member.order_id, 'channelOrderNo', orders.channel_order_no, 'shopId', orders.shop_id
        ) order by member.order_id)
        from fulfillment_members as member join orders on orders.id = member.order_id
        where member.fulfillment_order_id = parcel.fulfillment_order_id
      ) as orders
    from tracked_parcels as tracked
    join parcels as parcel on parcel.id = tracked.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcel.fulfillment_order_id
    where ${which} and ${own}
    order by parcel.shipped_at, tracked.parcel_id`.execute(db);
  return rows.map(({ events, ...row }) => ({
    ...row,
    carrierPhone: isCarrierCode(row.carrier) ? (carrierPhones[row.carrier] ?? '') : '',
    // what a service says of the parcel as a whole has no sentence, and stands above as its state
    events: events
      .filter(({ text }) => text !== '')
      .map(({ at, text, place, meaning }) => ({ at, text, place, state: meaning?.state ?? null, sub: meaning?.sub ?? null })),
  }));
}

/** A moment inside JSON as our instants are written. */
const utc = (moment: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
