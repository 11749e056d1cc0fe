import { createHash } from 'node:crypto';
import { canonicalJson, type Json, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { carrierCodeThere } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import { shanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { TracePush, TrackAsk, TrackingSource } from '@zhidan/core/waybills/tracking-source.ts';
import { trackingFields } from './account.ts';
import { addresses } from './address.ts';
import { call } from './call.ts';
import { carrierCodes } from './carrier-codes.ts';
import { isPushGenuine } from './sign.ts';
import { traceOf } from './trace.ts';

/** Where parcels are, by KdNiao (快递鸟): told by push, or asked. The address of pushes is set in its console. Source: logistics.md §9, §11.3. */
export const kdniaoTracking: TrackingSource = {
  code: 'kdniao',
  words: { 'zh-CN': '快递鸟', en: 'KdNiao' },
  accountFields: trackingFields,
  addresses: { query: addresses.query, subscribe: addresses.subscribe },
  carrierCodes,
  queryEveryMs: null,
  queriesPerDay: 500, // without a contract
  async subscribe(outside, { app }, ask) {
    try {
      await call(outside, app, { at: 'subscribe', type: '1008', data: parcelOf(app, ask) });
    } catch (fault) {
      if (!(fault instanceof ConnectorFault) || !/重复|已订阅/.test(fault.platformWords)) throw fault;
    }
  },
  async query(outside, { app }, ask) {
    try {
      const answer = await call(outside, app, { at: 'query', type: '1002', data: parcelOf(app, ask) });
      const trace = readable(() => traceOf({ ...answer, fields: { LogisticCode: ask.waybillNo, ...answer.fields } }, app, outside.now()));
      return trace.events.length > 0 ? trace : null;
    } catch (fault) {
      if (fault instanceof ConnectorFault && /暂无轨迹|没有.*轨迹|查无/.test(fault.platformWords)) return null;
      throw fault;
    }
  },
  receive,
};

/** SF tells only who knows the last four digits of a phone. */
function parcelOf(app: ChannelApp, { carrier, waybillNo, phone }: TrackAsk): JsonObject {
  const lastFour = /\d{4}$/.exec(phone)?.[0];
  return {
    OrderCode: '',
    ShipperCode: carrierCodeThere(carrierCodes, app, carrier),
    LogisticCode: waybillNo,
    ...(carrier === 'SF' && lastFour ? { CustomerName: lastFour } : {}),
  };
}

/** Pushes of traces: 101, and 102 with more in it; any other number is thanked for and left alone. */
const traceTypes: ReadonlySet<string> = new Set(['101', '102']);

/** One request may tell of many parcels. One that cannot be read refuses the whole, so that it comes again; the others repeat harmlessly. */
function receive(app: ChannelApp, request: PushedRequest, now: Instant): TracePush {
  const form = new URLSearchParams(request.body);
  const requestData = form.get('RequestData') ?? '';
  const said = (isDone: boolean, reason: string): TracePush['answer'] => reply(app, { isDone, reason, now });
  const { app_key: key = '' } = app.fields;
  if (key === '' || !isPushGenuine(requestData, key, form.get('DataSign') ?? ''))
    return { isGenuine: false, news: [], answer: said(false, '签名错误') };
  const told = objectIn(requestData);
  if (!told) return { isGenuine: true, news: [], answer: said(false, '内容无法识别') };
  const type = form.get('RequestType') ?? '';
  if (type !== '' && !traceTypes.has(type)) return { isGenuine: true, news: [], answer: said(true, '') };
  try {
    const rows = read.parts({ at: '', fields: told }, 'Data');
    return { isGenuine: true, news: rows.map((row) => newsOf(row, app, now)), answer: said(true, '') };
  } catch (fault) {
    if (!(fault instanceof RangeError) && !(fault instanceof ConnectorFault)) throw fault;
    return { isGenuine: true, news: [], answer: said(false, '内容无法识别') };
  }
}

/** The id is what is said of the parcel, whatever request says it. */
function newsOf(row: Part, app: ChannelApp, now: Instant): TracePush['news'][number] {
  const newsId = createHash('sha256').update(canonicalJson(row.fields)).digest('hex');
  return { newsId, trace: traceOf(row, app, now) };
}

function reply(app: ChannelApp, { isDone, reason, now }: Readonly<{ isDone: boolean; reason: string; now: Instant }>): TracePush['answer'] {
  const body = { EBusinessID: app.fields['ebusiness_id'] ?? '', UpdateTime: shanghaiText(now), Success: isDone, Reason: reason };
  return { status: 200, headers: { 'content-type': 'application/json;charset=utf-8' }, body: JSON.stringify(body) };
}

function objectIn(text: string): JsonObject | null {
  try {
    const value: Json = parseJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}
