import { fen } from '@zhidan/core/kernel/money.ts';
import { setMemo, setReceiver, ship, unshippedLines } from '../world/merchant-acts.ts';
import { netOf, shippedMs, shippedQuantity, shippingOf } from '../world/trade-facts.ts';
import type { Shipment, Trade, TradeLine } from '../world/trade.ts';
import { tradeOf, type YouzanCall, type YouzanContext } from './call.ts';
import { carrierOfId, carriers } from './carrier-fixture.ts';
import { oidOf } from './native-number.ts';
import { distIdOf } from './parcel-document.ts';
import { youzanState } from './own-state.ts';
import { isObject, optionalText, textOf, wholeOf, yuanOf, type Params } from './params.ts';
import type { YouzanObject } from './trade-document.ts';
import { tradeStatus } from './trade-status.ts';
import { invalid, missing, rejected, YouzanError } from './youzan-error.ts';

const dayMs = 86_400_000;
const longestMemo = 500;

/** 发货、备注、改价、改地址 */
export const tradeWrites = {
  'youzan.logistics.online.confirm': { versions: ['3.0.0'], run: confirm },
  'youzan.logistics.online.update': { versions: ['3.0.1'], run: changeWaybills },
  'youzan.logistics.express.get': {
    versions: ['3.0.0'],
    run: () => ({ allExpress: carriers.map(({ id, name }) => ({ id, name, display: 1 })) }),
  },
  'youzan.trade.memo.update': { versions: ['3.0.0'], run: updateMemo },
  'youzan.trade.star.update': { versions: ['3.0.0'], run: updateStar },
  'youzan.trade.price.update': { versions: ['3.0.0'], run: updatePrice },
  'youzan.trade.order.address.update': { versions: ['1.0.0'], run: updateAddress },
} as const satisfies Readonly<Record<string, YouzanCall>>;

const done = { is_success: true };

function carrierCode(params: Params, name: string): string {
  const carrier = carrierOfId(textOf(params, name));
  if (!carrier) throw invalid(name, '快递公司不存在');
  return carrier.code;
}

function waybillOf(params: Params, name: string): string {
  const written = textOf(params, name);
  if (!/^[A-Za-z0-9]+$/u.test(written)) throw new YouzanError(105_000_003, '快递单号只能包含字母、数字');
  return written;
}

/** Ships whole lines: those of `oids`, or all that are left. */
function confirm(context: YouzanContext, params: Params): YouzanObject {
  const { world, shop } = context;
  const trade = world.tradeByNo(shop.seq, textOf(params, 'tid'));
  if (!trade) throw new YouzanError(105_000_016, '该订单不存在');
  if (tradeStatus(trade) !== 'WAIT_SELLER_SEND_GOODS') throw rejected('订单所处状态不能发货');
  const isBare = wholeOf(params, 'is_no_express', { min: 0, max: 1, fallback: 0 }) === 1;
  const parcel = isBare
    ? { carrierCode: '', waybillNo: '' }
    : { carrierCode: carrierCode(params, 'out_stype'), waybillNo: waybillOf(params, 'out_sid') };
  ship(world, trade, [{ ...parcel, lines: linesOf(trade, optionalText(params, 'oids')) }]);
  return done;
}

function linesOf(trade: Trade, oids: string): Shipment['lines'] {
  if (oids === '') return unshippedLines(trade);
  return oids.split(',').map((oid) => {
    const line = trade.lines.find(({ seq }) => oidOf(trade, seq) === oid);
    if (!line) throw invalid('oids', `${oid} 不属于该订单`);
    if (shippedQuantity(trade, line.seq) > 0) throw rejected('商品已发货，请勿重复发货');
    return { lineSeq: line.seq, quantity: line.quantity };
  });
}

