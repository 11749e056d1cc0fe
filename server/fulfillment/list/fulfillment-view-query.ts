import type * as api from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

type View = api.FulfillmentView;

type Own = Pick<
  View,
  'warehouseId' | 'warehouseBy' | 'carrierBy' | 'freight' | 'weightGram' | 'weighedGram' | 'openedAt' | 'printedAt' | 'shippedAt'
> &
  Readonly<{ mergedInto: Other | null; splitOf: Other | null }>;
type Other = Readonly<{ id: string; no: number }>;

const otherOf = (other: Other | null) => (other === null ? null : ({ id: other.id, no: fulfillmentNo(other.no) } as View['mergedInto']));

/** What its own page shows of a fulfillment order beyond the list. */
export async function fulfillmentDetail(db: Db, id: string): Promise<Pick<View, Exclude<keyof Own, never>>> {
  const { rows } = await sql<Own>`
    select own.warehouse_id as "warehouseId", own.warehouse_by as "warehouseBy", own.carrier_by as "carrierBy", own.freight_fen as freight,
      own.weight_gram as "weightGram", own.weighed_gram as "weighedGram", own.opened_at as "openedAt", own.printed_at as "printedAt",
      own.shipped_at as "shippedAt",
      (select jsonb_build_object('id', other.id, 'no', other.no) from fulfillment_orders as other where other.id = own.merged_into) as "mergedInto",
      (select jsonb_build_object('id', other.id, 'no', other.no) from fulfillment_orders as other where other.id = own.split_of) as "splitOf"
    from fulfillment_orders as own where own.id = ${id}`.execute(db);
  const [own] = rows;
  if (!own) throw new Error(`The fulfillment order ${id} was there a moment ago`);
  return { ...own, mergedInto: otherOf(own.mergedInto), splitOf: otherOf(own.splitOf) };
}

/** Its orders, the leading one first, with all exceptions that are open. */
export async function membersOf(db: Db, id: string): Promise<View['members']> {
  const { rows } = await sql<View['members'][number]>`
    select orders.id as "orderId", orders.channel_order_no as "orderNo", orders.shop_id as "shopId", orders.status,
      orders.may_ship as "mayShip", orders.paid_at as "paidAt", orders.ship_by as "shipBy"
    from fulfillment_members as member
    join orders on orders.id = member.order_id
    join fulfillment_orders as own on own.id = member.fulfillment_order_id
    where member.fulfillment_order_id = ${id}
    order by orders.id <> own.lead_order_id, orders.id`.execute(db);
  return rows;
}

export async function goodsOf(db: Db, id: string): Promise<View['lines']> {
  const { rows } = await sql<View['lines'][number]>`
    select line.position, orders.channel_order_no as "orderNo", skus.code, skus.name, skus.specification, line.quantity,
      line.is_gift as "isGift", line.dropped_at is not null as "isDropped", line.checked_quantity as "checkedQuantity"
    from fulfillment_lines as line join skus on skus.id = line.sku_id join orders on orders.id = line.order_id
    where line.fulfillment_order_id = ${id} order by line.position`.execute(db);
  return rows;
}

export async function parcelsOfView(db: Db, id: string): Promise<View['parcels']> {
  const { rows } = await sql<View['parcels'][number]>`
    select id, ordinal, state, carrier, waybill_no as "waybillNo", source, problem_words as "problemWords", wanted_at as "wantedAt",
      numbered_at as "numberedAt", shipped_at as "shippedAt", voided_at as "voidedAt", void_reason as "voidReason"
    from parcels where fulfillment_order_id = ${id} order by ordinal`.execute(db);
  return rows;
}
