import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sumFen } from '@zhidan/core/kernel/money.ts';
import type { Connector, PullAsk, PullPage, PullRules } from '@zhidan/core/channels/connector.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { pageBackwards } from '@zhidan/core/channels/page-backwards.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { call } from './call.ts';
import { paidOf } from './map-amounts.ts';

/** Source: platforms/douyin.md §3, read 2026-11. Rates are given per app in the console; ten a second is a guess. */
export const pullRules: PullRules = {
  windowMs: 30 * 60_000, // none is prescribed; deep pages probably end at 50 000 rows, so windows stay short
  lagMs: 60_000,
  overlapMs: 2 * 60_000,
  historyMs: 90 * 86_400_000,
  pageSize: 100,
  callsPerSecond: 10,
};

export const unixSeconds = (at: Instant): number => Math.floor(instantMs(at) / 1_000);

type Window = Pick<PullAsk, 'basis' | 'from' | 'to'>;

/**
 * One page of a window, oldest change first, read from the last page to the first: an order that changes while we read leaves the
 * closed window, and all behind it move up by one, so a reader who goes forward would step over the first of the next page.
 */
export async function pullPage(outside: Outside, access: ShopAccess, ask: PullAsk): Promise<PullPage> {
  const { rows, next } = await pageBackwards(ask.page, pullRules.pageSize, async (pageNo) => {
    const { orders, total } = await listPage(outside, access, ask, pageNo - 1); // this platform counts pages from 0
    return { rows: orders.map(({ fields }) => fields), total };
  });
  return { documents: rows, unread: [], next };
}

async function listPage(outside: Outside, access: ShopAccess, { basis, from, to }: Window, page: number) {
  const time = basis === 'modified' ? 'update_time' : 'create_time';
  const data = await call(outside, access, 'order.searchList', {
    [`${time}_start`]: unixSeconds(from),
    [`${time}_end`]: unixSeconds(to),
    order_by: time,
    order_asc: true,
    page,
    size: pullRules.pageSize,
  });
  return readable(() => ({ orders: read.parts(data, 'shop_order_list'), total: read.whole(data, 'total') }));
}

/** Order by order: the list has no filter by number. An order that the shop does not have is left out. */
export async function readOrders(outside: Outside, access: ShopAccess, orderNos: readonly string[]): Promise<readonly JsonObject[]> {
  const documents: JsonObject[] = [];
  for (const orderNo of orderNos) {
    const document = await readOrder(outside, access, orderNo);
    if (document) documents.push(document);
  }
  return documents;
}

/** One whole order, null when the shop has none of this number. */
export async function readOrder(outside: Outside, access: ShopAccess, orderNo: string): Promise<JsonObject | null> {
  try {
    const data = await call(outside, access, 'order.orderDetail', { shop_order_id: orderNo });
    const { fields } = readable(() => read.part(data, 'shop_order_detail'));
    return Object.keys(fields).length > 0 ? fields : null;
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.kind === 'business' && isUnknownOrder.test(fault.message)) return null;
    throw fault;
  }
}

/** The platform has no code of its own for this; the words are unverified. */
const isUnknownOrder = /不存在|not[- ]?(found|exist)/i;

/**
 * The platform counts; the sum is added up from its own list, page by page. Creation times do not change, so no order moves.
 * Its windows are without their end.
 */
export const countOrders: Connector['countOrders'] = async (outside, access, { from, to }) => {
  const window: Window = { basis: 'created', from, to };
  const { total, orders } = await listPage(outside, access, window, 0);
  const all: Part[] = [...orders];
  for (let page = 1; page * pullRules.pageSize < total; page++) all.push(...(await listPage(outside, access, window, page)).orders);
  return { orderCount: total, paid: readable(() => sumFen(all.map(paidOf))) };
};
