import { refuseRefund, ship, unshippedLines, type ParcelAsk } from '../world/merchant-acts.ts';
import { isRefundOpen } from '../world/trade-facts.ts';
import type { Shipment, Trade } from '../world/trade.ts';
import { carriers } from './carrier-fixture.ts';
import { failed, invalid } from './douyin-error.ts';
import { forShop, isTrue, numberOf, recordsOf, textOf, tradeOf, type DouyinMethod, type Params, type ShopCall } from './method.ts';
import { lineSeqOf, orderIdOf, packIdOf, skuOrderIdOf } from './native-number.ts';
import { once } from './once.ts';
import { orderStatus } from './order-status.ts';

export const shipMethods: Readonly<Record<string, DouyinMethod>> = {
  'order.logisticsAdd': forShop(['order_id', 'company_code', 'logistics_code'], (call) => {
    const trade = shippable(call, tradeOf(call), call.params);
    const shipped = ship(call.world, trade, [{ ...carrierOf(call.params), lines: null }]);
    return { pack_id: packIdOf(shipped, shipped.shipments.length - 1) };
  }),
  'order.logisticsAddMultiPack': forShop(['order_id', 'request_id', 'pack_list'], (call) => once(call, 'request_id', () => addPacks(call))),
  'order.logisticsAddSinglePack': forShop(['order_id_list', 'company_code', 'logistics_code', 'request_id'], (call) =>
    once(call, 'request_id', () => addTogether(call)),
  ),
  'order.logisticsEdit': forShop(['order_id', 'company_code', 'logistics_code'], (call) => {
    const trade = tradeOf(call);
    if (trade.shipments.length === 0) throw failed('2010011', '订单还未发货');
    call.world.change(trade, 'shipped', { shipments: trade.shipments.map((parcel) => ({ ...parcel, ...carrierOf(call.params) })) });
    return {};
  }),
  'order.logisticsEditByPack': forShop(['order_id', 'pack_id', 'company_code', 'logistics_code'], (call) => {
    const trade = tradeOf(call);
    const place = trade.shipments.findIndex((_, index) => packIdOf(trade, index) === textOf(call.params, 'pack_id'));
    if (place < 0) throw failed('2010012', '包裹不存在');
    const shipments = trade.shipments.map((parcel, index) => (index === place ? { ...parcel, ...carrierOf(call.params) } : parcel));
    call.world.change(trade, 'shipped', { shipments });
    return {};
  }),
  'order.logisticsCompanyList': forShop([], () => Object.entries(carriers).map(([code, name], index) => ({ id: index + 1, name, code }))),
};

/** Only 备货中 and 部分发货 ship; an open refund must be refused in the same breath. */
function shippable(call: ShopCall, trade: Trade, params: Params): Trade {
  const status = orderStatus(trade);
  if (status === 105) throw failed('2010013', '订单已支付待平台处理，暂不可发货');
  if ((status !== 2 && status !== 101) || trade.isUnderRisk) throw failed('2010008', '订单状态不允许发货');
  let now = trade;
  for (const refund of trade.refunds.filter(isRefundOpen)) {
    if (!isTrue(params, 'is_refund_reject')) throw failed('2010014', '订单存在未完结的售后，请先处理售后');
    now = refuseRefund(call.world, now, refund.seq, '商品已发出');
  }
  return now;
}

function carrierOf(params: Params): Pick<ParcelAsk, 'carrierCode' | 'waybillNo'> {
  const carrierCode = textOf(params, 'company_code');
  const waybillNo = textOf(params, 'logistics_code');
  if (!(carrierCode in carriers)) throw invalid('company_code', '快递公司不存在');
  if (!/^[A-Za-z0-9-]{6,40}$/u.test(waybillNo)) throw invalid('logistics_code', '运单号不合法');
  return { carrierCode, waybillNo };
}

function partsOf(trade: Trade, params: Params): Shipment['lines'] {
  return recordsOf(params, 'shipped_order_info').map((part) => {
    const lineSeq = lineSeqOf(trade, textOf(part, 'shipped_order_id'));
    if (lineSeq === undefined) throw invalid('shipped_order_id', '子订单不属于该订单');
    return { lineSeq, quantity: numberOf(part, 'shipped_num', { fallback: 1, least: 1, most: 100_000 }) };
  });
}

function addPacks(call: ShopCall): unknown {
  const trade = shippable(call, tradeOf(call), call.params);
  const parcels = recordsOf(call.params, 'pack_list').map((pack): ParcelAsk => {
    const lines = partsOf(trade, pack);
    return { ...carrierOf(pack), lines: lines.length > 0 ? lines : null };
  });
  if (parcels.length === 0) throw invalid('pack_list', '包裹不能为空');
  const shipped = ship(call.world, trade, parcels);
  const first = trade.shipments.length;
  return {
    pack_list: shipped.shipments.slice(first).map((parcel, index) => ({
      pack_id: packIdOf(shipped, first + index),
      logistics_code: parcel.waybillNo,
      shipped_order_info: parcel.lines.map(({ lineSeq, quantity }) => ({
        shipped_order_id: skuOrderIdOf(shipped, lineSeq),
        shipped_num: quantity,
      })),
    })),
  };
}

/** 合单: all that is left of several orders, or the named lines, in one parcel. */
function addTogether(call: ShopCall): unknown {
  const ids = call.params['order_id_list'];
  if (!Array.isArray(ids) || ids.length === 0) throw invalid('order_id_list');
  const trades = ids.map((orderId) => shippable(call, tradeOf(call, 'order_id', { order_id: orderId }), call.params));
  const named = recordsOf(call.params, 'shipped_order_info').map((part) => textOf(part, 'shipped_order_id'));
  const shipped = trades.map((trade) => {
    const lines = unshippedLines(trade).filter(({ lineSeq }) => named.length === 0 || named.includes(skuOrderIdOf(trade, lineSeq)));
    return ship(call.world, trade, [{ ...carrierOf(call.params), lines }]);
  });
  const [first] = shipped;
  return { pack_id: first && packIdOf(first, first.shipments.length - 1), order_id_list: shipped.map(orderIdOf) };
}
