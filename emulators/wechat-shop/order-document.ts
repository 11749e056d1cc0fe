import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { sumFen } from '@zhidan/core/kernel/money.ts';
import { discountOf, fullyPaidMs, isRefundOpen, listOf, netOf, shippedMs, totalOf } from '../world/trade-facts.ts';
import type { Shipment, Trade, TradeLine } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { addressInfo } from './address-document.ts';
import { carrierNames } from './carrier-fixture.ts';
import { aftersaleIdOf, hexOf, openIdOf, orderIdOf, productIdOf, skuIdOf } from './native-number.ts';
import { aftersaleStatus, orderStatus } from './order-status.ts';
import { wechatState } from './own-state.ts';

/** An order with every field it has. Money in fen, moments in Unix seconds. Spec: wechat-shop §5. */
export function orderDocument(world: World, trade: Trade): JsonObject {
  const open = trade.refunds.filter(isRefundOpen);
  const { fullPresale: _, addressAnswer: __, ...extras } = trade.extras; // told to this emulator, not by the platform
  const order: JsonObject = {
    order_id: orderIdOf(trade),
    status: orderStatus(trade),
    openid: openIdOf(trade),
    unionid: '',
    create_time: seconds(trade.createdMs),
    update_time: seconds(trade.modifiedMs),
    is_present: false,
    order_detail: {
      product_infos: trade.lines.map((line) => productInfo(world, trade, line)),
      pay_info: payInfo(trade),
      price_info: priceInfo(world, trade),
      delivery_info: deliveryInfo(trade),
      ext_info: {
        customer_notes: trade.buyerMessage,
        merchant_notes: trade.sellerMemo,
        confirm_receipt_time: seconds(trade.completedMs),
        finder_id: '',
        live_id: '',
        order_scene: [1, 2, 2, 3, 5, 6][trade.seq % 6] ?? 1,
      },
      coupon_info: { user_coupon_id: trade.lines.some(isDiscounted) ? couponId(trade, 1) : '' },
      commission_infos: [],
      settle_info: {
        predict_commission_fee: Math.floor(totalOf(trade) / 100),
        commission_fee: 0,
        settle_time: seconds(wechatState(world).settledMs.get(trade.seq) ?? null),
      },
    },
    aftersale_detail: {
      on_aftersale_order_cnt: open.length,
      aftersale_order_list: trade.refunds.map((refund) => ({
        aftersale_order_id: aftersaleIdOf(refund.seq),
        status: aftersaleStatus(refund),
      })),
    },
  };
  return merged(order, extras);
}

export const seconds = (ms: number | null): number => (ms === null ? 0 : Math.floor(ms / 1_000));

const presaleMs = 15 * 86_400_000;
/** 全款预售: paid in full, sent later. One order in twenty-five, or as `extras.fullPresale` says. */
export const isFullPresale = ({ seq, extras }: Trade): boolean => (extras['fullPresale'] ?? seq % 25 === 24) === true;
/** When the lines have to be out. */
const deliveryDeadline = (trade: Trade): number => seconds(isFullPresale(trade) ? trade.createdMs + presaleMs : trade.shipByMs);

const isDiscounted = (line: TradeLine): boolean => discountOf(line) !== 0;
const couponId = (trade: Trade, kind: number): string => `uc${kind}${hexOf(`coupon ${trade.seq}`, 8)}`;

function productInfo(world: World, trade: Trade, line: TradeLine): JsonObject {
  const { goods } = line;
  const cut = wechatState(world).priceCuts.get(trade.seq)?.get(line.seq) ?? 0;
  const refunds = trade.refunds.filter(({ lineSeq }) => lineSeq === line.seq);
  const counted = (refund: typeof refunds): number => refund.reduce((sum, { quantity }) => sum + quantity, 0);
  const isPresale = isFullPresale(trade);
  return {
    product_id: productIdOf(goods),
    sku_id: skuIdOf(goods),
    thumb_img: `https://store.mp.video.example/${goods.productCode.toLowerCase()}.jpg`,
    title: goods.title,
    sku_cnt: line.quantity,
    sale_price: goods.price,
    market_price: Math.ceil(goods.price / 1_000) * 1_200,
    real_price: netOf(line),
    estimate_price: netOf(line),
    is_discounted: discountOf(line) - cut !== 0,
    is_change_price: cut !== 0,
    change_price: cut === 0 ? 0 : netOf(line),
    on_aftersale_sku_cnt: counted(refunds.filter(isRefundOpen)),
    finish_aftersale_sku_cnt: counted(refunds.filter(({ state }) => state === 'paid')),
    sku_code: goods.merchantCode,
    out_product_id: goods.productCode,
    out_sku_id: goods.merchantCode,
    sku_attrs: attributesOf(goods.specification),
    sku_deliver_info: isPresale
      ? { stock_type: 1, predict_delivery_time: String(deliveryDeadline(trade)), full_payment_presale_delivery_type: 1 }
      : { stock_type: 0 },
    extra_service: { seven_day_return: 1, freight_insurance: trade.seq % 2 },
    out_warehouse_id: '',
    use_deduction: false,
    deduction_price: 0,
    order_product_coupon_info_list: coupons(trade, line, cut),
    delivery_deadline: deliveryDeadline(trade),
    merchant_discounted_price: line.merchantDiscount - cut,
    finder_discounted_price: line.otherDiscount,
    is_free_gift: line.isGift, // spelling (unverified)
  };
}

