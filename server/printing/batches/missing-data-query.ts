import { platformChannels, type ChannelCode } from '@zhidan/core/channels/channel.ts';
import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScopeOf } from '../scope-query.ts';

/** A number without print data, and what its source wants to hear to give it. */
export type MissingData = Readonly<{
  itemId: string;
  parcelId: string;
  waybillNo: string;
  carrier: CarrierCode;
  accountId: string | null;
  warehouseId: string | null;
  channel: ChannelCode;
  channelOrderNos: readonly string[];
}>;

/** Labels of a batch that a program would print if it had the data. */
export async function missingPrintData(
  db: Db,
  { by, batchId, itemIds }: Readonly<{ by: Caller; batchId: string; itemIds: readonly string[] }>,
): Promise<readonly MissingData[]> {
  const { rows } = await sql<MissingData>`
    select item.id as "itemId", parcel.id as "parcelId", parcel.waybill_no as "waybillNo", parcel.carrier, parcel.account_id as "accountId",
      fulfillment.warehouse_id as "warehouseId", shops.channel,
      array(
        select orders.channel_order_no from fulfillment_members as member join orders on orders.id = member.order_id
        where member.fulfillment_order_id = fulfillment.id and orders.kind = 'sale'
          and shops.channel = any(${platformChannels}::text[])
        order by orders.id <> fulfillment.lead_order_id, orders.id
      ) as "channelOrderNos"
    from print_items as item
    join parcels as parcel on parcel.id = item.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = item.fulfillment_order_id
    join shops on shops.id = fulfillment.shop_id
    where item.batch_id = ${batchId} and item.id = any(${[...itemIds]}::uuid[]) and item.road <> 'pdf'
      and parcel.state = 'numbered' and parcel.print_data_sealed is null and ${inScopeOf(by)}
    order by item.position`.execute(db);
  return rows;
}
