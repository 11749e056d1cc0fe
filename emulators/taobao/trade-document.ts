import { fen, fenToYuan, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import { jsonNumber } from '../world/json-number.ts';
import { discountOf, fullyPaidMs, listOf, netOf, paidOf, refundOf, shippedMs, totalOf } from '../world/trade-facts.ts';
import type { Trade, TradeLine } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { maskDetail, maskMobile, maskName, oaidOf } from './mask.ts';
import { itemIdOf, oidOf, refundIdOf, skuIdOf, tidOf } from './native-number.ts';
import { carrierNames } from './carrier-fixture.ts';
import { lineRefundStatus, lineStatus, stepStatus, tradeStatus } from './trade-status.ts';

/** A document of the platform: nested values, ids as numbers beyond 2^53. */
export type TopObject = Readonly<Record<string, unknown>>;

const time = (ms: number | null): string | undefined => (ms === null ? undefined : beijingText(ms));
const zero = '0.00';

/** A trade with every field it has; what an API gives is chosen from it. Yuan as text, moments in Beijing. Spec: taobao §5. */
export function tradeDocument(world: World, trade: Trade, appKey: string): TopObject {
  const { receiver } = trade;
  const tid = tidOf(trade);
  const lastShipment = shippedMs(trade);
  const payment = fen(totalOf(trade) - refunded(trade));
  return {
    tid: jsonNumber(tid),
    tid_str: tid,
    type: trade.isPresale ? 'step' : 'guarantee_trade',
    status: tradeStatus(trade),
    seller_nick: world.shop(trade.shopSeq)?.name,
    title: world.shop(trade.shopSeq)?.name,
    buyer_nick: maskName(trade.customer.nick),
    buyer_open_uid: `AAE${Buffer.from(`${trade.shopSeq}:${trade.customer.seq}`).toString('base64url').padEnd(21, 'o')}`,
    created: time(trade.createdMs),
    pay_time: time(fullyPaidMs(trade)),
    modified: time(trade.modifiedMs),
    consign_time: time(lastShipment),
    end_time: time(trade.completedMs ?? trade.canceledMs),
    ...moneyOf(trade, payment),
    ...stepOf(trade),
    cod_status: 'NEW_CREATED',
    alipay_no: trade.paidMs === null ? undefined : `${beijingText(trade.paidMs).slice(0, 10).replaceAll('-', '')}22001${tid.slice(-15)}`,
    shipping_type: trade.postage === 0 ? 'free' : 'express',
    trade_from: 'WAP,TAOBAO',
    num: trade.lines.reduce((sum, line) => sum + line.quantity, 0),
    buyer_message: trade.buyerMessage || undefined,
    seller_memo: trade.sellerMemo || undefined,
    seller_flag: trade.sellerFlag,
    buyer_rate: false,
    seller_rate: false,
    receiver_name: maskName(receiver.name),
    receiver_mobile: maskMobile(receiver.phone),
    receiver_phone: '',
    receiver_state: receiver.address.province,
    receiver_city: receiver.address.city,
    receiver_district: receiver.address.district,
    receiver_town: receiver.address.town,
    receiver_address: maskDetail(receiver.address.detail),
    receiver_zip: '000000',
    oaid: oaidOf(trade, appKey),
    lm: trade.addressChangedMs === null ? undefined : '1',
    delivery_time: time(trade.shipByMs),
    est_con_time: trade.isPresale ? time(trade.presaleShipMs) : undefined,
    logistics_agreement: { asdp_biz_type: 'logistics_upgrade', sign_time: time(trade.signedMs) },
    promotion_details: { promotion_detail: promotions(trade) },
    orders: { order: trade.lines.map((line) => lineDocument(trade, line, payment)) },
    ...trade.extras,
  };
}

const refunded = (trade: Trade): Fen =>
  sumFen(trade.refunds.filter(({ state, kind }) => state === 'paid' && kind !== 'exchange').map(({ amount }) => amount));

function moneyOf(trade: Trade, payment: Fen): TopObject {
  const isDone = trade.completedMs !== null;
  return {
    payment: fenToYuan(payment), // a refund lowers it afterwards
    total_fee: fenToYuan(sumFen(trade.lines.map(listOf))),
    post_fee: fenToYuan(trade.postage),
    discount_fee: zero,
    adjust_fee: zero,
    received_payment: isDone ? fenToYuan(payment) : zero,
    available_confirm_fee: isDone ? zero : fenToYuan(paidOf(trade) === 0 ? fen(0) : payment),
    platform_subsidy_fee: fenToYuan(sumFen(trade.lines.map((line) => line.platformDiscount))),
    alipay_point: 0,
    point_fee: 0,
    real_point_fee: 0,
    buyer_obtain_point_fee: 0,
    credit_card_fee: zero,
    commission_fee: zero,
    cod_fee: zero,
  };
}

function stepOf(trade: Trade): TopObject {
  if (!trade.isPresale) return {};
  const rest = fen(totalOf(trade) - trade.deposit);
  return {
    step_trade_status: stepStatus(trade),
    step_paid_fee: fenToYuan(paidOf(trade)),
    step_pay_details: {
      step_pay_detail: [
        {
          step_no: 1,
          step_actual_pay_fee: fenToYuan(trade.paidMs === null ? fen(0) : trade.deposit),
          pay_status: trade.paidMs === null ? 1 : 2,
        },
        {
          step_no: 2,
          step_actual_pay_fee: fenToYuan(trade.finalPaidMs === null ? fen(0) : rest),
          pay_status: trade.finalPaidMs === null ? 1 : 2,
        },
      ],
    },
  };
}

/** Coupons of the whole trade: the shop's, and the platform's that it pays itself. */
function promotions(trade: Trade): TopObject[] {
  const id = jsonNumber(tidOf(trade));
  const shop = sumFen(trade.lines.map((line) => fen(line.merchantDiscount + line.otherDiscount)));
  const platform = sumFen(trade.lines.map((line) => line.platformDiscount));
  return [
    ...(shop > 0
      ? [
          {
            id,
            promotion_name: '店铺优惠券',
            promotion_desc: `省${fenToYuan(shop)}元`,
            promotion_id: `shopbonus-${trade.seq}_1`,
            discount_fee: fenToYuan(shop),
          },
        ]
      : []),
    ...(platform > 0
      ? [
          {
            id,
            promotion_name: '跨店满减',
            promotion_desc: `省${fenToYuan(platform)}元`,
            promotion_id: `crossshop-${trade.seq}_2`,
            discount_fee: fenToYuan(platform),
            kd_discount_fee: fenToYuan(platform),
          },
        ]
      : []),
  ];
}

function lineDocument(trade: Trade, line: TradeLine, payment: Fen): TopObject {
  const { goods } = line;
  const oid = oidOf(trade, line.seq);
  const refund = refundOf(trade, line.seq);
  const parcel = trade.shipments.find((shipment) => shipment.lines.some(({ lineSeq }) => lineSeq === line.seq));
  return {
    oid: jsonNumber(oid),
    oid_str: oid,
    num_iid: Number(itemIdOf(goods)),
    sku_id: skuIdOf(goods) ?? undefined,
    outer_iid: skuIdOf(goods) === null ? goods.merchantCode : goods.productCode,
    outer_sku_id: skuIdOf(goods) === null ? undefined : goods.merchantCode,
    title: goods.title,
    sku_properties_name: goods.specification || undefined,
    pic_path: `https://img.alicdn.example/${goods.productCode.toLowerCase()}.jpg`,
    price: fenToYuan(goods.price),
    num: line.quantity,
    total_fee: fenToYuan(listOf(line)),
    payment: fenToYuan(trade.lines.length === 1 ? payment : listOf(line)), // a single line carries the trade's payment
    discount_fee: zero,
    adjust_fee: zero,
    divide_order_fee: fenToYuan(netOf(line)),
    part_mjz_discount: fenToYuan(discountOf(line)),
    status: lineStatus(trade, line),
    refund_status: lineRefundStatus(trade, line),
    refund_id: refund && refundIdOf(refund.seq),
    seller_type: 'B',
    order_from: 'WAP,TAOBAO',
    logistics_company: parcel && (carrierNames[parcel.carrierCode] ?? parcel.carrierCode),
    invoice_no: parcel?.waybillNo,
    consign_time: parcel && time(parcel.atMs),
    estimate_con_time: trade.isPresale ? time(trade.presaleShipMs) : undefined,
    is_oversold: false,
    buyer_rate: false,
    seller_rate: false,
    modify_address: trade.addressChangedMs === null ? undefined : '1',
    ti_modify_address_time: time(trade.addressChangedMs),
    ...giftOf(trade, line),
  };
}

function giftOf(trade: Trade, line: TradeLine): TopObject {
  if (line.isGift)
    return { is_free_gift: true, need_return: false, gift_mids: line.giftOf === null ? undefined : oidOf(trade, line.giftOf) };
  const gifts = trade.lines.filter((each) => each.isGift && each.giftOf === line.seq).map((gift) => oidOf(trade, gift.seq));
  return gifts.length > 0 ? { has_gift: true, gift_mids: gifts.join(',') } : {};
}
