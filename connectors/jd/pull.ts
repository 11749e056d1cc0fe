import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant, instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';
import { closedWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { PullAsk, PullPage, PullRules } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { pageBackwards, type CountedPage } from '@zhidan/core/channels/page-backwards.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { shanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { call } from './call.ts';
import { idOf } from './id.ts';
import { orderFields } from './order-field.ts';
import { orderStates } from './order-status.ts';
import { halvesOf, readSpans, writeSpans, type Span } from './span.ts';

/** Source: platforms/jd.md §3. By creation the platform reaches two years back, by change three months; the rate is unverified. */
export const pullRules: PullRules = {
  windowMs: 30 * 86_400_000,
  lagMs: 60_000,
  overlapMs: 5 * 60_000,
  historyMs: 90 * 86_400_000,
  pageSize: 100,
  callsPerSecond: 10,
};

/** Pages beyond this one may come empty, so a longer window is cut in halves. */
const mostPages = 100;

const dateTypes: Readonly<Record<PullAsk['basis'], string>> = { created: '1', modified: '0' };

const common = { order_state: Object.keys(orderStates).join(','), optional_fields: orderFields.join(',') };

/** A page of whole orders, oldest first on the platform and read from the last page to the first. */
export async function pullPage(outside: Outside, access: ShopAccess, ask: PullAsk): Promise<PullPage> {
  const [span, ...rest] = ask.page === null ? [{ from: secondsOf(ask.from), to: secondsOf(ask.to), page: null }] : readSpans(ask.page);
  if (!span) return { documents: [], unread: [], next: null };
  const search = (page: number) => searchOrders(outside, access, { basis: ask.basis, span, page, pageSize: pullRules.pageSize });
  const first = span.page === null ? await search(1) : null;
  const halves = first && first.total > mostPages * pullRules.pageSize ? halvesOf(span) : [];
  if (halves.length > 0) return { documents: [], unread: [], next: writeSpans([...halves, ...rest]) };
  const { rows, next } = await pageBackwards(span.page, pullRules.pageSize, async (page) => (page === 1 && first) || search(page));
  return {
    documents: rows.map(({ fields }) => fields),
    unread: [],
    next: writeSpans(next === null ? rest : [{ ...span, page: next }, ...rest]),
  };
}

const secondsOf = (at: Instant): number => Math.floor(instantMs(at) / 1_000);

type Search = Readonly<{ basis: PullAsk['basis']; span: Span; page: number; pageSize: number }>;

async function searchOrders(outside: Outside, access: ShopAccess, { basis, span, page, pageSize }: Search): Promise<CountedPage<Part>> {
  const answer = await call(outside, access, 'jingdong.pop.order.search', {
    ...common,
    start_date: shanghaiText(instant(span.from * 1_000)),
    end_date: shanghaiText(instant(span.to * 1_000)),
    dateType: dateTypes[basis],
    sortType: '0', // ascending
    page: String(page),
    page_size: String(pageSize),
  });
  return readable(() => {
    const result = read.part(answer, 'searchorderinfo_result');
    if (!('orderTotal' in result.fields)) throw new RangeError('orderTotal: is missing');
    return { rows: read.parts(result, 'orderInfoList'), total: read.whole(result, 'orderTotal') };
  });
}

/** Single orders in the same form as in the search; one that the platform does not give out is left out. */
export async function readOrders(outside: Outside, access: ShopAccess, orderNos: readonly string[]): Promise<readonly JsonObject[]> {
  const documents: JsonObject[] = [];
  for (const orderNo of orderNos) {
    const document = await readOrder(outside, access, orderNo);
    if (document) documents.push(document);
  }
  return documents;
}

export async function readOrder(outside: Outside, access: ShopAccess, orderNo: string): Promise<JsonObject | null> {
  try {
    const answer = await call(outside, access, 'jingdong.pop.order.get', {
      order_id: idOf(orderNo),
      optional_fields: common.optional_fields,
    });
    return readable(() => {
      const info = read.part(answer, 'orderDetailInfo');
      if (!('orderInfo' in info.fields)) throw new RangeError('orderInfo: is missing');
      return read.part(info, 'orderInfo').fields;
    });
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.kind === 'business') return null;
    throw fault;
  }
}

/** The platform counts; it has no sum. Its windows hold both ends. */
export async function countOrders(
  outside: Outside,
  access: ShopAccess,
  window: Readonly<{ from: Instant; to: Instant }>,
): Promise<Readonly<{ orderCount: number; paid: Fen | null }>> {
  const { from, to } = closedWindow(window);
  const span = { from: secondsOf(from), to: secondsOf(to), page: null };
  const { total } = await searchOrders(outside, access, { basis: 'created', span, page: 1, pageSize: 1 });
  return { orderCount: total, paid: null };
}
