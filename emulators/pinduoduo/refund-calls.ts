import { RefusedAct } from '../world/refused-act.ts';
import { changeRefund } from '../world/customer-acts.ts';
import { agreeRefund } from '../world/merchant-acts.ts';
import { isRefundOpen, shippingOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import { carrierOfId } from './carrier-fixture.ts';
import { mallIdOf, orderSnOf, refundIdOf, refundSeqOf } from './native-number.ts';
import type { PopObject } from './order-document.ts';
import { afterSalesStatus, hasOpenRefund, isConfirmed } from './order-status.ts';
import { memberOf, objectOf, textOf, wholeOf, type Params } from './params.ts';
import { invalid, rejected } from './pop-error.ts';
import { orderNamed, orderOf, type PopCall, type PopContext } from './pop-call.ts';
import { listTypes, refundDetail, refundRow } from './refund-document.ts';
import { isWithin, pageOf, rowsOf, windowOf } from './time-window.ts';

type Found = Readonly<{ trade: Trade; refund: Refund }>;

/** 售后: the detail comes without a wrapper, the decisions in one called `response`. */
export const refundCalls = {
  'pdd.refund.list.increment.get': { wrapper: 'refund_increment_get_response', run: refundList },
  'pdd.refund.information.get': { wrapper: null, run: information },
  'pdd.refund.status.check': { wrapper: 'refund_status_check_response', run: openRefunds },
  'pdd.refund.address.list.get': {
    wrapper: 'refund_address_list_get_response',
    run: ({ shop }) => ({ refund_address_list: [returnAddress(mallIdOf(shop))] }),
  },
  'pdd.refund.agree': { wrapper: 'response', run: agree },
  'pdd.refund.returngoods.agree': { wrapper: 'response', run: agreeReturn },
  'pdd.refund.exchange.shipping': { wrapper: 'response', run: shipExchange },
  'pdd.rdc.pddgenius.sendgoods.cancel': { wrapper: 'rdc_pddgenius_sendgoods_cancel_response', run: cancelShipping },
} as const satisfies Readonly<Record<string, PopCall>>;

const returnAddress = (mallId: number): PopObject => ({
  refund_id: mallId * 10,
  mall_id: mallId,
  refund_name: '售后部',
  refund_phone: '13800000000',
  province_name: '浙江省',
  city_name: '杭州市',
  district_name: '余杭区',
  refund_address: '仓前街道龙舟路1号退货仓',
  is_default: 'Y',
});

function refundList({ world, shop }: PopContext, params: Params): PopObject {
  const window = windowOf(params, { start: 'start_updated_at', end: 'end_updated_at', longestSeconds: 1_800, words: '30分钟' });
  const type = wholeOf(params, 'after_sales_type', { min: 1, max: 6 });
  const status = wholeOf(params, 'after_sales_status', { min: 1, max: 99 });
  const orderSn = params.get('order_sn') ?? '';
  const found = world
    .trades(shop.seq)
    .flatMap((trade) => trade.refunds.map((refund): Found => ({ trade, refund })))
    .filter(({ trade, refund }) => isConfirmed(world, trade) && isWithin(refund.changedMs, window))
    .filter(({ refund }) => (type === 1 || listTypes[refund.kind] === type) && (status === 1 || afterSalesStatus(refund) === status))
    .filter(({ trade }) => orderSn === '' || orderSnOf(trade) === orderSn)
    .toSorted((a, b) => b.refund.changedMs - a.refund.changedMs || b.refund.seq - a.refund.seq);
  return { refund_list: rowsOf(found, pageOf(params)).map(({ trade, refund }) => refundRow(trade, refund)), total_count: found.length };
}

function information(context: PopContext, params: Params): PopObject {
  const trade = orderOf(context, params);
  const id = params.get('after_sales_id') ?? '';
  const refund = id === '' ? trade.refunds.at(-1) : trade.refunds.find(({ seq }) => seq === refundSeqOf(id));
  if (!refund) throw rejected('售后单不存在');
  return refundDetail(trade, refund);
}

function openRefunds({ world, shop }: PopContext, params: Params): PopObject {
  const trades = textOf(params, 'order_sns')
    .split(',')
    .map((orderSn) => world.tradeByNo(shop.seq, orderSn))
    .filter((trade) => trade !== undefined);
  return { order_sns_exists_refund: trades.filter(hasOpenRefund).map((trade) => ({ order_sn: orderSnOf(trade) })) };
}

/** The refund that the nested `request` names. */
function requested(context: PopContext, params: Params): Found & Readonly<{ request: ReturnType<typeof objectOf> }> {
  const request = objectOf(params, 'request');
  const trade = orderNamed(context, memberOf(request, 'order_sn'));
  const seq = refundSeqOf(memberOf(request, 'after_sales_id'));
  const refund = trade.refunds.find((each) => each.seq === seq);
  if (!refund) throw rejected('售后单不存在');
  if (!isRefundOpen(refund)) throw rejected('售后单当前状态不支持该操作');
  return { trade, refund, request };
}

const done = ({ trade, refund }: Found, message: string): PopObject => ({
  result: { order_sn: orderSnOf(trade), after_sales_id: refundIdOf(refund.seq), succ: true, message },
});

function agree(context: PopContext, params: Params): PopObject {
  const found = requested(context, params);
  if (found.refund.kind === 'exchange') throw rejected('换货单不支持同意退款');
  if (found.refund.kind === 'return_refund' && found.refund.state !== 'returned') throw rejected('买家尚未退货，请先同意退货');
  agreeRefund(context.world, found.trade, found.refund.seq);
  return done(found, '退款操作成功');
}

function agreeReturn(context: PopContext, params: Params): PopObject {
  const found = requested(context, params);
  if (found.refund.kind === 'refund_only' || found.refund.state !== 'asked') throw rejected('售后单当前状态不支持同意退货');
  const address = found.request['return_address_id'];
  if (address !== undefined && String(address) !== String(mallIdOf(context.shop) * 10)) throw invalid('return_address_id', '不存在');
  agreeRefund(context.world, found.trade, found.refund.seq);
  return done(found, '同意退货成功');
}

/** The exchanged goods leave: the end of an exchange. */
function shipExchange(context: PopContext, params: Params): PopObject {
  const found = requested(context, params);
  if (found.refund.kind !== 'exchange' || found.refund.state !== 'returned') throw rejected('售后单当前状态不支持换货发货');
  if (!carrierOfId(memberOf(found.request, 'shipping_id'))) throw rejected('快递公司不存在');
  memberOf(found.request, 'tracking_number');
  changeRefund(context.world, found.trade, found.refund.seq, { state: 'paid' });
  return done(found, '换货发货成功');
}

/** AG 极速退款: the seller says whether he could stop the parcel; if so the money goes back at once. */
function cancelShipping(context: PopContext, params: Params): PopObject {
  const param = objectOf(params, 'param');
  const trade = orderNamed(context, memberOf(param, 'tid'));
  const refund = trade.refunds.find(({ seq }) => seq === refundSeqOf(memberOf(param, 'refund_id')));
  if (!refund || refund.state !== 'asked' || refund.kind !== 'refund_only') throw rejected('售后单当前状态不支持极速退款');
  const status = memberOf(param, 'status');
  if (status !== 'SUCCESS' && status !== 'FAIL') throw invalid('status', '取值为SUCCESS、FAIL');
  if (Number(memberOf(param, 'refund_fee')) !== refund.amount) throw rejected('退款金额不一致');
  if (status === 'SUCCESS') {
    if (shippingOf(trade) !== 'none') throw new RefusedAct('订单已发货');
    agreeRefund(context.world, trade, refund.seq);
  }
  return { is_success: true };
}
