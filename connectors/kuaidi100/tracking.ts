import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { carrierCodeThere } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { TracePush, TrackAsk, TrackingSource } from '@zhidan/core/waybills/tracking-source.ts';
import { trackingFields } from './account.ts';
import { addresses, addressOf } from './address.ts';
import { post } from './call.ts';
import { carrierCodes } from './carrier-codes.ts';
import { faultOf } from './fault.ts';
import { isPushGenuine, querySign } from './sign.ts';
import { traceOf } from './trace.ts';

/** Where parcels are, by Kuaidi100 (快递100): told by push, or asked. Source: logistics.md §8, §11.2. */
export const kuaidi100Tracking: TrackingSource = {
  code: 'kuaidi100',
  words: { 'zh-CN': '快递100', en: 'Kuaidi100' },
  accountFields: trackingFields,
  addresses,
  carrierCodes,
  queryEveryMs: 30 * 60_000, // a number asked more often is locked
  queriesPerDay: null,
  async subscribe(outside, access, ask) {
    const answer = await post(outside, `${addressOf(access.app, 'poll')}/poll`, {
      schema: 'json',
      param: JSON.stringify(subscription(access.app, ask)),
    });
    readable(() => {
      const isTwice = read.text(answer, 'returnCode') === subscribedBefore;
      if (!isTwice && !read.isTrue(answer, 'result')) throw faultOf(answer, access.app, subscribeKinds);
    });
  },
  async query(outside, access, ask) {
    const param = JSON.stringify(queryOf(access.app, ask));
    const { key = '', customer = '' } = access.app.fields;
    const form = { customer, sign: querySign({ param, key, customer }), param };
    const answer = await post(outside, `${addressOf(access.app, 'poll')}/poll/query.do`, form);
    return readable(() => {
      if (read.text(answer, 'returnCode') === nothingFound) return null;
      if (read.text(answer, 'status') !== '200') throw faultOf(answer, access.app);
      return traceOf(answer, access.app, { now: outside.now() });
    });
  },
  receive,
};

const subscribedBefore = '501';
const nothingFound = '500';

/** A subscription's codes are not a query's: 500 is their server here. */
const subscribeKinds = { '500': 'transient' } as const;

function subscription(
  app: ChannelApp,
  { carrier, waybillNo, phone, from, to, callbackUrl }: TrackAsk & Readonly<{ callbackUrl: string }>,
): JsonObject {
  const { key = '', salt = '' } = app.fields;
  return {
    company: carrierCodeThere(carrierCodes, app, carrier),
    number: waybillNo,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    key,
    parameters: { callbackurl: callbackUrl, salt, resultv2: '4', autoCom: '1', ...phoneOf(phone) },
  };
}

function queryOf(app: ChannelApp, { carrier, waybillNo, phone, from, to }: TrackAsk): JsonObject {
  return {
    com: carrierCodeThere(carrierCodes, app, carrier),
    num: waybillNo,
    ...phoneOf(phone),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    resultv2: '4',
    show: '0',
    order: 'desc',
  };
}

/** A virtual number is known by the digits behind it, a masked one by its last four. */
function phoneOf(phone: string): Readonly<{ phone?: string }> {
  const known = /-(\d{4})$/.exec(phone)?.[1] ?? (phone.includes('*') ? /\d{4}$/.exec(phone)?.[0] : phone);
  return known ? { phone: known } : {};
}

/** Only what bears our salt is read; what cannot be read is refused, so that it comes again. */
function receive(app: ChannelApp, request: PushedRequest, now: Instant): TracePush {
  const form = new URLSearchParams(request.body);
  const param = form.get('param') ?? '';
  const salt = app.fields['salt'] ?? '';
  if (salt === '' || !isPushGenuine(param, salt, form.get('sign') ?? ''))
    return { isGenuine: false, news: [], answer: reply(false, '500', '签名错误') };
  const told = objectIn(param);
  if (!told) return { isGenuine: true, news: [], answer: reply(false, '500', '内容无法识别') };
  try {
    const trace = pushedTrace({ at: '', fields: told }, app, now);
    const newsId = createHash('sha256').update(param).digest('hex');
    return { isGenuine: true, news: [{ newsId, trace }], answer: reply(true, '200', '成功') };
  } catch (fault) {
    if (!(fault instanceof RangeError) && !(fault instanceof ConnectorFault)) throw fault;
    return { isGenuine: true, news: [], answer: reply(false, '500', '内容无法识别') };
  }
}

/** `abort` ends the watch without an end of the journey: nothing for days, or a number that nobody knows. */
function pushedTrace(told: Part, app: ChannelApp, now: Instant) {
  const status = read.text(told, 'status');
  const corrected = read.isTrue(told, 'autoCheck') ? read.text(told, 'comNew') : '';
  const trace = traceOf(read.part(told, 'lastResult'), app, { now, corrected });
  if (status === 'abort') return { ...trace, watch: 'given_up', reason: read.text(told, 'message') } as const;
  return status === 'shutdown' ? ({ ...trace, watch: 'over' } as const) : trace;
}

function reply(result: boolean, returnCode: string, message: string): TracePush['answer'] {
  return {
    status: 200,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: JSON.stringify({ result, returnCode, message }),
  };
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
