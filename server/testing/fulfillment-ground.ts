/** Fulfillment orders as rows, wherever a test wants them to stand: for modules that come after release, without the road to it. */
import { randomUUID } from 'node:crypto';
import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { addSku as addSkuContract } from '@zhidan/core/catalog/sku-api.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
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

type Place = Readonly<{ warehouseId: WarehouseId; skuId: SkuId }>;

const noMoney = {
  list_fen: 0,
  merchant_discount_fen: 0,
  platform_discount_fen: 0,
  other_discount_fen: 0,
  postage_fen: 0,
  paid_fen: 0,
  receivable_fen: 0,
};

const address = {
  province: '浙江省',
  city: '杭州市',
  district: '余杭区',
  detail: '仓前街道 1 号',
  contactName: '李仓管',
  contactPhone: '13800000001',
};

/** A warehouse with an address and a contact, a SKU that everything is shipped as, and fulfillment orders over both. */
export async function aFulfillmentGround(merchant: Merchant) {
  const place = await inTransaction(merchant.db, async (tx): Promise<Place> => {
    const ask = asked(merchant.clock);
    const warehouse = addWarehouseContract.input.parse({ code: `W${randomUUID().slice(0, 6)}`, name: '杭州仓', ...address });
    const sku = addSkuContract.input.parse({ code: `S${randomUUID().slice(0, 6)}`, name: '婴儿连体衣' });
    return { warehouseId: (await addWarehouse(tx, { ...ask, ...warehouse })).id, skuId: (await addSku(tx, { ...ask, ...sku })).id };
  });
  /** Answers the ids of the fulfillment order and of its parcels. */
  const open = async (ask: GroundAsk): Promise<{ id: string; parcelIds: string[] }> => {
    const id = await insertFulfillment(merchant, place, ask);
    return { id, parcelIds: await insertParcels(merchant, id, ask) };
  };
  return { ...place, open };
}

export type FulfillmentGround = Awaited<ReturnType<typeof aFulfillmentGround>>;

async function insertFulfillment(merchant: Merchant, { warehouseId, skuId }: Place, ask: GroundAsk): Promise<string> {
  const { db, clock } = merchant;
  const { orders, stage, carrier = 'ZTO' } = ask;
  const now = clock();
  const id = newId(now);
  const [lead] = orders;
  if (!lead) throw new Error('a fulfillment order has an order');
  const { shop_id } = await db.selectFrom('orders').select('shop_id').where('id', '=', lead.orderId).executeTakeFirstOrThrow();
  const lines = await shippedLines(merchant, skuId, orders);
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
      piece_count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
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
    .values(lines.map((line, position) => ({ ...line, fulfillment_order_id: id, position, component_position: 0, sku_id: skuId })))
    .execute();
  return id;
}

/** The sold lines of orders, or the asked part of them; each is made of our one SKU. */
async function shippedLines({ db }: Merchant, skuId: SkuId, orders: readonly GroundOrder[]) {
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
  await db
    .insertInto('order_components')
    .values(sold.map((line) => ({ ...noMoney, ...line, position: 0, sku_id: skuId, listing_id: skuId, matched_sku_id: skuId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return orders.flatMap(({ orderId, lines: some }) =>
    sold
      .filter(({ order_id }) => order_id === orderId)
      .map((line) => (some ? { ...line, quantity: some.find(({ lineNo }) => lineNo === line.line_no)?.quantity ?? 0 } : line))
      .filter(({ quantity }) => quantity > 0),
  );
}

async function insertParcels({ db, clock }: Merchant, id: string, { parcels, carrier = 'ZTO' }: GroundAsk): Promise<string[]> {
  const now = clock();
  const rows = parcels.map((waybillNo, index) => ({
    id: newId(now) as string,
    fulfillment_order_id: id,
    ordinal: index + 1,
    state: waybillNo === null ? 'wanted' : 'shipped',
    carrier,
    service: '',
    waybill_no: waybillNo,
    numbered_at: waybillNo === null ? null : now,
    wanted_at: now,
  }));
  if (rows.length > 0) await db.insertInto('parcels').values(rows).execute();
  return rows.map((row) => row.id);
}
