import { isFullyPaid } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { chooseFields } from './choose-fields.ts';
import { maskDetail } from './mask.ts';
import { forShop, momentOf, pageOf, textOf, tradeOf, type ShopCall, type TopMethod } from './method.ts';
import { tidOf } from './native-number.ts';
import { invalid } from './top-error.ts';
import { tradeDocument, type TopObject } from './trade-document.ts';
import { tradeStatus } from './trade-status.ts';

const dayMs = 86_400_000;
/** lists know trades created in the last three months */
const visibleMs = 92 * dayMs;
const historyMs = 730 * dayMs;
/** what only `trade.fullinfo.get` gives */
const detailOnly = ['promotion_details', 'step_pay_details', 'logistics_agreement'];

export const tradeMethods: Readonly<Record<string, TopMethod>> = {
  'taobao.trades.sold.increment.get': forShop(['fields', 'start_modified', 'end_modified'], (call) =>
    list(call, { by: 'modifiedMs', window: windowOf(call, ['start_modified', 'end_modified'], dayMs) }),
  ),
  'taobao.trades.sold.incrementv.get': forShop(['fields', 'start_create', 'end_create'], (call) =>
    list(call, { by: 'modifiedMs', window: windowOf(call, ['start_create', 'end_create'], dayMs) }),
  ),
  'taobao.trades.sold.get': forShop(['fields'], (call) => list(call, { by: 'createdMs', window: createdWindow(call) })),
  'taobao.trades.sold.history.get': forShop(['fields', 'start_created', 'end_created'], (call) =>
    list(call, { by: 'createdMs', window: windowOf(call, ['start_created', 'end_created'], historyMs), isHistory: true }),
  ),
  'taobao.trade.fullinfo.get': forShop(['fields', 'tid'], (call) => ({
    trade: chooseFields(tradeDocument(call.world, tradeOf(call), call.app.key), textOf(call, 'fields')),
  })),
  'taobao.trade.get': forShop(['fields', 'tid'], (call) => ({
    trade: chooseFields(tradeDocument(call.world, tradeOf(call), call.app.key), textOf(call, 'fields'), detailOnly),
  })),
  'taobao.trades.sold.query': forShop([], searchByReceiver),
};

type Window = Readonly<{ fromMs: number; toMs: number }>;

function windowOf(call: ShopCall, [start, end]: readonly [string, string], longestMs: number): Window {
  const fromMs = momentOf(call, start);
  const toMs = momentOf(call, end);
  if (toMs <= fromMs || toMs - fromMs > longestMs) throw invalid(`${start}/${end}`, '时间跨度必须大于0且不超过上限');
  return { fromMs, toMs };
}

function createdWindow(call: ShopCall): Window {
  const now = call.world.nowMs();
  return {
    fromMs: textOf(call, 'start_created') === '' ? now - visibleMs : momentOf(call, 'start_created'),
    toMs: textOf(call, 'end_created') === '' ? now : momentOf(call, 'end_created'),
  };
}

/** Newest first: whoever pages forward while trades change loses rows (spec §3, 漏单 rule 1). Moments count in whole seconds. */
function list(call: ShopCall, ask: Readonly<{ by: 'modifiedMs' | 'createdMs'; window: Window; isHistory?: boolean }>): TopObject {
  const now = call.world.nowMs();
  const status = textOf(call, 'status');
  const seconds = (trade: Trade): number => Math.floor(trade[ask.by] / 1_000) * 1_000;
  const rows = call.world
    .trades(call.shop.seq)
    .filter((trade) => seconds(trade) >= ask.window.fromMs && seconds(trade) <= ask.window.toMs)
    .filter((trade) => now - trade.createdMs > visibleMs === (ask.isHistory ?? false))
    .filter((trade) => status === '' || tradeStatus(trade) === status)
    .toSorted((left, right) => seconds(right) - seconds(left) || right.seq - left.seq);
  const page = pageOf(call, rows, ask.isHistory ? 50 : 100);
  return {
    trades: {
      trade: page.rows.map((trade) => chooseFields(tradeDocument(call.world, trade, call.app.key), textOf(call, 'fields'), detailOnly)),
    },
    ...page.count,
  };
}

/** Finds trades by what the seller knows of the receiver; masked data cannot be searched elsewhere. */
function searchByReceiver(call: ShopCall): TopObject {
  const [name, mobile, address] = [textOf(call, 'receiver_name'), textOf(call, 'receiver_mobile'), textOf(call, 'receiver_address')];
  if (!name && !mobile && !address) throw invalid('receiver_name', '至少提供一个收件人条件');
  const found = call.world.trades(call.shop.seq).filter(({ receiver }) => {
    if (name && receiver.name !== name) return false;
    if (mobile && receiver.phone !== mobile && !receiver.phone.endsWith(mobile)) return false;
    return !address || receiver.address.detail.includes(address) || maskDetail(receiver.address.detail) === address;
  });
  return { tid_list: { string: found.filter(isFullyPaid).slice(-100).map(tidOf) } };
}
