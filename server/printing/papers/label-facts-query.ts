import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

export type FactsLine = Readonly<{
  code: string;
  name: string;
  specification: string;
  barcode: string;
  bin: string;
  quantity: number;
  isGift: boolean;
}>;

type Row = Readonly<{
  itemId: string;
  fulfillmentOrderId: string;
  no: number;
  orderNos: readonly string[];
  shopName: string;
  carrier: string;
  service: string;
  waybillNo: string;
  printing: number;
  ordinal: number;
  parcelCount: number;
  routing: Readonly<Record<string, string>> | null;
  /** of the account's line for carrier and warehouse; empty where there is none */
  templateUrl: string;
  /** of the order whose receiver it goes to */
  personalSealed: Buffer;
  warehouse: Readonly<{ name: string; address: string; contactName: string; contactPhone: string }> | null;
}>;

/** What papers say of a label; the receiver is still sealed. */
export type LabelFacts = Omit<Row, 'no'> & Readonly<{ fulfillmentNo: string; lines: readonly FactsLine[] }>;

/** By the label's id; what has no parcel is left out. Lines that were dropped are not in it. */
export async function labelFacts(db: Db | Tx, itemIds: readonly string[]): Promise<ReadonlyMap<string, LabelFacts>> {
  if (itemIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select item.id as "itemId", fulfillment.id as "fulfillmentOrderId", fulfillment.no,
      array(
        select orders.channel_order_no from fulfillment_members as member join orders on orders.id = member.order_id
        where member.fulfillment_order_id = fulfillment.id order by orders.id
      ) as "orderNos",
      shops.name as "shopName", parcel.carrier, parcel.service, item.waybill_no as "waybillNo", item.printing, parcel.ordinal,
      (select count(*)::integer from parcels as other where other.fulfillment_order_id = fulfillment.id and other.state <> 'voided') as "parcelCount",
      coalesce(line.template_url, '') as "templateUrl", parcel.routing, lead_order.personal_sealed as "personalSealed",
      case when warehouse.id is not null then jsonb_build_object(
        'name', warehouse.name, 'address', warehouse.province || warehouse.city || warehouse.district || warehouse.detail,
        'contactName', warehouse.contact_name, 'contactPhone', warehouse.contact_phone
      ) end as warehouse
    from print_items as item
    join parcels as parcel on parcel.id = item.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = item.fulfillment_order_id
    join orders as lead_order on lead_order.id = fulfillment.lead_order_id
    join shops on shops.id = fulfillment.shop_id
    left join waybill_lines as line
      on line.account_id = parcel.account_id and line.carrier = parcel.carrier and line.warehouse_id = fulfillment.warehouse_id
    left join warehouses as warehouse on warehouse.id = fulfillment.warehouse_id
    where item.id = any(${[...itemIds]}::uuid[])
    order by item.batch_id, item.position`.execute(db);
  const lines = await linesOf(
    db,
    rows.map(({ fulfillmentOrderId }) => fulfillmentOrderId),
  );
  return new Map(
    rows.map(({ no, ...row }) => [
      row.itemId,
      { ...row, fulfillmentNo: fulfillmentNo(no), lines: lines.get(row.fulfillmentOrderId) ?? [] },
    ]),
  );
}

async function linesOf(db: Db | Tx, fulfillmentIds: readonly string[]): Promise<ReadonlyMap<string, readonly FactsLine[]>> {
  const { rows } = await sql<FactsLine & Readonly<{ fulfillmentOrderId: string }>>`
    select line.fulfillment_order_id as "fulfillmentOrderId", skus.code, skus.name, skus.specification, skus.barcode, line.quantity,
      line.is_gift as "isGift", coalesce(level.bin, '') as bin
    from fulfillment_lines as line
    join fulfillment_orders as fulfillment on fulfillment.id = line.fulfillment_order_id
    join skus on skus.id = line.sku_id
    left join stock_levels as level on level.sku_id = line.sku_id and level.warehouse_id = fulfillment.warehouse_id
    where line.fulfillment_order_id = any(${[...new Set(fulfillmentIds)]}::uuid[]) and line.dropped_at is null
    order by line.fulfillment_order_id, line.position`.execute(db);
  return Map.groupBy(rows, ({ fulfillmentOrderId }) => fulfillmentOrderId);
}
