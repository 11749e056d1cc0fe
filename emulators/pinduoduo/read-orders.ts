import { isWithin, pageOf, rowsOf, windowOf } from './time-window.ts';
import { isClosed } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { orderSnOf } from './native-number.ts';
import { orderDocument, type PopObject } from './order-document.ts';
import { confirmedMs, isConfirmed, orderStatus, refundStatus, updatedMs } from './order-status.ts';
import { textOf, wholeOf, type Params } from './params.ts';
import { invalid } from './pop-error.ts';
import { orderOf, type PopCall, type PopContext } from './pop-call.ts';

const dayMs = 86_400_000;
/** The search index lags: what changed later than this is not in the increment list yet. Spec: pinduoduo §9. */
const lagMs = 180_000;
const visibleDays = 90;

/** 订单查询 */
export const orderReads = {
  'pdd.order.number.list.increment.get': { wrapper: 'order_sn_increment_get_response', run: incrementList },
  'pdd.order.list.get': {
    wrapper: 'order_list_get_response',
    run: (context, params) => confirmedList(context, params, (trade) => orderDocument(context.world, trade)),
  },
  'pdd.order.basic.list.get': {
    wrapper: 'order_basic_list_get_response',
    run: (context, params) => confirmedList(context, params, (trade) => withoutReceiver(orderDocument(context.world, trade))),
  },
  'pdd.order.information.get': {
    wrapper: 'order_info_get_response',
    run: (context, params) => ({ order_info: orderDocument(context.world, orderOf(context, params)) }),
  },
  'pdd.order.status.get': { wrapper: 'order_status_get_response', run: statusList },
} as const satisfies Readonly<Record<string, PopCall>>;

/** By update, latest first: whoever pages forward misses what moves up. */
function incrementList(context: PopContext, params: Params): PopObject {
  const { world } = context;
  const window = windowOf(params, { start: 'start_updated_at', end: 'end_updated_at', longestSeconds: 1_800, words: '30分钟' });
  const filter = filterOf(params);
  const found = tradesOf(context)
    .map((trade) => ({ trade, moment: updatedMs(world, trade) }))
    .filter(({ trade, moment }) => isWithin(moment, window) && moment <= world.nowMs() - lagMs && filter(trade))
    .toSorted((a, b) => Math.floor(b.moment / 1_000) - Math.floor(a.moment / 1_000) || b.trade.seq - a.trade.seq);
  const rows = rowsOf(found, pageOf(params)).map(({ trade }) => orderDocument(world, trade));
  return { order_sn_list: rows, ...countOf(params, found.length) };
}

function confirmedList(context: PopContext, params: Params, documentOf: (trade: Trade) => PopObject): PopObject {
  const window = windowOf(params, { start: 'start_confirm_at', end: 'end_confirm_at', longestSeconds: 86_400, words: '24小时' });
  const filter = filterOf(params);
  const found = tradesOf(context)
    .map((trade) => ({ trade, moment: confirmedMs(trade) ?? 0 }))
    .filter(({ trade, moment }) => isWithin(moment, window) && filter(trade))
    .toSorted((a, b) => b.moment - a.moment || b.trade.seq - a.trade.seq);
  return { order_list: rowsOf(found, pageOf(params)).map(({ trade }) => documentOf(trade)), ...countOf(params, found.length) };
}

/** Complete groups of the last three months. */
function tradesOf({ world, shop }: PopContext): Trade[] {
  const oldest = world.nowMs() - visibleDays * dayMs;
  return world.trades(shop.seq).filter((trade) => isConfirmed(world, trade) && (confirmedMs(trade) ?? 0) >= oldest);
}

/** `use_has_next` spares the platform the counting. */
function countOf(params: Params, count: number): PopObject {
  const { page, size } = pageOf(params);
  return params.get('use_has_next') === 'true' ? { has_next: page * size < count } : { total_count: count };
}

function filterOf(params: Params): (trade: Trade) => boolean {
  const status = wholeOf(params, 'order_status', { min: 1, max: 5 });
  if (status === 4) throw invalid('order_status', '取值为1、2、3、5');
  const refund = wholeOf(params, 'refund_status', { min: 1, max: 5 });
  const luck = wholeOf(params, 'is_lucky_flag', { min: 0, max: 2, fallback: 0 });
  const tradeType = wholeOf(params, 'trade_type', { min: -1, max: 1, fallback: -1 });
  return (trade) =>
    (status === 5 || orderStatus(trade) === status) &&
    (refund === 5 || refundStatus(trade) === refund) &&
    (luck === 0 || (trade.extras['is_lucky_flag'] ?? 1) === luck) &&
    (tradeType === -1 || (trade.isPresale ? 1 : 0) === tradeType);
}

function withoutReceiver(document: PopObject): PopObject {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !/^(receiver_|address)/u.test(name)));
}

function statusList({ world, shop }: PopContext, params: Params): PopObject {
  const numbers = textOf(params, 'order_sns').split(',');
  if (numbers.length > 100) throw invalid('order_sns', '单次最多查询100个订单');
  const trades = numbers.map((number) => world.tradeByNo(shop.seq, number)).filter((trade) => trade !== undefined);
  return {
    order_status_list: trades
      .filter((trade) => isConfirmed(world, trade))
      .map((trade) => ({
        orderSn: orderSnOf(trade), // written so on the platform
        order_status: isClosed(trade) ? 0 : orderStatus(trade),
        refund_status: refundStatus(trade),
      })),
  };
}
