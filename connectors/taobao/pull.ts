import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { sumFen } from '@zhidan/core/kernel/money.ts';
import { closedWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import type { Connector, PullAsk, PullPage, PullRules } from '@zhidan/core/channels/connector.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { pageBackwards } from '@zhidan/core/channels/page-backwards.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readEach } from '@zhidan/core/channels/read-each.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { shanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { call, listIn, type Params } from './call.ts';
import { askedTradeFields } from './field.ts';
import { paidOf } from './map-amounts.ts';

const dayMs = 86_400_000;

/** Source: platforms/taobao.md §3, read 2026-11. Rates are per app in the console; five a second is a guess that no app refuses. */
export const pullRules: PullRules = {
  windowMs: dayMs,
  lagMs: 60_000,
  overlapMs: 5 * 60_000,
  historyMs: 90 * dayMs,
  pageSize: 50,
  callsPerSecond: 5,
};

/** Without it TOP answers only the five usual types, and the rest would be missed. */
const everyType = [
  'fixed,auction,guarantee_trade,auto_delivery,independent_simple_trade,independent_shop_trade,ec,cod,fenxiao,game_equipment',
  'shopex_trade,netcn_trade,external_trade,o2o_offlinetrade,step,nopaid,pre_auth_type',
].join(',');

/** By modified time, by creation: the call and its names for the window. */
const lists = {
  modified: { method: 'taobao.trades.sold.increment.get', from: 'start_modified', to: 'end_modified' },
  created: { method: 'taobao.trades.sold.get', from: 'start_created', to: 'end_created' },
} as const;

type Window = Pick<PullAsk, 'basis' | 'from' | 'to'>;

/**
 * One page of a window, from the last page to the first: TOP sorts newest first, so a trade that changes while we read would push
 * rows over the edge of a page that a forward reader has not seen yet. `next` is the number of the page before.
 */
export async function pullPage(outside: Outside, access: ShopAccess, ask: PullAsk): Promise<PullPage> {
  const { rows, next } = await pageBackwards(ask.page, pullRules.pageSize, async (pageNo) => {
    const use_has_next = String(pageNo > 1); // only the first page counts; the others are faster without
    const { trades, total } = await listPage(outside, access, ask, { ...page(pageNo, pullRules.pageSize), fields: 'tid', use_has_next });
    return { rows: readable(() => trades.map((trade) => read.needText(trade, 'tid'))), total };
  });
  return { ...(await readEach(rows, pullRules.callsPerSecond, (tid) => readTrade(outside, access, tid))), next };
}

const page = (pageNo: number, pageSize: number): Params => ({ page_no: String(pageNo), page_size: String(pageSize) });

async function listPage(outside: Outside, access: ShopAccess, { basis, from, to }: Window, params: Params) {
  const list = lists[basis];
  const window = { [list.from]: shanghaiText(from), [list.to]: shanghaiText(to), type: everyType };
  const answer = await call(outside, access, list.method, { ...window, ...params });
  return readable(() => ({ trades: listIn(answer, 'trades', 'trade'), total: read.whole(answer, 'total_results') }));
}

/** Whole trades; the lists bring only a part of the fields. A trade that the shop does not have is left out. */
export async function readOrders(outside: Outside, access: ShopAccess, tids: readonly string[]): Promise<readonly JsonObject[]> {
  const documents: JsonObject[] = [];
  for (let at = 0; at < tids.length; at += pullRules.callsPerSecond) {
    const few = tids.slice(at, at + pullRules.callsPerSecond); // side by side: one after the other, a busy hour would take an hour
    const read = await Promise.all(few.map((tid) => readTrade(outside, access, tid)));
    documents.push(...read.filter((trade) => trade !== null));
  }
  return documents;
}

/** One whole trade, null when the shop has none of this number. */
export async function readTrade(outside: Outside, access: ShopAccess, tid: string): Promise<JsonObject | null> {
  try {
    const answer = await call(outside, access, 'taobao.trade.fullinfo.get', { tid, fields: askedTradeFields, include_oaid: 'true' });
    return readable(() => read.part(answer, 'trade').fields);
  } catch (fault) {
    if (fault instanceof ConnectorFault && isUnknownTrade.test(fault.platformCode)) return null;
    throw fault;
  }
}

/** `isv.trade-not-exist` and its relatives; the exact letters are unverified. */
const isUnknownTrade = /^isv\.(trade|order)-?(is-)?not-?exist/i;

/** TOP tells the number of trades; their sum is added up from its own list, page by page. Its windows hold both ends. */
export const countOrders: Connector['countOrders'] = async (outside, access, asked) => {
  const window: Window = { basis: 'created', ...closedWindow(asked) };
  const fields = 'tid,status,type,payment,pay_time,step_trade_status,step_paid_fee';
  const size = 100;
  const { total, trades } = await listPage(outside, access, window, { ...page(1, size), fields, use_has_next: 'false' });
  const all: Part[] = [...trades];
  for (let pageNo = Math.ceil(total / size); pageNo > 1; pageNo--)
    all.push(...(await listPage(outside, access, window, { ...page(pageNo, size), fields, use_has_next: 'true' })).trades);
  const paidOfTid = readable(() => new Map(all.map((trade) => [read.needText(trade, 'tid'), paidOf(trade)])));
  return { orderCount: total, paid: sumFen(paidOfTid.values()) };
};