/** Once, within a day, after everything has left. */
function changeWaybills(context: YouzanContext, params: Params): YouzanObject {
  const { world } = context;
  const { once } = youzanState(world);
  const trade = tradeOf(context, params);
  const leftMs = shippedMs(trade);
  if (leftMs === null) throw rejected('订单未全部发货，不支持修改物流');
  if (once.has(`waybill ${trade.seq}`) || world.nowMs() > leftMs + dayMs)
    throw new YouzanError(102_570_030, '已超过24小时或修改过物流，不支持再次修改');
  const asks = params['trade_express_modify'];
  if (!Array.isArray(asks) || asks.length === 0) throw missing('trade_express_modify');
  const shipments = [...trade.shipments];
  for (const ask of asks) {
    if (!isObject(ask)) throw invalid('trade_express_modify');
    const index = shipments.findIndex((_, place) => distIdOf(trade, place) === textOf(ask, 'dist_id'));
    const old = shipments[index];
    if (!old) throw invalid('dist_id', '不存在');
    shipments[index] = { ...old, carrierCode: carrierCode(ask, 'express_id'), waybillNo: waybillOf(ask, 'express_no') };
  }
  once.add(`waybill ${trade.seq}`);
  world.change(trade, 'other', { shipments });
  return done;
}

/** Overwrites the memo; the flag stays when it is not given. */
function updateMemo(context: YouzanContext, params: Params): YouzanObject {
  const trade = tradeOf(context, params);
  const memo = textOf(params, 'memo');
  if ([...memo].length > longestMemo) throw invalid('memo', `不能超过${longestMemo}个字符`);
  const flag = wholeOf(params, 'flag', { min: 1, max: 5, fallback: trade.sellerFlag });
  setMemo(context.world, trade, { sellerMemo: memo, sellerFlag: flag });
  return done;
}

function updateStar(context: YouzanContext, params: Params): YouzanObject {
  setMemo(context.world, tradeOf(context, params), { sellerFlag: wholeOf(params, 'star', { min: 0, max: 5 }) });
  return done;
}

/** Adds a signed amount to an unpaid trade: down to nothing, never below. */
function updatePrice(context: YouzanContext, params: Params): YouzanObject {
  const { world } = context;
  const trade = tradeOf(context, params);
  if (trade.paidMs !== null || trade.canceledMs !== null) throw rejected('订单所处状态不能改价');
  wholeOf(params, 'is_allow_preference', { min: 0, max: 1, fallback: 1 });
  const change = yuanOf(params, 'price_change');
  const postage = optionalText(params, 'post_fee') === '' ? trade.postage : yuanOf(params, 'post_fee');
  const { adjusted } = youzanState(world);
  let left: number = change;
  const lines = trade.lines.map((line): TradeLine => {
    const part = Math.max(left, -netOf(line));
    left -= part;
    return { ...line, merchantDiscount: fen(line.merchantDiscount - part) };
  });
  if (left !== 0 || postage < 0) throw rejected('改价后订单金额不能小于0');
  adjusted.set(trade.seq, fen((adjusted.get(trade.seq) ?? 0) + change));
  world.change(trade, 'line_changed', { lines, postage });
  return done;
}

/** Once an order, before it leaves; postage stays as it is. The names of its parameters are unverified. */
function updateAddress(context: YouzanContext, params: Params): YouzanObject {
  const { once } = youzanState(context.world);
  const trade = tradeOf(context, params);
  if (once.has(`address ${trade.seq}`)) throw rejected('订单收货地址仅支持修改一次');
  if (shippingOf(trade) !== 'none') throw rejected('订单已发货，不支持修改收货地址');
  setReceiver(context.world, trade, {
    name: textOf(params, 'receiver_name'),
    phone: textOf(params, 'receiver_tel'),
    address: {
      province: textOf(params, 'delivery_province'),
      city: textOf(params, 'delivery_city'),
      district: textOf(params, 'delivery_district'),
      town: '',
      detail: textOf(params, 'delivery_address'),
      postcode: '',
    },
  });
  once.add(`address ${trade.seq}`);
  return done;
}
