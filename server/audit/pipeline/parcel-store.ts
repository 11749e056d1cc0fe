import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import type { Chooser } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { stagesBeforeRelease, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { foldCode } from '@zhidan/core/catalog/sku.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { givenIds } from '../../platform/db/given-rows.ts';
import { lockOrders } from '../../orders/index.ts';

/** A fulfillment order as audit sees it: what is in it, and what was chosen for it before and by whom. */
export type AuditedParcel = Readonly<{
  id: string;
  shopId: string;
  channel: string;
  stage: FulfillmentStage;
  leadOrderId: string;
  orderIds: readonly string[];
  lines: readonly ParcelLine[];
  warehouseId: WarehouseId | null;
  warehouseBy: Chooser | null;
  carrier: CarrierCode | null;
  carrierBy: Chooser | null;
  service: string;
  template: string;
  stock: 'none' | 'reserved' | 'short' | 'consumed';
  shipBy: Instant | null;
  priority: number;
  /** somebody asked for one of its orders to go first */
  isRushed: boolean;
  isSealed: boolean;
  /** another one ships the rest of its orders */
  isPart: boolean;
}>;

export type ParcelLine = Readonly<{
  orderId: string;
  skuId: SkuId;
  skuCode: string;
  quantity: number;
  weightGram: number | null;
  volumeMm3: number | null;
}>;

/**
 * Those of these fulfillment orders that are not released yet, the earliest deadline first; their orders and they themselves are
 * locked until the transaction ends. Four statements for any number.
 */
export async function parcelsForAudit(tx: Tx, ids: readonly string[]): Promise<readonly AuditedParcel[]> {
  const members = await tx
    .selectFrom('fulfillment_members')
    .select('order_id')
    .where('fulfillment_order_id', '=', sql<string>`any(${givenIds(ids)})`)
    .execute();
  await lockOrders(
    tx,
    members.map(({ order_id }) => order_id),
  );
  await sql`
    select from fulfillment_orders where id = any(${givenIds(ids)}) order by id for no key update`.execute(tx);
  const { rows } = await sql<AuditedParcel>`
    select
      parcel.id, parcel.shop_id as "shopId", shops.channel, parcel.stage, parcel.lead_order_id as "leadOrderId",
      array(
        select order_id::text from fulfillment_members where fulfillment_order_id = parcel.id order by order_id
      ) as "orderIds",
      (
        select coalesce(json_agg(json_build_object(
          'orderId', line.order_id, 'skuId', line.sku_id, 'skuCode', skus.code, 'quantity', line.quantity,
          'weightGram', skus.weight_gram, 'volumeMm3', skus.volume_mm3
        ) order by line.position), '[]')
        from fulfillment_lines as line join skus on skus.id = line.sku_id
        where line.fulfillment_order_id = parcel.id and line.dropped_at is null
      ) as lines,
      parcel.warehouse_id as "warehouseId", parcel.warehouse_by as "warehouseBy", parcel.carrier, parcel.carrier_by as "carrierBy",
      parcel.service, parcel.template, parcel.stock, parcel.ship_by as "shipBy", parcel.priority, parcel.is_sealed as "isSealed",
      exists (
        select from fulfillment_members as member join orders on orders.id = member.order_id
        where member.fulfillment_order_id = parcel.id and orders.rushed_at is not null
      ) as "isRushed",
      exists (
        select from fulfillment_members as member
        join fulfillment_members as beside on beside.order_id = member.order_id and beside.fulfillment_order_id <> parcel.id
        join fulfillment_orders as other on other.id = beside.fulfillment_order_id and other.stage not in ('merged', 'split', 'canceled')
        where member.fulfillment_order_id = parcel.id
      ) as "isPart"
    from fulfillment_orders as parcel join shops on shops.id = parcel.shop_id
    where parcel.id = any(${givenIds(ids)}) and parcel.stage = any(${[...stagesBeforeRelease]})
    order by parcel.ship_by nulls last, parcel.id`.execute(tx);
  return rows;
}

/** Open warehouses by the codes that rules name them by. */
export async function warehousesByCode(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, WarehouseId>> {
  if (codes.length === 0) return new Map();
  const folded = new Map(codes.map((code) => [foldCode(code), code]));
  const { rows } = await sql<{ id: WarehouseId; folded: string }>`
    select id, code_folded as folded from warehouses
    where code_folded = any(${[...folded.keys()]}) and state = 'active'`.execute(db);
  return new Map(rows.map(({ id, folded: key }) => [folded.get(key) ?? key, id]));
}
