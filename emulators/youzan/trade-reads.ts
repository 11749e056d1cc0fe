import { fullyPaidMs } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { tradeOf, type YouzanCall, type YouzanContext } from './call.ts';
import { tidOf } from './native-number.ts';
import { deliveryOrders, refundOrders } from './parcel-document.ts';
import { momentOf, optionalText, wholeOf, type Params } from './params.ts';
import { indexed } from './search-index.ts';
import { fullOrderInfo, orderPromotion, withRealPayment, type Reader, type YouzanObject } from './trade-document.ts';
import { statusWords, tradeRefundState, tradeStatus } from './trade-status.ts';
import { invalid, rejected } from './youzan-error.ts';

/** 交易查询 */
export const tradeReads = {
  'youzan.trades.sold.get': { versions: ['4.0.0', '4.0.1', '4.0.2', '4.0.3', '4.0.4'], run: soldTrades },
  'youzan.trade.get': {
    versions: ['4.0.0', '4.0.1', '4.0.2'],
    run: (context, params) => tradeDetail(readerOf(context), tradeOf(context, params)),
  },
} as const satisfies Readonly<Record<string, YouzanCall>>;

const readerOf = ({ world, app, version }: YouzanContext): Reader => ({ world, clientId: app.key, version });

/** A trade with everything, as `trade.get` and pushes show it. */
export function tradeDetail(reader: Reader, trade: Trade, info: YouzanObject = fullOrderInfo(reader, trade)): YouzanObject {
  return {
    full_order_info: withRealPayment(info, trade),
    refund_order: refundOrders(trade),
    delivery_order: deliveryOrders(trade),
    order_promotion: orderPromotion(reader.world, trade),
  };
}

/** Pairs of times that may limit the list; with several the sorting follows the first of this order. */
const timeAxes = {
  success: (trade) => trade.completedMs,
  pay: fullyPaidMs,
  update: (trade) => trade.modifiedMs,
  created: (trade) => trade.createdMs,
} as const satisfies Readonly<Record<string, (trade: Trade) => number | null>>;
type Axis = Readonly<{ fromMs: number; toMs: number; momentOf(trade: Trade): number | null }>;

/** The search index: thirty seconds behind, latest first, no promotions, at most a hundred pages. */
function soldTrades(context: YouzanContext, params: Params): YouzanObject {
  const { world, shop, app } = context;
  const page = wholeOf(params, 'page_no', { min: 1, max: 100, fallback: 1 });
  const size = wholeOf(params, 'page_size', { min: 1, max: 100, fallback: 20 });
  const axes = axesOf(params);
  const filter = filterOf(params);
  const sortBy = axes[0]?.momentOf ?? timeAxes.created;
  const lagMs = 1_000 * Number(app.extra['index_lag_seconds'] ?? 30);
  const found = shownTrades(world, shop.seq, lagMs)
    .filter((trade) => axes.every((axis) => isOn(axis, trade)) && filter(trade))
    .toSorted((a, b) => (sortBy(b) ?? 0) - (sortBy(a) ?? 0) || b.seq - a.seq);
  const rows = found.slice((page - 1) * size, page * size);
  return {
    full_order_info_list: rows.map((trade) => ({ full_order_info: fullOrderInfo(readerOf(context), trade) })),
    total_results: found.length,
    ...(context.version === '4.0.4' ? { paginator: { page, page_size: size, total_count: found.length } } : {}),
  };
}

const shownTrades = (world: World, shopSeq: number, lagMs: number): Trade[] =>
  world
    .trades(shopSeq)
    .map((trade) => indexed(world, trade, lagMs))
    .filter((trade) => trade !== null);

function isOn({ fromMs, toMs, momentOf: moment }: Axis, trade: Trade): boolean {
  const ms = moment(trade);
  const second = ms === null ? null : Math.floor(ms / 1_000) * 1_000;
  return second !== null && second >= fromMs && second <= toMs;
}

/** A time without its other half is passed over. */
function axesOf(params: Params): Axis[] {
  return Object.entries(timeAxes).flatMap(([name, moment]) => {
    const fromMs = momentOf(params, `start_${name}`);
    const toMs = momentOf(params, `end_${name}`);
    if (fromMs === null || toMs === null) return [];
    if (toMs <= fromMs) throw rejected(`end_${name} 必须大于 start_${name}`);
    if (toMs > threeMonthsAfter(fromMs)) throw rejected(`start_${name} 与 end_${name} 时间跨度不能超过三个月`);
    return [{ fromMs, toMs, momentOf: moment }];
  });
}

function threeMonthsAfter(ms: number): number {
  const date = new Date(ms);
  return date.setUTCMonth(date.getUTCMonth() + 3);
}

function filterOf(params: Params): (trade: Trade) => boolean {
  const status = optionalText(params, 'status');
  const known = [...Object.keys(statusWords), 'TRADE_REFUND'];
  if (status !== '' && !known.includes(status)) throw invalid('status', `取值为 ${known.join('、')}`);
  const express = optionalText(params, 'express_type');
  if (!['', 'EXPRESS', 'SELF_FETCH', 'LOCAL_DELIVERY'].includes(express)) throw invalid('express_type');
  const tid = optionalText(params, 'tid');
  const title = optionalText(params, 'goods_title');
  return (trade) =>
    (status === '' || (status === 'TRADE_REFUND' ? tradeRefundState(trade) !== 0 : tradeStatus(trade) === status)) &&
    (express === '' || express === 'EXPRESS') &&
    (tid === '' || tidOf(trade) === tid) &&
    (title === '' || trade.lines.some(({ goods }) => goods.title.includes(title)));
}
