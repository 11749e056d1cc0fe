import { fen, fenToYuan, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import { discountOf, fullyPaidMs, isFullyPaid, listOf, netOf, paidOf, shippedMs, totalOf } from '../world/trade-facts.ts';
import type { Goods, Trade, TradeLine } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { mask, seal } from './cipher.ts';
import { itemIdOf, kdtIdOf, oidOf, skuIdOf, tidOf } from './native-number.ts';
import { youzanState } from './own-state.ts';
import { closeType, statusWords, tradeRefundState, tradeStatus, type TradeStatus } from './trade-status.ts';

/** A document of the platform. */
export type YouzanObject = Readonly<Record<string, unknown>>;

/** Who reads it, with which version of the API. */
export type Reader = Readonly<{ world: World; clientId: string; version: string }>;

const yuan = fenToYuan;
/** Moments that have not come are empty. */
const time = (ms: number | null): string => (ms === null ? '' : beijingText(ms));
const expiresMs = 30 * 60_000;

/** `full_order_info`: what the list gives. The detail adds `real_payment`. Spec: youzan §5. */
export function fullOrderInfo(reader: Reader, trade: Trade, over: Readonly<{ status?: TradeStatus }> = {}): YouzanObject {
  return {
    order_info: { ...orderInfo(trade, over.status ?? tradeStatus(trade)), ...trade.extras },
    source_info: {
      is_offline_order: false,
      source: { platform: 'wx', wx_entrance: 'merchant_xcx' },
      order_mark: 'weapp_spotlight',
      book_key: `${tidOf(trade).slice(1)}0`,
      biz_source: '',
    },
    buyer_info: buyerInfo(reader, trade),
    pay_info: payInfo(trade),
    remark_info: { buyer_message: trade.buyerMessage, star: trade.sellerFlag, trade_memo: trade.sellerMemo },
    address_info: addressInfo(reader, trade),
    orders: trade.lines.map((line) => orderLine(trade, line)),
    child_info: { gift_no: '', gift_sign: '', child_orders: [] },
  };
}

/** What `trade.get` says besides: what was really paid, promotions, parcels. */
export function withRealPayment(info: YouzanObject, trade: Trade): YouzanObject {
  return { ...info, pay_info: { ...payInfo(trade), real_payment: yuan(paidOf(trade)) } };
}

function orderInfo(trade: Trade, status: TradeStatus): YouzanObject {
  const kdtId = kdtIdOf({ seq: trade.shopSeq });
  return {
    tid: tidOf(trade),
    status,
    status_str: statusWords[status],
    type: 0,
    pay_type: trade.paidMs === null ? 0 : 72,
    pay_type_str: trade.paidMs === null ? '' : 'WEIXIN_DAIXIAO',
    team_type: 0,
    close_type: closeType(trade),
    express_type: 0,
    activity_type: trade.isPresale ? 114 : 1,
    refund_state: tradeRefundState(trade),
    created: time(trade.createdMs),
    pay_time: time(fullyPaidMs(trade)),
    consign_time: time(shippedMs(trade)),
    confirm_time: time(trade.completedMs),
    success_time: time(trade.completedMs),
    update_time: time(trade.modifiedMs),
    expired_time: time(trade.createdMs + expiresMs),
    offline_id: 0,
    node_kdt_id: kdtId,
    root_kdt_id: kdtId,
    is_retail_order: false,
    order_tags: {
      is_virtual: false,
      is_payed: isFullyPaid(trade),
      is_secured_transactions: true,
      is_postage_free: trade.postage === 0,
      is_member: false,
      is_preorder: trade.isPresale,
      is_down_payment_pre: trade.isPresale,
      is_refund: trade.refunds.length > 0,
      is_feedback: false,
    },
    order_extra: { is_from_cart: String(trade.lines.length > 1), is_points_order: '0', buyer_name: mask(trade.customer.name) },
  };
}

/** Buyers are known by `yz_open_id` since 4.0.1. */
function buyerInfo({ version }: Reader, { customer }: Trade): YouzanObject {
  const who =
    version === '4.0.0' ? { buyer_id: 7_000_000 + customer.seq } : { yz_open_id: `AbCd${String(customer.seq).padStart(12, '0')}` };
  return {
    ...who,
    buyer_phone: mask(customer.phone),
    fans_type: 1,
    fans_id: 7_000_000 + customer.seq,
    fans_nickname: customer.nick,
    outer_user_id: '',
  };
}

/** payment = Σ orders.payment + post_fee; total_fee is before discounts. */
function payInfo(trade: Trade): YouzanObject {
  const isPaid = trade.paidMs !== null;
  return {
    total_fee: yuan(sumFen(trade.lines.map(listOf))),
    post_fee: yuan(trade.postage),
    payment: yuan(totalOf(trade)),
    transaction: isPaid ? [`26${String(trade.seq).padStart(20, '0')}`] : [],
    outer_transactions: isPaid ? [`4200002026${String(trade.seq).padStart(18, '0')}`] : [],
    phase_payments: trade.isPresale ? phases(trade) : [],
  };
}

function phases(trade: Trade): YouzanObject[] {
  const phase = (number: number, amount: Fen, paidMs: number | null): YouzanObject => ({
    phase: number,
    pay_start_time: time(trade.createdMs),
    pay_end_time: time(paidMs),
    real_price: yuan(amount),
    pay_type_str: paidMs === null ? '' : 'WEIXIN_DAIXIAO',
    inner_transaction_no: paidMs === null ? '' : `26${number}${String(trade.seq).padStart(19, '0')}`,
    outer_transaction_no: paidMs === null ? '' : `420000202${number}${String(trade.seq).padStart(18, '0')}`,
  });
  return [phase(1, trade.deposit, trade.paidMs), phase(2, fen(totalOf(trade) - trade.deposit), trade.finalPaidMs)];
}

function addressInfo({ clientId }: Reader, trade: Trade): YouzanObject {
  const { name, phone, address } = trade.receiver;
  const owner = { clientId, kdtId: kdtIdOf({ seq: trade.shopSeq }) };
  return {
    receiver_name: seal(name, owner),
    receiver_tel: seal(phone, owner),
    delivery_province: address.province,
    delivery_city: address.city,
    delivery_district: address.district,
    delivery_address: seal(`${address.town}${address.detail}`, owner),
    delivery_postal_code: address.postcode,
    address_extra: JSON.stringify({ areaCode: '330110', lon: 120, lat: 30.2 }),
    self_fetch_info: '',
    delivery_start_time: '',
    delivery_end_time: '',
  };
}

function orderLine(trade: Trade, line: TradeLine): YouzanObject {
  const { goods } = line;
  return {
    oid: oidOf(trade, line.seq),
    item_id: itemIdOf(goods),
    sku_id: skuIdOf(goods),
    item_type: 0,
    title: goods.title,
    num: line.quantity,
    price: yuan(goods.price),
    total_fee: yuan(listOf(line)),
    payment: yuan(netOf(line)),
    discount_price: yuan(goods.price),
    discount: yuan(discountOf(line)),
    points_price: '0',
    outer_item_id: goods.productCode,
    outer_sku_id: goods.merchantCode,
    sku_properties_name: propertiesOf(goods),
    sku_unique_code: `${itemIdOf(goods)}${skuIdOf(goods)}`,
    buyer_messages: '{}',
    pic_path: `https://img.yzcdn.example/${goods.productCode.toLowerCase()}.jpg`,
    goods_url: `https://h5.youzan.example/v2/showcase/goods?alias=3n${goods.productSeq}`,
    alias: `3n${goods.productSeq}`,
    is_present: line.isGift,
    is_pre_sale: trade.isPresale ? '1' : '0',
    ...(trade.isPresale ? { pre_sale_type: 1 } : {}),
    is_cross_border: '',
    freight: '0.00',
  };
}

/** `[{"k":"颜色","v":"黑色"}]` as text. */
export const propertiesOf = (goods: Goods): string =>
  JSON.stringify(
    goods.specification
      .split(';')
      .filter((part) => part !== '')
      .map((part) => ({ k: part.slice(0, part.indexOf(':')), v: part.slice(part.indexOf(':') + 1) })),
  );

/** Coupons of the whole trade and what the seller changed of the price. Everything is the merchant's own money here. */
export function orderPromotion(world: World, trade: Trade): YouzanObject {
  const adjusted = youzanState(world).adjusted.get(trade.seq) ?? fen(0);
  const discount = fen(sumFen(trade.lines.map(discountOf)) + adjusted);
  const coupon = {
    promotion_type: 'coupon',
    promotion_type_name: '优惠卡券',
    promotion_type_id: 105,
    promotion_id: 8_001,
    sub_promotion_type: 'card',
    coupon_id: `c-${trade.seq}`,
    promotion_title: `立减${yuan(discount)}元`,
    discount_fee: yuan(discount),
    promotion_condition: '无门槛',
    promotion_content: `减${yuan(discount)}`,
  };
  return {
    item: [],
    order: discount > 0 ? [coupon] : [],
    item_discount_fee: '0.00',
    order_discount_fee: yuan(discount),
    adjust_fee: yuan(adjusted),
  };
}
