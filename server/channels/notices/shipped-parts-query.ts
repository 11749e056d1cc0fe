import { platformChannels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { ShippedPart } from '@zhidan/core/channels/notice/plan-notices.ts';
import type { ParcelId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

/** What a shipped fulfillment order ships of one of its orders. */
export type ShippedOrder = Readonly<{
  fulfillmentOrderId: string;
  orderId: string;
  channelOrderNo: string;
  shopId: ShopId;
  channel: ChannelCode;
  /** an order of a platform, and a shop that can be asked */
  isPlatformOrder: boolean;
  isConnected: boolean;
  shipBy: Instant | null;
  isWhole: boolean;
  lines: ShippedPart['lines'];
  parcels: readonly Readonly<{ id: ParcelId; carrier: CarrierCode; waybillNo: string }>[];
  toldWhole: boolean;
  told: Readonly<Record<string, number>>;
}>;

/** The orders in these shipped parcels: of each, what of it left with them and what was told before. In the order of the parcels' numbers. */
export async function shippedOrders(tx: Tx, parcelIds: readonly string[]): Promise<readonly ShippedOrder[]> {
  const { rows } = await sql<ShippedOrder>`
    with left_now as (
      select fulfillment_order_id as id,
        jsonb_agg(jsonb_build_object('id', id, 'carrier', carrier, 'waybillNo', waybill_no) order by ordinal) as parcels
      from parcels where id = any(${[...parcelIds]}::uuid[]) and waybill_no is not null group by 1
    )
    select
      left_now.id as "fulfillmentOrderId", orders.id as "orderId", orders.channel_order_no as "channelOrderNo", orders.ship_by as "shipBy",
      shops.id as "shopId", shops.channel, orders.kind = 'sale' as "isPlatformOrder",
      shops.channel = any(${platformChannels}::text[]) and shops.state <> 'unauthorized' as "isConnected",
      left_now.parcels, coalesce(pieces.lines, '[]') as lines,
      not exists (
        select from fulfillment_members as other
        join fulfillment_orders as its on its.id = other.fulfillment_order_id and its.stage not in ('merged', 'split', 'canceled')
        where other.order_id = orders.id and other.fulfillment_order_id <> left_now.id
          and exists (
            select from fulfillment_lines as line
            where line.fulfillment_order_id = its.id and line.order_id = orders.id and line.dropped_at is null
          )
      ) as "isWhole",
      coalesce(before.told_whole, false) as "toldWhole", coalesce(before.told, '{}') as told
    from left_now
    join fulfillment_members as member on member.fulfillment_order_id = left_now.id
    join orders on orders.id = member.order_id
    join shops on shops.id = orders.shop_id
    left join lateral (
      select jsonb_agg(jsonb_build_object(
        'lineNo', sold.line_no, 'quantity', sold.quantity, 'pieces', here.pieces, 'allPieces', everywhere.pieces, 'kinds', everywhere.kinds
      ) order by sold.position) as lines
      from order_lines as sold
      join lateral (
        select sum(quantity)::int as pieces from fulfillment_lines as line
        where line.fulfillment_order_id = left_now.id and line.order_id = orders.id and line.line_no = sold.line_no
          and line.dropped_at is null and line.component_position < ${firstGiftPosition}
      ) as here on here.pieces > 0
      join lateral (
        select sum(line.quantity)::int as pieces, count(distinct line.sku_id)::int as kinds
        from fulfillment_lines as line
        join fulfillment_orders as its on its.id = line.fulfillment_order_id and its.stage not in ('merged', 'split', 'canceled')
        where line.order_id = orders.id and line.line_no = sold.line_no
          and line.dropped_at is null and line.component_position < ${firstGiftPosition}
      ) as everywhere on true
      where sold.order_id = orders.id
    ) as pieces on true
    left join lateral (
      select bool_or(whole) as told_whole, jsonb_object_agg(line_no, quantity) filter (where line_no is not null) as told
      from (
        select told.lines is null as whole, item.line_no, sum(item.quantity)::int as quantity
        from ship_notices as told
        left join lateral (
          select line ->> 'lineNo' as line_no, (line ->> 'quantity')::int as quantity from jsonb_array_elements(told.lines) as line
        ) as item on true
        where told.order_id = orders.id and told.state <> 'skipped'
        group by 1, 2
      ) as summed
    ) as before on true
    order by left_now.id, orders.id`.execute(tx);
  return rows;
}

/** Gifts that a rule added count from here: no platform knows them. */
const firstGiftPosition = 1_000;
