import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { platformChannels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import { openStages, stagesBeforeRelease, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Chooser } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { ParcelState } from '@zhidan/core/fulfillment/parcel-life.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Receiver } from '@zhidan/core/orders/order-content.ts';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { sql } from 'kysely';
import { openOrder } from '../../orders/index.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** A parcel that wants a number, with all that asking for it takes. The receiver is as its platform gave it: not for logs. */
export type Wish = Readonly<{
  parcelId: string;
  fulfillmentId: string;
  fulfillmentNo: number;
  state: ParcelState;
  stage: FulfillmentStage;
  carrier: CarrierCode;
  /** who chose the carrier */
  carrierBy: Chooser | null;
  service: string;
  /** whether other parcels went before it: some services know the first parcel of an order by the order alone */
  isFurther: boolean;
  parcelCount: number;
  shopId: ShopId;
  channel: ChannelCode;
  warehouseId: string;
  warehouse: Readonly<{
    name: string;
    province: string;
    city: string;
    district: string;
    detail: string;
    contactName: string;
    contactPhone: string;
  }>;
  shipBy: Instant | null;
  weightGram: number;
  volumeMl: number;
  /** released, and nothing but the missing number stands in its way */
  mayAsk: boolean;
  /** of platform orders, the leading one first */
  channelOrderNos: readonly string[];
  goods: readonly Readonly<{ name: string; quantity: number }>[];
  receiver: Receiver;
}>;

const releasedStages = openStages.filter((stage) => !stagesBeforeRelease.some((one) => one === stage));
/** A missing number is what is being mended here. */
const otherBlockers = blockingKinds.filter((kind) => kind !== 'waybill_failed');

/** These parcels as they stand; one without a warehouse has never been released and is left out. */
export async function wishes(db: Db, vault: Vault, parcelIds: readonly string[]): Promise<readonly Wish[]> {
  const { rows } = await sql<Omit<Wish, 'receiver'> & Readonly<{ personal: Buffer }>>`
    select
      parcels.id as "parcelId", parcels.state, parcels.carrier, parcels.service,
      fulfillment.id as "fulfillmentId", fulfillment.no as "fulfillmentNo", fulfillment.stage, fulfillment.carrier_by as "carrierBy",
      fulfillment.ship_by as "shipBy", coalesce(fulfillment.weight_gram, 0) as "weightGram", coalesce(fulfillment.volume_ml, 0) as "volumeMl",
      shops.id as "shopId", shops.channel, warehouses.id as "warehouseId",
      jsonb_build_object(
        'name', warehouses.name, 'province', warehouses.province, 'city', warehouses.city, 'district', warehouses.district,
        'detail', warehouses.detail, 'contactName', warehouses.contact_name, 'contactPhone', warehouses.contact_phone
      ) as warehouse,
      (select count(*)::int from parcels as twin where twin.fulfillment_order_id = fulfillment.id and twin.state <> 'voided') as "parcelCount",
      exists (
        select from fulfillment_members as mine
        join fulfillment_members as other on other.order_id = mine.order_id
        join parcels as earlier on earlier.fulfillment_order_id = other.fulfillment_order_id and case
          when other.fulfillment_order_id = fulfillment.id then earlier.ordinal < parcels.ordinal else earlier.id < parcels.id end
        where mine.fulfillment_order_id = fulfillment.id
      ) as "isFurther",
      fulfillment.stage = any(${releasedStages}::text[]) and not exists (
        select from fulfillment_members as mine
        join orders on orders.id = mine.order_id
        where mine.fulfillment_order_id = fulfillment.id and (
          orders.closing <> 'open'
          or exists (
            select from order_exceptions as open
            where open.order_id = orders.id and open.cleared_at is null and open.kind = any(${otherBlockers}::text[])
          )
          or exists (select from order_holds as hold where hold.order_id = orders.id and hold.ended_at is null)
        )
      ) as "mayAsk",
      (
        select coalesce(jsonb_agg(orders.channel_order_no order by orders.id <> lead.id, orders.id), '[]')
        from fulfillment_members as mine join orders on orders.id = mine.order_id
        where mine.fulfillment_order_id = fulfillment.id and orders.kind = 'sale' and shops.channel = any(${platformChannels}::text[])
      ) as "channelOrderNos",
      (
        select coalesce(jsonb_agg(jsonb_build_object('name', packed.name, 'quantity', packed.quantity)), '[]') from (
          select skus.name, sum(line.quantity)::int as quantity
          from fulfillment_lines as line join skus on skus.id = line.sku_id
          where line.fulfillment_order_id = fulfillment.id and line.dropped_at is null
          group by skus.id, skus.name order by 2 desc, 1 limit ${goodsLimit}
        ) as packed
      ) as goods,
      lead.personal_sealed as personal
    from parcels
    join fulfillment_orders as fulfillment on fulfillment.id = parcels.fulfillment_order_id
    join orders as lead on lead.id = fulfillment.lead_order_id
    join shops on shops.id = fulfillment.shop_id
    join warehouses on warehouses.id = fulfillment.warehouse_id
    where parcels.id = any(${[...parcelIds]}::uuid[])
    order by parcels.id`.execute(db);
  return rows.map(({ personal, ...wish }) => ({ ...wish, receiver: openOrder(vault, personal).receiver }));
}

/** Kinds of goods that a service is told of. */
const goodsLimit = 20;
