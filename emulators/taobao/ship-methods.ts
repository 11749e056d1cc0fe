import { ship, type ParcelAsk } from '../world/merchant-acts.ts';
import { isClosed, isLineClosed, shippedQuantity } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { carrierNames } from './carrier-fixture.ts';
import { asRecords, recordsOf } from './json-param.ts';
import { receiverKey } from './mask.ts';
import { forApp, forShop, numberOf, textOf, tradeOf, type ShopCall, type TopMethod } from './method.ts';
import { lineSeqOf } from './native-number.ts';
import { taobaoState } from './own-state.ts';
import { invalid, missing, rejected } from './top-error.ts';
import type { TopObject } from './trade-document.ts';
import { tradeStatus } from './trade-status.ts';

const wrongState = () => rejected('isv.logistics-offline-service-error:B04', '订单状态不允许发货');
const wrongWaybill = () => rejected('isv.logistics-offline-service-error:P38', '运单号不符合规则或已经被使用');
const done: TopObject = { shipping: { is_success: true } };

export const shipMethods: Readonly<Record<string, TopMethod>> = {
  'taobao.logistics.offline.send': forShop(['tid', 'out_sid', 'company_code'], sendTrade),
  'taobao.logistics.online.send': forShop(['tid', 'out_sid', 'company_code'], sendTrade),
  'taobao.logistics.dummy.send': forShop(['tid'], (call) => {
    shipParcels(call, shippable(call), [{ carrierCode: 'NONE', waybillNo: '', lines: null }]);
    return done;
  }),
  'alibaba.ascp.logistics.offline.send': forShop(['tid', 'consign_pkgs'], sendPackages),
  'taobao.logistics.consign.resend': forShop(['tid', 'out_sid', 'company_code'], resend),
  'taobao.logistics.companies.get': forApp(['fields'], () => ({
    logistics_companies: {
      logistics_company: Object.entries(carrierNames).map(([code, name], index) => ({ id: 500 + index, code, name, reg_mail_no: '' })),
    },
  })),
};

/** The whole trade, or the lines of `sub_tid` with `is_split=1`. */
function sendTrade(call: ShopCall): TopObject {
  const trade = shippable(call);
  const isSplit = numberOf(call, 'is_split', { fallback: 0, least: 0, most: 1 }) === 1;
  const oids = textOf(call, 'sub_tid').split(',').filter(Boolean);
  if (isSplit && oids.length === 0) throw missing('sub_tid');
  const lines = isSplit ? oids.map((oid) => restOf(trade, lineOf(trade, oid))) : null;
  shipParcels(call, trade, [{ ...carrierOf(call, textOf(call, 'company_code'), textOf(call, 'out_sid')), lines }]);
  return done;
}

/** Packages with goods in any quantity; a package without goods takes all that is left. */
function sendPackages(call: ShopCall): TopObject {
  const trade = shippable(call);
  const parcels = recordsOf(call, 'consign_pkgs').map((pack): ParcelAsk => {
    const goods = asRecords(pack['goods']);
    const lines = goods.map((part) => ({ lineSeq: lineOf(trade, String(part['sub_tid'])), quantity: Number(part['num'] ?? 1) }));
    return { ...carrierOf(call, String(pack['company_code']), String(pack['out_sid'])), lines: lines.length > 0 ? lines : null };
  });
  if (parcels.length === 0) throw invalid('consign_pkgs');
  shipParcels(call, trade, parcels);
  return { result: { success: true } };
}

function shippable(call: ShopCall): Trade {
  const trade = tradeOf(call);
  if (!['WAIT_SELLER_SEND_GOODS', 'SELLER_CONSIGNED_PART'].includes(tradeStatus(trade))) throw wrongState();
  return trade;
}

function lineOf(trade: Trade, oid: string): number {
  const seq = lineSeqOf(trade, oid);
  const line = trade.lines.find((each) => each.seq === seq);
  if (!line) throw invalid('sub_tid', `子订单 ${oid} 不属于该交易`);
  if (isLineClosed(trade, line)) throw wrongState();
  return line.seq;
}

function restOf(trade: Trade, lineSeq: number): ParcelPart {
  const line = trade.lines.find((each) => each.seq === lineSeq);
  const quantity = (line?.quantity ?? 0) - shippedQuantity(trade, lineSeq);
  if (quantity <= 0) throw wrongState();
  return { lineSeq, quantity };
}
type ParcelPart = NonNullable<ParcelAsk['lines']>[number];

function carrierOf(call: ShopCall, carrierCode: string, waybillNo: string): Pick<ParcelAsk, 'carrierCode' | 'waybillNo'> {
  if (!(carrierCode in carrierNames)) throw invalid('company_code', '物流公司不存在');
  if (!/^[A-Za-z0-9-]{6,40}$/u.test(waybillNo)) throw wrongWaybill();
  const key = receiverKey(tradeOf(call).receiver);
  const before = taobaoState(call.world).waybills.get(waybillNo);
  if (before !== undefined && before !== key) throw wrongWaybill(); // two trades of one receiver may share a parcel
  return { carrierCode, waybillNo };
}

function shipParcels(call: ShopCall, trade: Trade, parcels: readonly ParcelAsk[]): void {
  ship(call.world, trade, parcels);
  for (const { waybillNo } of parcels) if (waybillNo !== '') taobaoState(call.world).waybills.set(waybillNo, receiverKey(trade.receiver));
}

/** Another waybill for what has left already. */
function resend(call: ShopCall): TopObject {
  const trade = tradeOf(call);
  if (tradeStatus(trade) !== 'WAIT_BUYER_CONFIRM_GOODS' || isClosed(trade)) throw wrongState();
  const carrier = carrierOf(call, textOf(call, 'company_code'), textOf(call, 'out_sid'));
  const lineSeqs = textOf(call, 'sub_tid')
    .split(',')
    .filter(Boolean)
    .map((oid) => lineOf(trade, oid));
  const shipments = trade.shipments.map((parcel) =>
    lineSeqs.length === 0 || parcel.lines.some(({ lineSeq }) => lineSeqs.includes(lineSeq)) ? { ...parcel, ...carrier } : parcel,
  );
  call.world.change(trade, 'shipped', { shipments });
  taobaoState(call.world).waybills.set(carrier.waybillNo, receiverKey(trade.receiver));
  return done;
}
