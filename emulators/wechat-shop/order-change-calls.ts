import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import { z } from 'zod';
import { answerAddress, setMemo } from '../world/merchant-acts.ts';
import { netOf } from '../world/trade-facts.ts';
import type { Trade, TradeLine } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { negotiateAddress } from './address-negotiation.ts';
import { call, idSchema, orderOf, type Call } from './call.ts';
import { productIdOf, skuIdOf } from './native-number.ts';
import { orderStatus } from './order-status.ts';
import { changeSaying, wechatState } from './own-state.ts';
import { extInfoEvent } from './push/push-event.ts';
import { WechatRefusal } from './wechat-error.ts';

const orderRef = z.object({ order_id: idSchema });

const addressSchema = z.object({
  user_name: z.string().min(1),
  province_name: z.string().min(1),
  city_name: z.string().min(1),
  county_name: z.string().default(''),
  detail_info: z.string().min(1),
  house_number: z.string().default(''),
  tel_number: z.string().min(1),
});

const priceSchema = orderRef.extend({
  change_express: z.boolean(),
  express_fee: z.int().nonnegative().optional(),
  change_order_infos: z.array(z.object({ product_id: idSchema, sku_id: idSchema, change_price: z.int().nonnegative() })).default([]),
});

const mostAddressChanges = 5;

/** What the seller writes to an order. Spec: wechat-shop §7. */
export const orderChangeCalls: Readonly<Record<string, Call>> = {
  'order/merchantnotes/update': call(orderRef.extend({ merchant_notes: z.string() }), (caller, { order_id, merchant_notes }) => {
    setMemo(caller.world, orderOf(caller, order_id), { sellerMemo: merchant_notes });
    return {};
  }),
  'order/price/update': call(priceSchema, (caller, ask) => {
    const trade = orderOf(caller, ask.order_id);
    if (orderStatus(trade) !== 10) throw new WechatRefusal(10020116, `status ${orderStatus(trade)}`);
    const state = wechatState(caller.world);
    const cuts = new Map(state.priceCuts.get(trade.seq));
    const lines = trade.lines.map((line) => repriced(line, newPrice(line, ask), cuts));
    state.priceCuts.set(trade.seq, cuts);
    const isFreight = ask.change_express && ask.express_fee !== undefined;
    if (isFreight) state.freightChanges.add(trade.seq);
    const postage = isFreight ? fen(ask.express_fee ?? 0) : trade.postage;
    changeSaying(caller.world, extInfoEvent(12), () => caller.world.change(trade, 'line_changed', { lines, postage }));
    return {};
  }),
  'order/address/update': call(orderRef.extend({ user_address: addressSchema }), (caller, { order_id, user_address: to }) => {
    const trade = orderOf(caller, order_id);
    checkAddressChange(caller.world, trade);
    negotiateAddress(caller.world, trade, {
      name: to.user_name,
      phone: to.tel_number,
      address: {
        province: to.province_name,
        city: to.city_name,
        district: to.county_name,
        town: '',
        detail: `${to.detail_info}${to.house_number}`,
        postcode: '',
      },
    });
    return {};
  }),
  'order/addressmodify/accept': call(orderRef, (caller, { order_id }) => {
    answerAddress(caller.world, asked(orderOf(caller, order_id)), true);
    return {};
  }),
  'order/addressmodify/reject': call(orderRef, (caller, { order_id }) => {
    answerAddress(caller.world, asked(orderOf(caller, order_id)), false);
    return {};
  }),
};

/** What a line shall cost in all; null: as before. @throws WechatRefusal 40097 for a higher price */
function newPrice(line: TradeLine, ask: z.output<typeof priceSchema>): Fen | null {
  const found = ask.change_order_infos.find(
    ({ product_id, sku_id }) => product_id === productIdOf(line.goods) && sku_id === skuIdOf(line.goods) && !line.isGift,
  );
  if (!found) return null;
  if (found.change_price > netOf(line)) throw new WechatRefusal(40097, `change_price ${found.change_price}`);
  return fen(found.change_price);
}

function repriced(line: TradeLine, price: Fen | null, cuts: Map<number, number>): TradeLine {
  if (price === null) return line;
  const cut = netOf(line) - price;
  cuts.set(line.seq, (cuts.get(line.seq) ?? 0) + cut);
  return { ...line, merchantDiscount: fen(line.merchantDiscount + cut) };
}

/** Before shipping, five times an order, and not while another change waits. */
function checkAddressChange(world: World, trade: Trade): void {
  const { addressChanges, negotiated } = wechatState(world);
  const count = addressChanges.get(trade.seq) ?? 0;
  if (orderStatus(trade) !== 20) throw new WechatRefusal(10020116, `status ${orderStatus(trade)}`);
  if (trade.askedAddress || negotiated.has(trade.seq)) throw new WechatRefusal(10020116, '收货地址修改待处理');
  if (count >= mostAddressChanges) throw new WechatRefusal(10020116, `收货地址最多修改${mostAddressChanges}次`);
  addressChanges.set(trade.seq, count + 1);
}

function asked(trade: Trade): Trade {
  if (!trade.askedAddress) throw new WechatRefusal(10020116, '没有待处理的地址修改申请');
  return trade;
}
