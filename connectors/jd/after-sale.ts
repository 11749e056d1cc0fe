import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { pageBackwards } from '@zhidan/core/channels/page-backwards.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { shanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { AfterSale, WriteBack } from '@zhidan/core/channels/write-back.ts';
import { refundStates, serviceKinds, serviceStates } from './after-sale-status.ts';
import { call } from './call.ts';
import { moment, needMoment } from './moment.ts';

/** Service orders have numbers of their own, beside those of applications for a refund; this keeps the two apart. */
export const serviceMark = 'service-';

type Source = Readonly<{
  method: string;
  /** names of the window and the page in the call */
  from: string;
  to: string;
  page: string;
  pageSize: number;
  result: string;
  rows: string;
  ask(access: ShopAccess): JsonObject;
  read(row: Part): AfterSale;
}>;

const refunds = {
  method: 'jingdong.pop.afs.soa.refundapply.queryPageList',
  page: 'pageIndex',
  pageSize: 50,
  result: 'queryResult',
  rows: 'result',
  ask: () => ({}),
  read: readRefund,
} as const;

/** What changed stands in three lists: applications that came, applications that were answered, service orders. */
const sources: Readonly<Record<string, Source>> = {
  applied: { ...refunds, from: 'applyTimeStart', to: 'applyTimeEnd' },
  answered: { ...refunds, from: 'checkTimeStart', to: 'checkTimeEnd' },
  services: {
    method: 'jingdong.asc.query.list',
    from: 'updateTimeBegin',
    to: 'updateTimeEnd',
    page: 'pageNumber',
    pageSize: 100,
    result: 'pageResult',
    rows: 'data',
    ask: ({ grant }) => ({ buId: grant.platformShopNo, operatePin: operatorOf(grant.raw), operateNick: operatorOf(grant.raw) }),
    read: readService,
  },
};

/** Who acts, in the platform's records: the user who authorised the shop. */
export const operatorOf = (raw: JsonObject): string => read.text({ at: '', fields: raw }, 'user_nick') || 'zhidan';

/** One list after the other, each from its last page; `source:page` says where the walk is. Source: platforms/jd.md §7. */
export const listAfterSales: WriteBack['listAfterSales'] = async (outside, access, ask) => {
  const names = Object.keys(sources);
  const [name = names[0] ?? '', page = ''] = ask.page?.split(':') ?? [];
  const source = sources[name];
  if (!source) return { items: [], next: null };
  const window = { [source.from]: shanghaiText(ask.from), [source.to]: shanghaiText(ask.to) };
  const { rows, next } = await pageBackwards(page || null, source.pageSize, (at) => pageOf({ outside, access, source }, window, at));
  const following = names[names.indexOf(name) + 1];
  const afterThis = following === undefined ? null : `${following}:`;
  return { items: readable(() => rows.map(source.read)), next: next === null ? afterThis : `${name}:${next}` };
};

type Reading = Readonly<{ outside: Outside; access: ShopAccess; source: Source }>;

async function pageOf({ outside, access, source }: Reading, window: JsonObject, page: number) {
  const params = { ...source.ask(access), ...window, [source.page]: page, pageSize: source.pageSize };
  const answer = await call(outside, access, source.method, params);
  return readable(() => {
    const result = read.part(answer, source.result);
    if (!('totalCount' in result.fields)) throw new RangeError('totalCount: is missing');
    return { rows: read.parts(result, source.rows), total: read.whole(result, 'totalCount') };
  });
}

/** An application to cancel a whole order; its sum is in fen. */
function readRefund(row: Part): AfterSale {
  const status = read.text(row, 'status');
  const asked = read.fen(row, 'applyRefundSum');
  const appliedAt = needMoment(row, 'applyTime');
  return {
    afterSaleNo: read.needText(row, 'id'),
    channelOrderNo: read.needText(row, 'orderId'),
    lineNos: [],
    kind: 'refund_only',
    state: refundStates[status] ?? 'platform_review',
    platformStatus: status,
    asked,
    refunded: refundStates[status] === 'done' ? asked : fen(0),
    reason: read.text(row, 'reason'),
    appliedAt,
    modifiedAt: moment(row, 'checkTime') ?? appliedAt,
    answerBy: null,
    raw: row.fields,
  };
}

/** A service order; the list tells no money (names of its fields are unverified but for those of the request). */
function readService(row: Part): AfterSale {
  const status = read.text(row, 'serviceStatus');
  const appliedAt = needMoment(row, 'applyTime');
  const skuNo = read.text(row, 'skuId');
  return {
    afterSaleNo: `${serviceMark}${read.needText(row, 'serviceId')}`,
    channelOrderNo: read.needText(row, 'orderId'),
    lineNos: skuNo === '' ? [] : [skuNo],
    kind: serviceKinds[read.text(row, 'customerExpect')] ?? 'other',
    state: serviceStates[status] ?? 'platform_review',
    platformStatus: status,
    asked: fen(0),
    refunded: fen(0),
    reason: read.text(row, 'questionDesc'),
    appliedAt,
    modifiedAt: moment(row, 'updateTime') ?? moment(row, 'updateDate') ?? appliedAt,
    answerBy: null,
    raw: row.fields,
  };
}
