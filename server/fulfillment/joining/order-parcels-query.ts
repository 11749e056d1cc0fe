import { fulfillmentNo, type FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { listOrderParcels as contract } from '@zhidan/core/fulfillment/joining/joining-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

type Row = Readonly<{
  id: FulfillmentOrderId;
  no: number;
  stage: FulfillmentStage;
  pieceCount: number;
  orderNos: string[];
  isUndone: boolean;
  mergedInto: number | null;
  splitOf: number | null;
  carrier: string | null;
  waybillNos: string[];
}>;

/** All fulfillment orders that an order has or had, the newest first. */
export async function listOrderParcels(db: Db, { by, orderId }: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { rows } = await sql<Row>`
    select
      own.id, own.no, own.stage, own.piece_count as "pieceCount", own.undone_at is not null as "isUndone", own.carrier,
      array(
        select orders.channel_order_no from fulfillment_members as each join orders on orders.id = each.order_id
        where each.fulfillment_order_id = own.id order by 1
      ) as "orderNos",
      array(
        select waybill_no from parcels where fulfillment_order_id = own.id and waybill_no is not null and state <> 'voided' order by ordinal
      ) as "waybillNos",
      into_one.no as "mergedInto", whole.no as "splitOf"
    from fulfillment_members as member
    join fulfillment_orders as own on own.id = member.fulfillment_order_id
    left join fulfillment_orders as into_one on into_one.id = own.merged_into
    left join fulfillment_orders as whole on whole.id = own.split_of
    where member.order_id = ${orderId} and ${by.shops === 'all' ? sql`true` : sql`own.shop_id = any(${[...by.shops]}::uuid[])`}
    order by own.no desc`.execute(db);
  const named = (no: number | null): string | null => (no === null ? null : fulfillmentNo(no));
  return {
    items: rows.map(({ no, mergedInto, splitOf, ...row }) => ({
      ...row,
      no: fulfillmentNo(no),
      mergedInto: named(mergedInto),
      splitOf: named(splitOf),
    })),
  };
}