/** `颜色:黑色;尺码:L` */
export function attributesOf(specification: string): readonly JsonObject[] {
  if (specification === '') return [];
  return specification.split(';').map((pair) => {
    const [attr_key = '', attr_value = ''] = pair.split(':');
    return { attr_key, attr_value };
  });
}

/** 1 the shop's, 2 a live-room author's, 3 the platform's (numbers unverified); one coupon of a kind an order, shared over its lines. */
function coupons(trade: Trade, line: TradeLine, cut: number): readonly JsonObject[] {
  const shares = [line.merchantDiscount - cut, line.otherDiscount, line.platformDiscount];
  return shares.flatMap((discounted_price, index) =>
    discounted_price > 0
      ? [{ user_coupon_id: couponId(trade, index + 1), coupon_type: index + 1, discounted_price, coupon_id: `c${index + 1}` }]
      : [],
  );
}

function payInfo(trade: Trade): JsonObject {
  const paid = fullyPaidMs(trade);
  return {
    payment_method: 1,
    prepay_id: `wx${hexOf(`prepay ${trade.seq}`, 30)}`,
    prepay_time: seconds(trade.createdMs),
    pay_time: seconds(paid),
    transaction_id: paid === null ? '' : `4200002026${String(trade.seq).padStart(18, '0')}`,
  };
}

/** order_price = product_price − discounted_price − change_down_price + freight; what others bear comes back to the merchant. */
function priceInfo(world: World, trade: Trade): JsonObject {
  const cut = [...(wechatState(world).priceCuts.get(trade.seq)?.values() ?? [])].reduce((sum, each) => sum + each, 0);
  const list = sumFen(trade.lines.map(listOf));
  const discount = sumFen(trade.lines.map(discountOf)) - cut;
  const finder = sumFen(trade.lines.map((line) => line.otherDiscount));
  const platform = sumFen(trade.lines.map((line) => line.platformDiscount));
  const isFreightChanged = wechatState(world).freightChanges.has(trade.seq);
  return {
    product_price: list,
    order_price: totalOf(trade),
    freight: trade.postage,
    discounted_price: discount,
    is_discounted: discount !== 0,
    original_order_price: list + trade.postage,
    estimate_product_price: sumFen(trade.lines.map(netOf)),
    change_down_price: cut,
    change_freight: isFreightChanged ? trade.postage : 0,
    is_change_freight: isFreightChanged,
    use_deduction: false,
    deduction_price: 0,
    merchant_receieve_price: totalOf(trade) + finder + platform,
    merchant_discounted_price: discount - finder - platform,
    finder_discounted_price: finder,
    platform_discounted_price: platform, // newer, presence varies
  };
}

function deliveryInfo(trade: Trade): JsonObject {
  return {
    address_info: addressInfo(trade, trade.receiver, false),
    delivery_product_info: trade.shipments.map((parcel) => parcelInfo(trade, parcel)),
    ship_done_time: seconds(shippedMs(trade)),
    deliver_method: 0,
    address_under_review: trade.askedAddress && addressInfo(trade, trade.askedAddress, false),
    address_apply_time: seconds(trade.askedAddress?.atMs ?? null),
    ewaybill_order_code: hexOf(`ewaybill ${trade.shopSeq} ${trade.seq}`, 32),
  };
}

function parcelInfo(trade: Trade, { carrierCode, waybillNo, atMs, lines }: Shipment): JsonObject {
  return {
    waybill_id: waybillNo,
    delivery_id: carrierCode,
    delivery_name: carrierNames[carrierCode] ?? '其他',
    delivery_time: seconds(atMs),
    deliver_type: 1,
    product_infos: lines.flatMap(({ lineSeq, quantity }) => {
      const line = trade.lines.find(({ seq }) => seq === lineSeq);
      return line ? [{ product_id: productIdOf(line.goods), sku_id: skuIdOf(line.goods), product_cnt: quantity }] : [];
    }),
  };
}

/** `over` laid on `under`: objects member by member, all else replaced. */
function merged(under: JsonObject, over: JsonObject): JsonObject {
  const laid = Object.entries(over).map(([name, value]): [string, Json] => {
    const old = under[name];
    return [name, isObject(old) && isObject(value) ? merged(old, value) : value];
  });
  return { ...under, ...Object.fromEntries(laid) };
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
