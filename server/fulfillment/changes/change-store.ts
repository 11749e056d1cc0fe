import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Of these locked orders those that their platform shows as shipped although nothing of ours has left, with the numbers it names. */
export async function shippedThere(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; waybills: string }>`
    select id, coalesce((select string_agg(shipment ->> 'waybillNo', ', ') from jsonb_array_elements(shipments) as shipment), '') as waybills
    from orders
    where id = any(${[...orderIds]}::uuid[]) and shipping <> 'unshipped' and handed_over_at is null and not is_ship_forced`.execute(db);
  return new Map(rows.map(({ id, waybills }) => [id, waybills || '?']));
}

/** Lines of fulfillment orders that are still to be shipped although their money is back, counted by order. */
export async function refundedLines(db: Db, fulfillmentIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  if (fulfillmentIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; orderId: string; count: number }>`
    select own.fulfillment_order_id as id, own.order_id as "orderId", count(*)::integer as count
    from fulfillment_lines as own
    join order_lines as line on line.order_id = own.order_id and line.line_no = own.line_no
    join orders on orders.id = own.order_id
    where own.fulfillment_order_id = any(${[...fulfillmentIds]}::uuid[]) and own.dropped_at is null
      and (line.refund = 'refunded' or orders.refund = 'refunded')
    group by 1, 2`.execute(db);
  const grouped = Map.groupBy(rows, ({ id }) => id);
  return new Map([...grouped].map(([id, some]) => [id, new Map(some.map(({ orderId, count }) => [orderId, count]))]));
}

/** Parcels of fulfillment orders that are on their way. */
export async function parcelsUnderWay(
  db: Db,
  fulfillmentIds: readonly string[],
): Promise<readonly Readonly<{ parcelId: string; fulfillmentId: string }>[]> {
  if (fulfillmentIds.length === 0) return [];
  const { rows } = await sql<{ parcelId: string; fulfillmentId: string }>`
    select parcel.id as "parcelId", parcel.fulfillment_order_id as "fulfillmentId" from parcels as parcel
    join fulfillment_orders as own on own.id = parcel.fulfillment_order_id and own.stage in ('shipped', 'in_transit')
    where own.id = any(${[...fulfillmentIds]}::uuid[]) and parcel.state = 'shipped'`.execute(db);
  return rows;
}

/** Of these orders what decides whether a presale waits. */
export async function presaleFacts(
  db: Db,
  orderIds: readonly string[],
): Promise<readonly Readonly<{ id: string; flags: readonly string[]; shipBy: Instant | null }>[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await sql<{ id: string; flags: readonly string[]; shipBy: Instant | null }>`
    select distinct orders.id, orders.flags, orders.ship_by as "shipBy" from orders
    join fulfillment_members as member on member.order_id = orders.id
    where orders.id = any(${[...orderIds]}::uuid[])`.execute(db);
  return rows;
}
