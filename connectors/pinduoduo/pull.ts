import { type Fen } from '@zhidan/core/kernel/money.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { closedWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Connector, PullAsk, PullPage, PullRules } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { pageBackwards } from '@zhidan/core/channels/page-backwards.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { call, type Params } from './call.ts';

/** Source: platforms/pinduoduo.md §2 (limits per shop), §3. */
export const pullRules: PullRules = {
  windowMs: 30 * 60_000,
  lagMs: 3 * 60_000,
  overlapMs: 2 * 60_000,
  historyMs: 90 * 86_400_000,
  pageSize: 100,
  callsPerSecond: 20, // allowed: 50 of the incremental list, 100 of the others
};

type List = Readonly<{ method: string; from: string; to: string; rows: string }>;

/** Both lists hold whole orders, newest first, and only of completed groups. */
const lists: Readonly<Record<PullAsk['basis'], List>> = {
  modified: {
    method: 'pdd.order.number.list.increment.get',
    from: 'start_updated_at',
    to: 'end_updated_at',
    rows: 'order_sn_list',
  },
  // by the moment the deal was confirmed, which is our `createdAt`; names of its fields unverified
  created: { method: 'pdd.order.list.get', from: 'start_confirm_at', to: 'end_confirm_at', rows: 'order_list' },
};

/** A page of whole orders, read from the last page to the first. */
export async function pullPage(outside: Outside, access: ShopAccess, ask: PullAsk): Promise<PullPage> {
  const list = lists[ask.basis];
  const { rows, next } = await pageBackwards(ask.page, pullRules.pageSize, async (page) => {
    const params = { ...windowParams(list, ask), page, page_size: pullRules.pageSize, use_has_next: ask.page !== null };
    const answer = await call(outside, access, list.method, params);
    return readable(() => ({ rows: read.parts(answer, list.rows), total: read.whole(answer, 'total_count') }));
  });
  return { documents: rows.map(({ fields }) => fields), unread: [], next };
}

/** Single orders in the same form as in the lists; one that the platform does not give out is left out. */
export const readOrders: Connector['readOrders'] = async (outside, access, channelOrderNos) => {
  const documents: JsonObject[] = [];
  for (const channelOrderNo of channelOrderNos) {
    const document = await readOrder(outside, access, channelOrderNo);
    if (document) documents.push(document);
  }
  return documents;
};

export async function readOrder(outside: Outside, access: ShopAccess, channelOrderNo: string): Promise<JsonObject | null> {
  try {
    const answer = await call(outside, access, 'pdd.order.information.get', { order_sn: channelOrderNo });
    return readable(() => neededPart(answer, 'order_info')).fields;
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.kind === 'business') return null;
    throw fault;
  }
}

function neededPart(answer: Part, name: string): Part {
  if (!(name in answer.fields)) throw new RangeError(`${name}: is missing`);
  return read.part(answer, name);
}

/** The platform counts; it has no sum. Its windows hold both ends. */
export async function countOrders(
  outside: Outside,
  access: ShopAccess,
  window: Readonly<{ from: Instant; to: Instant }>,
): Promise<Readonly<{ orderCount: number; paid: Fen | null }>> {
  const params = { ...windowParams(lists.created, closedWindow(window)), page: 1, page_size: 1 };
  const answer = await call(outside, access, lists.created.method, params);
  return { orderCount: readable(() => read.whole(answer, 'total_count')), paid: null };
}

/** Everything between two moments. Part seconds are cut on both ends, so that thirty minutes never become a second more. */
function windowParams({ from, to }: List, window: Readonly<{ from: Instant; to: Instant }>): Params {
  const seconds = (at: Instant): number => Math.floor(instantMs(at) / 1_000);
  const all = { order_status: 5, refund_status: 5, is_lucky_flag: 0 };
  return { [from]: seconds(window.from), [to]: seconds(window.to), ...all };
}
