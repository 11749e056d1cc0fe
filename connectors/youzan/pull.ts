import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { closedWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import type { Connector, PullAsk, PullPage, PullRules } from '@zhidan/core/channels/connector.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readEach } from '@zhidan/core/channels/read-each.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { shanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { call } from './call.ts';
import { pageOfWindow } from './paged-window.ts';

const dayMs = 86_400_000;

/** Source: platforms/youzan.md §3, read 2026-11. The search index lags behind by half a minute or more; the rate is a guess. */
export const pullRules: PullRules = {
  windowMs: dayMs, // three months are allowed, but a window shows only 10 000 rows
  lagMs: 60_000,
  overlapMs: 5 * 60_000,
  historyMs: 365 * dayMs,
  pageSize: 100,
  callsPerSecond: 5,
};

/** Rows of a window that the list shows: 100 pages of 100. */
const depth = 10_000;

type Window = Pick<PullAsk, 'basis' | 'from' | 'to'>;

/** One page of a window; the list lacks promotions and what was really paid, so each trade is read whole. */
export async function pullPage(outside: Outside, access: ShopAccess, ask: PullAsk): Promise<PullPage> {
  const { rows, next } = await pageOfWindow<string>(
    {
      pageSize: pullRules.pageSize,
      depth,
      count: async (from, to) => (await listPage(outside, access, { ...ask, from, to }, { page_no: 1, page_size: 1 })).total,
      rows: async (from, to, pageNo) =>
        (await listPage(outside, access, { ...ask, from, to }, { page_no: pageNo, page_size: pullRules.pageSize })).tids,
    },
    ask,
  );
  return { ...(await readEach(rows, pullRules.callsPerSecond, (tid) => readTrade(outside, access, tid))), next };
}

/** The pair of times must be complete and the only one: others change the order of the rows. */
async function listPage(outside: Outside, access: ShopAccess, { basis, from, to }: Window, params: JsonObject) {
  const name = basis === 'modified' ? 'update' : 'created';
  const window = { [`start_${name}`]: shanghaiText(from), [`end_${name}`]: shanghaiText(to) };
  const data = await call(outside, access, 'list', { ...window, ...params });
  return readable(() => ({
    total: read.whole(data, 'total_results'),
    tids: read
      .parts(data, 'full_order_info_list')
      .map((row) => read.needText(read.part(read.part(row, 'full_order_info'), 'order_info'), 'tid')),
  }));
}

/** Whole trades; one that the shop does not have is left out. */
export async function readOrders(outside: Outside, access: ShopAccess, tids: readonly string[]): Promise<readonly JsonObject[]> {
  const documents: JsonObject[] = [];
  for (let at = 0; at < tids.length; at += pullRules.callsPerSecond) {
    const few = tids.slice(at, at + pullRules.callsPerSecond);
    const trades = await Promise.all(few.map((tid) => readTrade(outside, access, tid)));
    documents.push(...trades.filter((trade) => trade !== null));
  }
  return documents;
}

/** One whole trade, null when the shop has none of this number. */
export async function readTrade(outside: Outside, access: ShopAccess, tid: string): Promise<JsonObject | null> {
  try {
    return (await call(outside, access, 'trade', { tid })).fields;
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.kind === 'business' && isUnknownTrade(fault)) return null;
    throw fault;
  }
}

/** 105000016 says it by code, 50000 (any business error) only by its words. */
const isUnknownTrade = ({ platformCode, platformWords }: ConnectorFault): boolean =>
  platformCode === '105000016' || platformWords.includes('不存在');

/** The list counts, but does not say what was really paid. Its windows hold both ends. */
export const countOrders: Connector['countOrders'] = async (outside, access, asked) => {
  const { total } = await listPage(outside, access, { basis: 'created', ...closedWindow(asked) }, { page_no: 1, page_size: 1 });
  return { orderCount: total, paid: null };
};
