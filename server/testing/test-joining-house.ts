import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { ReserveOutcome } from '@zhidan/core/inventory/decide-reservations.ts';
import { sql } from 'kysely';
import { insertMade, type Made } from '../fulfillment/joining/joining-write-store.ts';
import { reserveAsks } from '../fulfillment/joining/make-merged.ts';
import { reserveStock } from '../inventory/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { newId } from '../platform/new-id.ts';
import { maskedReceiver } from './test-channel-order.ts';
import { aQuietGoodsHouse } from './test-goods-house.ts';
import { goodsLine, goodsOrder } from './test-goods.ts';
import type { TestMerchant } from './test-merchant.ts';
import { asked } from './test-news.ts';
import { aStockHouse } from './test-stock-house.ts';

/** So many pieces of a SKU, by its code. */
type Wants = Readonly<Record<string, number>>;

/** A house with goods on the shelf, whose orders each have a fulfillment order as it is opened. */
export async function aJoiningHouse(tx: Tx, merchant: TestMerchant) {
  const goods = await aQuietGoodsHouse(tx, merchant);
  const stock = await aStockHouse(merchant, (work) => work(tx));
  const skus = new Map<string, SkuId>();
  const put = async (code: string, quantity: number, change: object = {}): Promise<SkuId> => {
    const skuId = await stock.addSku(code, { weightGram: 500, ...change });
    skus.set(code, skuId);
    if (quantity > 0) await stock.post('inbound', [{ skuId, quantity }]);
    return skuId;
  };
  const receive = async (no: string, wants: Wants, change: Partial<ChannelOrder> = {}): Promise<string> => {
    const lines = Object.entries(wants).map(([code, quantity]) => goodsLine(code, { merchantCode: code, quantity }));
    await goods.receive(goodsOrder(no, lines, change));
    await goods.settle();
    return (await tx.selectFrom('orders').select('id').where('channel_order_no', '=', no).executeTakeFirstOrThrow()).id;
  };
  const open = async (orderId: string, change: Partial<Made> = {}): Promise<string> => {
    const made = { ...(await asOpened(tx, merchant, orderId)), ...change };
    await insertMade(tx, [made], merchant.clock());
    return made.id;
  };
  return {
    ...goods,
    warehouseId: stock.warehouseId,
    skuId: (code: string): SkuId => skus.get(code) ?? ('' as SkuId),
    put,
    receive,
    open,
    /** receives an order for one receiver and opens its fulfillment order */
    order: async (no: string, wants: Wants, change: Partial<ChannelOrder> = {}, made: Partial<Made> = {}) => {
      const orderId = await receive(no, wants, change);
      return { orderId, id: await open(orderId, made) };
    },
    /** the same with its goods held */
    held: async (no: string, wants: Wants, change: Partial<ChannelOrder> = {}) => {
      const orderId = await receive(no, wants, change);
      const made: Made = {
        ...(await asOpened(tx, merchant, orderId)),
        warehouseId: stock.warehouseId,
        warehouseBy: 'route',
        stock: 'reserved',
      };
      await insertMade(tx, [made], merchant.clock());
      const outcomes = await reserveStock(tx, { ...asked(merchant.clock), asks: reserveAsks([made]) });
      return { orderId, id: made.id, outcomes: outcomes.map(({ outcome }: ReserveOutcome) => outcome) };
    },
    stage: (id: string, stage: FulfillmentStage) => sql`update fulfillment_orders set stage = ${stage} where id = ${id}`.execute(tx),
  };
}

async function asOpened(tx: Tx, merchant: TestMerchant, orderId: string): Promise<Made> {
  const order = await tx.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  const parts = await tx
    .selectFrom('order_components')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('line_no')
    .orderBy('position')
    .execute();
  return {
    id: newId(merchant.clock()),
    shopId: order.shop_id,
    leadOrderId: orderId,
    splitOf: null,
    isSealed: false,
    isRestored: false,
    warehouseId: null,
    warehouseBy: null,
    carrier: null,
    carrierBy: null,
    service: '',
    template: '',
    weightGram: null,
    volumeMl: null,
    priority: 0,
    shipBy: order.ship_by as Made['shipBy'],
    stock: 'none',
    orderIds: [orderId],
    lines: parts.map((part, position) => ({
      position,
      orderId,
      lineNo: part.line_no,
      componentPosition: part.position,
      skuId: part.sku_id as SkuId,
      quantity: part.quantity,
      pieceFrom: 0,
      isGift: false,
      isDropped: false,
    })),
  };
}

/** A receiver by a name of its own: orders to one of them may go together. */
export const receiverOf = (name: string): ChannelOrder['receiver'] => ({ ...maskedReceiver, mergeKey: name });

/** All that merging, splitting and undoing may not change of a fulfillment order and its lines. */
export async function pictureOf(tx: Tx, ids: readonly string[]): Promise<unknown> {
  const owns = await tx
    .selectFrom('fulfillment_orders')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  const lines = await tx
    .selectFrom('fulfillment_lines')
    .selectAll()
    .where('fulfillment_order_id', 'in', [...ids])
    .orderBy('fulfillment_order_id')
    .orderBy('position')
    .execute();
  const members = await tx
    .selectFrom('fulfillment_members')
    .selectAll()
    .where('fulfillment_order_id', 'in', [...ids])
    .orderBy('fulfillment_order_id')
    .orderBy('order_id')
    .execute();
  const held = await tx
    .selectFrom('stock_reservations')
    .select(['reference_id', 'sku_id', 'warehouse_id', 'quantity'])
    .where('reference_id', 'in', [...ids])
    .where('state', '=', 'open')
    .orderBy('reference_id')
    .orderBy('sku_id')
    .execute();
  return {
    owns: owns.map(({ is_restored: _mark, stage_since: _since, changed_at: _at, stage: _stage, ...rest }) => rest),
    lines,
    members,
    held,
  };
}
