import { fen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import { jsonNumber } from '../world/json-number.ts';
import { shippedMs, totalOf } from '../world/trade-facts.ts';
import type { Goods, Trade, TradeLine } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { carrierOfCode } from './carrier-fixture.ts';
import { masks, seal, sealedKinds } from './cipher.ts';
import { goodsIdOf, mallIdOf, orderSnOf, skuIdOf } from './native-number.ts';
import { afterSalesStatus, confirmedMs, orderStatus, refundStatus, updatedMs } from './order-status.ts';

/** A document of the platform. */
export type PopObject = Readonly<Record<string, unknown>>;

/** Yuan as a JSON number: 51.8 */
const yuan = (amount: Fen): number => amount / 100;
const time = (ms: number | null): string | null => (ms === null ? null : beijingText(ms));

/** An order with every field it has. Amounts in yuan as numbers, moments in Beijing. Spec: pinduoduo §5. */
export function orderDocument(world: World, trade: Trade): PopObject {
  const shipment = trade.shipments[0];
  return {
    order_sn: orderSnOf(trade),
    group_order_id: jsonNumber(String(1_900_000_000_000_000_000n + BigInt(trade.seq))),
    mkt_biz_type: 0,
    created_time: time(trade.createdMs),
    pay_time: time(trade.paidMs),
    confirm_time: time(confirmedMs(trade)),
    shipping_time: time(shippedMs(trade)),
    receive_time: time(trade.signedMs),
    updated_at: time(updatedMs(world, trade)),
    last_ship_time: time(trade.isPresale ? trade.presaleShipMs : trade.shipByMs),
    promise_delivery_time: null,
    urge_shipping_time: trade.isUrged ? time(trade.modifiedMs) : null,
    ...statusOf(trade),
    pay_type: 'WEIXIN',
    pay_no: `4200002026${String(trade.seq).padStart(18, '0')}`,
    inner_transaction_id: `XP${String(trade.seq).padStart(26, '0')}`,
    ...moneyOf(trade),
    item_list: trade.lines.filter(({ isGift }) => !isGift).map(itemDocument),
    gift_list: trade.lines.filter(({ isGift }) => isGift).map(itemDocument),
    gift_delivery_list: [],
    extra_delivery_list: [],
    resend_delivery_list: [],
    logistics_id: (shipment && carrierOfCode(shipment.carrierCode)?.id) ?? 0,
    tracking_number: shipment?.waybillNo ?? '',
    ...receiverOf(trade),
    buyer_memo: trade.buyerMessage,
    remark: trade.sellerMemo,
    remark_tag: trade.sellerFlag === 0 ? null : trade.sellerFlag,
    remark_tag_name: trade.sellerFlag === 0 ? null : (remarkTags[trade.sellerFlag] ?? null),
    invoice_status: 0,
    is_stock_out: 0,
    stock_out_handle_status: -1,
    order_depot_info: { depot_id: '', depot_code: '', depot_name: '', depot_type: null },
    store_info: null,
    consolidate_info: null,
    order_tag_list: [
      { name: 'delivery_one_day', value: 0 },
      { name: 'ship_hold', value: 0 },
      { name: 'return_freight_payer', value: 1 },
    ],
    return_freight_payer: 1,
    free_sf: 0,
    delivery_one_day: 0,
    self_contained: 0,
    ...trade.extras,
  };
}

const remarkTags: Readonly<Record<number, string>> = { 1: '红色', 2: '黄色', 3: '绿色', 4: '蓝色', 5: '紫色' };

function statusOf(trade: Trade): PopObject {
  return {
    order_status: orderStatus(trade),
    confirm_status: confirmedMs(trade) === null ? 0 : 1,
    group_status: 1,
    group_role: trade.seq % 3 === 0 ? 1 : 0,
    refund_status: refundStatus(trade),
    after_sales_status: afterSalesStatus(trade.refunds.at(-1)),
    risk_control_status: trade.isUnderRisk ? 1 : 0,
    is_lucky_flag: 1,
    is_pre_sale: trade.isPresale ? 1 : 0,
    pre_sale_time: time(trade.presaleShipMs) ?? '',
    trade_type: trade.isPresale ? 1 : 0,
    step_order_info: trade.isPresale ? stepOf(trade) : null,
  };
}

function stepOf(trade: Trade): PopObject {
  const rest = fen(totalOf(trade) - trade.deposit);
  return {
    step_trade_status: trade.paidMs === null ? 0 : trade.finalPaidMs === null ? 1 : 2,
    advanced_paid_fee: trade.paidMs === null ? 0 : yuan(trade.deposit),
    step_paid_fee: trade.finalPaidMs === null ? 0 : yuan(rest),
    step_discount_amount: 0,
  };
}

/** goods_amount − discount_amount + postage = pay_amount. Gifts cost nothing. */
function moneyOf(trade: Trade): PopObject {
  const goods = sumFen(trade.lines.map((line) => fen(line.goods.price * line.quantity)));
  const merchant = sumFen(trade.lines.map((line) => line.merchantDiscount));
  const platform = sumFen(trade.lines.map((line) => line.platformDiscount));
  const other = sumFen(trade.lines.map((line) => line.otherDiscount));
  return {
    goods_amount: yuan(goods),
    postage: yuan(trade.postage),
    discount_amount: yuan(sumFen([merchant, platform, other])),
    platform_discount: yuan(platform),
    seller_discount: yuan(merchant),
    capital_free_discount: yuan(other),
    order_change_amount: 0,
    duo_duo_pay_reduction: trade.seq % 5 === 0 ? 0.5 : 0, // every fifth buyer pays with 多多支付
    pay_amount: yuan(totalOf(trade)),
    service_fee_detail: [],
    promotion_detail_list: merchant > 0 ? [{ promotion_type: 1, discount_amount: yuan(merchant) }] : [],
  };
}

function itemDocument({ goods, quantity, isGift }: TradeLine): PopObject {
  return {
    goods_id: goodsIdOf(goods),
    goods_name: goods.title,
    goods_img: `https://img.pddpic.example/${goods.productCode.toLowerCase()}.jpg`,
    goods_spec: specOf(goods),
    goods_price: isGift ? 0 : yuan(goods.price),
    goods_count: quantity,
    sku_id: skuIdOf(goods),
    outer_id: goods.merchantCode,
    outer_goods_id: goods.productCode,
  };
}

/** `黑色,L`: values without the names of their axes. */
export const specOf = (goods: Goods): string =>
  goods.specification
    .split(';')
    .map((part) => part.slice(part.indexOf(':') + 1))
    .join(',');

/** Ciphers only while the order waits to be sent and nobody reviews it; masks always. The platform calls the district `town`. */
function receiverOf(trade: Trade): PopObject {
  const { name, phone, address } = trade.receiver;
  const owner = { mallId: mallIdOf({ seq: trade.shopSeq }), orderSn: orderSnOf(trade) };
  const isOpen = orderStatus(trade) === 1 && !trade.isUnderRisk;
  const sealed = (kind: 5 | 6 | 8, text: string): string => (isOpen ? seal(kind, text, owner) : '');
  const detail = `${address.town}${address.detail}`;
  return {
    receiver_name: sealed(sealedKinds.name, name),
    receiver_name_mask: masks[5](name),
    receiver_phone: sealed(sealedKinds.phone, phone),
    receiver_phone_mask: masks[6](phone),
    receiver_address: sealed(sealedKinds.address, detail),
    receiver_address_mask: masks[8](detail),
    address: sealed(sealedKinds.address, `${address.province}${address.city}${address.district}${detail}`),
    address_mask: `${address.province} ${address.city} ${address.district} ${masks[8](detail)}`,
    country: '中国',
    country_id: 1,
    province: address.province,
    province_id: areaId(address.province),
    city: address.city,
    city_id: areaId(address.city),
    town: address.district,
    town_id: areaId(address.district),
  };
}

/** The same name has the same number. */
const areaId = (name: string): number => [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973, 7);
