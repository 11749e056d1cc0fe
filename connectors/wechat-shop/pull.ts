import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { closedWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import type { PullAsk, PullPage, PullRules } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readEach } from '@zhidan/core/channels/read-each.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { call } from './call.ts';

/** Source: platforms/wechat-shop.md §3; how far back and how often are unverified. */
export const pullRules: PullRules = {
  windowMs: 7 * 86_400_000,
  lagMs: 60_000,
  overlapMs: 5 * 60_000,
  historyMs: 180 * 86_400_000,
  pageSize: 100,
  callsPerSecond: 10,
};

/** Orders are read one by one, a few at a time. */
const readsAtOnce = 5;

type Window = Readonly<{ from: Instant; to: Instant }>;
type Ids = Readonly<{ orderNos: readonly string[]; next: string | null }>;

/** A page of ids and each order of it. The platform's cursor stands still while orders change; its filter must not. */
export async function pullPage(outside: Outside, access: ShopAccess, ask: PullAsk): Promise<PullPage> {
  const { orderNos, next } = await idsOf(outside, access, ask);
  return { ...(await readEach(orderNos, readsAtOnce, (orderNo) => readOrder(outside, access, orderNo))), next };
}

async function idsOf(outside: Outside, access: ShopAccess, { basis, from, to, page }: PullAsk): Promise<Ids> {
  const range = basis === 'modified' ? 'update_time_range' : 'create_time_range';
  const answer = await call(outside, access, '/channels/ec/order/list/get', {
    [range]: { start_time: seconds(from), end_time: seconds(to) },
    page_size: pullRules.pageSize,
    next_key: page ?? '',
  });
  return readable(() => {
    if (!('has_more' in answer.fields)) throw new RangeError('has_more: is missing');
    const isMore = read.isTrue(answer, 'has_more');
    return { orderNos: read.texts(answer, 'order_id_list'), next: isMore ? read.needText(answer, 'next_key') : null };
  });
}

/** Whole orders; one that the shop does not have is left out. */
export async function readOrders(outside: Outside, access: ShopAccess, orderNos: readonly string[]): Promise<readonly JsonObject[]> {
  const documents: JsonObject[] = [];
  for (let at = 0; at < orderNos.length; at += readsAtOnce) {
    const read = await Promise.all(orderNos.slice(at, at + readsAtOnce).map((orderNo) => readOrder(outside, access, orderNo)));
    documents.push(...read.filter((document) => document !== null));
  }
  return documents;
}

export async function readOrder(outside: Outside, access: ShopAccess, orderNo: string): Promise<JsonObject | null> {
  try {
    const answer = await call(outside, access, '/channels/ec/order/get', { order_id: orderNo });
    return readable(() => neededOrder(answer)).fields;
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.kind === 'business') return null;
    throw fault;
  }
}

function neededOrder(answer: Part): Part {
  if (!('order' in answer.fields)) throw new RangeError('order: is missing');
  return read.part(answer, 'order');
}

/** The platform tells no count, so its ids are counted; it has no sum. Its windows hold both ends. */
export async function countOrders(
  outside: Outside,
  access: ShopAccess,
  window: Window,
): Promise<Readonly<{ orderCount: number; paid: Fen | null }>> {
  const seen = new Set<string>();
  for (let page: string | null = null; ;) {
    const { orderNos, next }: Ids = await idsOf(outside, access, { ...closedWindow(window), basis: 'created', page });
    for (const orderNo of orderNos) seen.add(orderNo);
    if (next === null) return { orderCount: seen.size, paid: null };
    page = next;
  }
}

const seconds = (at: Instant): number => Math.floor(instantMs(at) / 1_000);
