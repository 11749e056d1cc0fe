/** Fulfillment orders as rows, wherever a test wants them to stand: for modules that come after release, without the road to it. */
import { randomUUID } from 'node:crypto';
import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { addSku as addSkuContract } from '@zhidan/core/catalog/sku-api.ts';
import { addWarehouse as addWarehouseContract } from '@zhidan/core/inventory/warehouse-api.ts';
import { addSku } from '../catalog/skus/add-sku.ts';
import { addWarehouse } from '../inventory/warehouses/add-warehouse.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import type { Merchant } from '../platform/merchant.ts';
import { newId } from '../platform/new-id.ts';
import { asked } from './test-news.ts';

/** What of an order is in it: all, or pieces of some lines. */
export type GroundOrder = Readonly<{ orderId: string; lines?: readonly Readonly<{ lineNo: string; quantity: number }>[] }>;

export type GroundAsk = Readonly<{
  orders: readonly GroundOrder[];
  stage: FulfillmentStage;
  /** one each: its number, or null for a parcel that wants one; none before release */
  parcels: readonly (string | null)[];
  carrier?: CarrierCode;
}>;

const noMoney = {
  list_fen: 0,
  merchant_discount_fen: 0,
  platform_discount_fen: 0,
  other_discount_fen: 0,
  postage_fen: 0,
  paid_fen: 0,
  receivable_fen: 0,
};

/** A warehouse with an address and a contact, a SKU that everything is shipped as, and fulfillment orders over both. */
export async function aFulfillmentGround(merchant: Merchant) {
  const { db, clock } = merchant;
  const address = {
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    detail: '仓前街道 1 号',
    contactName: '李仓管',
    contactPhone: '13800000001',
  };
  const { warehouseId, skuId } = await inTransaction(db, async (tx) => {
    const warehouse = addWarehouseContract.input.parse({ code: `W${randomUUID().slice(0, 6)}`, name: '杭州仓', ...address });
    const sku = addSkuContract.input.parse({ code: `S${randomUUID().slice(0, 6)}`, name: '婴儿连体衣' });
    return {
      warehouseId: (await addWarehouse(tx, { ...asked(clock), ...warehouse })).id,
      skuId: (await addSku(tx, { ...asked(clock), ...sku })).id,
    };
  });

  /** Answers the ids of the fulfillment order and of its parcels. */
  async function open({ orders, stage, parcels, carrier = 'ZTO' }: GroundAsk): Promise<{ id: string; parcelIds: string[] }> {
    const now = clock();
    const id = newId(now);
    const [lead] = orders;
    if (!lead) throw new Error('a fulfillment order has an order');
    const { shop_id } = await db.selectFrom('orders').select('shop_id').where('id', '=', lead.orderId).executeTakeFirstOrThrow();
    const sold = await db
      .selectFrom('order_lines')
      .select(['order_id', 'line_no', 'quantity'])
      .where(
        'order_id',
        'in',
        orders.map(({ orderId }) => orderId),
      )
      .orderBy('order_id')
      .orderBy('position')
      .execute();
    const lines = orders.flatMap(({ orderId, lines: some }) =>
      sold
        .filter(({ order_id }) => order_id === orderId)
        .flatMap(({ line_no, quantity }) => {
          const part = some === undefined ? quantity : (some.find(({ lineNo }) => lineNo === line_no)?.quantity ?? 0);
          return part > 0 ? [{ orderId, lineNo: line_no, quantity: part }] : [];
        }),
    );
    const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    await db
      .insertInto('fulfillment_orders')
      .values({
        id,
        shop_id,
        lead_order_id: lead.orderId,
        stage,
        stage_since: now,
        warehouse_id: warehouseId,
        warehouse_by: 'route',
        carrier,
        carrier_by: 'route',
        line_count: lines.length,
        piece_count: pieces,
        sku_count: 1,
        stock: 'reserved',
        weight_gram: 500,
        volume_ml: 1_000,
        opened_at: now,
        changed_at: now,
      })
      .execute();
    await db
      .insertInto('fulfillment_members')
      .values(orders.map(({ orderId }) => ({ fulfillment_order_id: id, order_id: orderId })))
      .execute();
    await db
      .insertInto('fulfillment_lines')
      .values(
        lines.map(({ orderId, lineNo, quantity }, position) => ({
          fulfillment_order_id: id,
          position,
          order_id: orderId,
          line_no: lineNo,
          component_position: 0,
          sku_id: skuId,
          quantity,
        })),
      )
      .execute();
    await db
      .insertInto('order_components')
      .values(
        sold.map((line) => ({
          ...noMoney,
          order_id: line.order_id,
          line_no: line.line_no,
          position: 0,
          sku_id: skuId,
          listing_id: skuId,
          matched_sku_id: skuId,
          quantity: line.quantity,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const parcelIds = parcels.map(() => newId(now) as string);
    if (parcels.length === 0) return { id, parcelIds };
    await db
      .insertInto('parcels')
      .values(
        parcels.map((waybillNo, index) => ({
          id: parcelIds[index] ?? '',
          fulfillment_order_id: id,
          ordinal: index + 1,
          state: waybillNo === null ? 'wanted' : 'shipped',
          carrier,
          service: '',
          waybill_no: waybillNo,
          numbered_at: waybillNo === null ? null : now,
          wanted_at: now,
        })),
      )
      .execute();
    return { id, parcelIds };
  }
  return { warehouseId, skuId, open };
}

export type FulfillmentGround = Awaited<ReturnType<typeof aFulfillmentGround>>;
