import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { fen, fenToYuan, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import { fullyPaidMs, listOf, totalOf } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { carrierIdOf } from './carrier-fixture.ts';
import { consigneeInfo } from './consignee.ts';
import { openIdBuyerOf, orderIdOf, skuIdOf, venderIdOf, wareIdOf, xidBuyerOf } from './native-number.ts';
import { orderState, orderStates } from './order-state.ts';
import { jdState } from './own-state.ts';

/** `split` of extras is told to this emulator, not by the platform */
const ownExtras: ReadonlySet<string> = new Set(['split']);

/** Fields of an order that `optional_fields` names, its number always, and what the world does not know. Money in yuan as text. */
export function orderDocument(world: World, trade: Trade, fields: readonly string[]): JsonObject {
  const whole = { ...statesOf(world, trade), ...moneyOf(world, trade), ...peopleOf(trade), ...goodsOf(trade) };
  const chosen = Object.entries(whole).filter(([name]) => name === 'orderId' || fields.includes(name));
  const extras = Object.entries(trade.extras).filter(([name]) => !ownExtras.has(name));
  return Object.fromEntries([...chosen, ...extras]) as JsonObject;
}

/** A moment, or the platform's word for none. */
const time = (ms: number | null): string => (ms === null ? '0001-01-01 00:00:00' : beijingText(ms));

function statesOf(world: World, trade: Trade): JsonObject {
  const state = orderState(trade);
  const { parents, split } = jdState(world);
  const parent = parents.get(trade.seq);
  const parentId = parent === undefined ? '0' : orderIdOf({ seq: parent });
  return {
    orderId: orderIdOf(trade),
    parentOrderId: parentId,
    directParentOrderId: parentId,
    venderId: venderIdOf({ seq: trade.shopSeq }),
    orderType: '22',
    payType: '4-在线支付',
    orderState: state,
    orderStateRemark: split.has(trade.seq) ? '订单已拆分' : orderStates[state],
    orderStartTime: time(trade.createdMs),
    paymentConfirmTime: time(fullyPaidMs(trade)),
    orderEndTime: time(trade.completedMs),
    modified: time(trade.modifiedMs),
    waybill: joined(trade, ({ waybillNo }) => waybillNo),
    logisticsId: [...new Set(trade.shipments.map(({ carrierCode }) => carrierIdOf(carrierCode)))].join('|'),
    deliveryType: '3-任意时间',
    orderSource: '移动端订单',
    storeOrder: '',
    idSopShipmenttype: 0,
    scDT: beijingText((trade.shipByMs ?? trade.createdMs) + 86_400_000).slice(0, 10),
    returnOrder: '0',
    tuiHuoWuYou: '1',
    sendpayMap: JSON.stringify(trade.isPresale ? { 1: '1', 297: '1' } : { 1: '1' }),
    orderMarkDesc: trade.isPresale ? '预售' : '',
    orderSign: '',
  };
}

/** Waybills: `,` within a carrier, `|` between carriers. */
function joined(trade: Trade, told: (parcel: Trade['shipments'][number]) => string): string {
  const byCarrier = Map.groupBy(trade.shipments, ({ carrierCode }) => carrierIdOf(carrierCode));
  return [...byCarrier.values()].map((parcels) => parcels.map(told).join(',')).join('|');
}

/** the receivable is reckoned after the order shows */
const receivableAfterMs = 6_000;

function moneyOf(world: World, trade: Trade): JsonObject {
  const list = sumFen(trade.lines.map(listOf));
  const seller = sumFen(trade.lines.map((line) => line.merchantDiscount));
  const receivable = fenToYuan(fen(list - seller));
  const isReckoned = world.nowMs() - (fullyPaidMs(trade) ?? Infinity) >= receivableAfterMs;
  return {
    orderTotalPrice: fenToYuan(list),
    sellerDiscount: fenToYuan(seller),
    orderSellerPrice: receivable,
    orderPayment: fenToYuan(totalOf(trade)),
    freightPrice: fenToYuan(trade.postage),
    balanceUsed: '0.00',
    serviceFee: '0.00',
    taxFee: '0.00',
    totalOriginalPrice: fenToYuan(list),
    totalSellerDiscount: fenToYuan(seller),
    ...(isReckoned ? { totalSellerReceivable: receivable } : {}),
    shouldPay: fenToYuan(totalOf(trade)),
    actualPay: fenToYuan(totalOf(trade)),
    payDiscount: '0.00',
    couponDetailList: coupons(trade, seller),
  };
}

/** The shop's discounts and the platform's coupons, for the whole order. */
function coupons(trade: Trade, seller: Fen): JsonObject[] {
  const platform = sumFen(trade.lines.map((line) => fen(line.platformDiscount + line.otherDiscount)));
  const row = (couponType: string, amount: Fen): JsonObject[] =>
    amount > 0 ? [{ orderId: orderIdOf(trade), skuId: '', couponType, couponPrice: fenToYuan(amount) }] : [];
  return [...row('100-店铺优惠', seller), ...row('41-京东券优惠', platform)];
}

function peopleOf(trade: Trade): JsonObject {
  const { name, phone, address } = trade.customer;
  return {
    orderRemark: trade.buyerMessage,
    venderRemark: trade.sellerMemo,
    venderRemarkLevelFlag: String(trade.sellerFlag),
    venderRemarkFlagAlias: '',
    invoiceInfo: '不需要开具发票',
    invoiceEasyInfo: {},
    invoiceCode: '',
    consigneeInfo: consigneeInfo(trade.receiver),
    ...(trade.addressChangedMs === null ? {} : { originalConsigneeInfo: consigneeInfo({ name, phone, address }) }),
    pin: '',
    openIdBuyer: openIdBuyerOf(trade),
    xidBuyer: xidBuyerOf(trade),
  };
}

/** Gifts are rows at no price. */
function goodsOf(trade: Trade): JsonObject {
  return {
    itemInfoList: trade.lines.map(({ goods, quantity, isGift }) => ({
      skuId: skuIdOf(goods),
      outerSkuId: goods.merchantCode,
      skuName: [goods.title, ...goods.specification.split(';').map((pair) => pair.split(':')[1] ?? '')].join(' ').trim(),
      jdPrice: fenToYuan(isGift ? fen(0) : goods.price),
      giftPoint: '0',
      wareId: wareIdOf(goods),
      itemTotal: String(quantity),
      productNo: goods.productCode,
      serviceName: '',
      newStoreId: '0',
    })),
  };
}
