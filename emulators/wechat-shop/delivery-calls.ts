import { z } from 'zod';
import { ship } from '../world/merchant-acts.ts';
import type { ParcelAsk } from '../world/merchant-acts.ts';
import { shippedQuantity } from '../world/trade-facts.ts';
import type { Shipment, Trade } from '../world/trade.ts';
import { call, idSchema, orderOf, type Answer, type Call, type Caller } from './call.ts';
import { carrierNames } from './carrier-fixture.ts';
import { productIdOf, skuIdOf } from './native-number.ts';
import { orderStatus } from './order-status.ts';
import { wechatState } from './own-state.ts';
import { WechatRefusal } from './wechat-error.ts';

const parcelsSchema = z.object({
  order_id: idSchema,
  delivery_list: z
    .array(
      z.object({
        delivery_id: z.string().optional(),
        waybill_id: z.string().optional(),
        deliver_type: z.int(),
        product_infos: z.array(z.object({ product_id: idSchema, sku_id: idSchema, product_cnt: z.int().positive() })).min(1),
      }),
    )
    .min(1),
});
type ParcelDocument = z.output<typeof parcelsSchema>['delivery_list'][number];

/** Shipping, whole or by quantity. Spec: wechat-shop §7. */
export const deliveryCalls: Readonly<Record<string, Call>> = {
  'order/delivery/send': call(parcelsSchema, (caller, { order_id, delivery_list }) => {
    const trade = orderOf(caller, order_id);
    checkShippable(caller, trade);
    ship(
      caller.world,
      trade,
      readParcels(trade, delivery_list, (lineSeq) => shippedQuantity(trade, lineSeq)),
    );
    return {};
  }),
  /** repeats all parcels of the order, with other carriers or numbers */
  'order/deliveryinfo/update': call(parcelsSchema, ({ world, ...caller }, { order_id, delivery_list }) => {
    const trade = orderOf({ world, ...caller }, order_id);
    if (![21, 30].includes(orderStatus(trade))) throw new WechatRefusal(10020116, `status ${orderStatus(trade)}`);
    const parcels = readParcels(trade, delivery_list, () => 0);
    if (parcels.length !== trade.shipments.length) throw new WechatRefusal(40097, 'delivery_list must repeat all parcels');
    const shipments = parcels.map((parcel, index): Shipment => ({ ...parcel, atMs: trade.shipments[index]?.atMs ?? world.nowMs() }));
    for (const line of trade.lines)
      if (shippedQuantity({ ...trade, shipments }, line.seq) !== shippedQuantity(trade, line.seq))
        throw new WechatRefusal(40097, `product_cnt of ${skuIdOf(line.goods)}`);
    world.change(trade, 'shipped', { shipments });
    return {};
  }),
  'order/deliverycompanylist/get': call(z.json(), companies),
  'order/deliverycompanylist/new/get': call(z.json(), companies),
};

function companies(): Answer {
  return { company_list: Object.entries(carrierNames).map(([delivery_id, delivery_name]) => ({ delivery_id, delivery_name })) };
}

/** Only what waits for shipping, is not under review, and whose address stands. */
function checkShippable({ world }: Caller, trade: Trade): void {
  const status = orderStatus(trade);
  if (status !== 20 && status !== 21) throw new WechatRefusal(10020116, `status ${status}`);
  if (trade.isUnderRisk) throw new WechatRefusal(10020116, '订单未到待发货');
  if (trade.askedAddress || wechatState(world).negotiated.has(trade.seq)) throw new WechatRefusal(10020116, '收货地址修改待处理');
}

/** @throws WechatRefusal 40097 for unknown goods or carriers, or more than is left */
function readParcels(trade: Trade, documents: readonly ParcelDocument[], gone: (lineSeq: number) => number) {
  const left = new Map(trade.lines.map((line) => [line.seq, line.quantity - gone(line.seq)]));
  return documents.map((document) => readParcel(trade, document, left));
}

function readParcel(trade: Trade, document: ParcelDocument, left: Map<number, number>): ParcelAsk & Readonly<{ lines: Shipment['lines'] }> {
  const { delivery_id: carrierCode = '', waybill_id: waybillNo = '', deliver_type, product_infos } = document;
  if (deliver_type !== 1) throw new WechatRefusal(40097, `deliver_type ${deliver_type}`); // 3 is for virtual goods
  if (!(carrierCode in carrierNames)) throw new WechatRefusal(40097, `delivery_id ${carrierCode}`);
  if (waybillNo.trim() === '') throw new WechatRefusal(40097, 'waybill_id');
  const lines = product_infos.flatMap(({ product_id, sku_id, product_cnt }) => takeGoods(trade, { product_id, sku_id, product_cnt }, left));
  return { carrierCode, waybillNo, lines };
}

/** Bought goods and a gift of the same SKU are two lines under one number: they go in their order. */
function takeGoods(trade: Trade, ask: ParcelDocument['product_infos'][number], left: Map<number, number>): Shipment['lines'] {
  let wanted = ask.product_cnt;
  const taken = trade.lines
    .filter(({ goods }) => productIdOf(goods) === ask.product_id && skuIdOf(goods) === ask.sku_id)
    .map(({ seq }) => {
      const quantity = Math.min(wanted, left.get(seq) ?? 0);
      wanted -= quantity;
      left.set(seq, (left.get(seq) ?? 0) - quantity);
      return { lineSeq: seq, quantity };
    });
  if (wanted > 0) throw new WechatRefusal(40097, `product_cnt of sku_id ${ask.sku_id}`);
  return taken.filter(({ quantity }) => quantity > 0);
}
