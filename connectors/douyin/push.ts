import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ChannelNews, Push, PushAnswer, PushedRequest } from '@zhidan/core/channels/push.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { isPushGenuine, isSpiGenuine } from './sign.ts';

/** A list of messages by HTTP, at least once, in any order. Source: platforms/douyin.md §4. */
export const push: Push = { kind: 'http', receive };

function receive(app: ChannelApp, request: PushedRequest, now: Instant): PushAnswer {
  const key = app.fields['app_key'] ?? '';
  const secret = app.fields['app_secret'] ?? '';
  if ('param_json' in request.query) return spiAnswer({ key, secret }, request);
  if (!isPushGenuine({ key, secret }, request.body, headerOf(request, 'event-sign'))) return answer(401, 100_001, 'sign error', []);
  return answer(
    200,
    0,
    'success',
    messagesIn(request.body).flatMap((message) => newsIn(message, now)),
  );
}

/** A question (SPI) wants its answer in the same breath. We offer none, and say so to the platform alone. */
function spiAnswer({ key, secret }: Readonly<{ key: string; secret: string }>, { query }: PushedRequest): PushAnswer {
  const { app_key: appKey = '', param_json: paramJson = '', timestamp = '', sign = '', sign_v2: signV2 = '' } = query;
  const isGenuine = appKey === key && isSpiGenuine(secret, { appKey, paramJson, timestamp, sign, signV2 });
  const body = isGenuine ? { code: 100_003, message: 'this question is not offered' } : { code: 100_001, message: 'sign error' };
  return {
    news: [],
    answer: { status: isGenuine ? 200 : 401, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  };
}

function answer(status: number, code: number, msg: string, news: readonly ChannelNews[]): PushAnswer {
  return { news, answer: { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, msg }) } };
}

function headerOf({ headers }: PushedRequest, name: string): string {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What cannot be read brings no news: the pull will find the order. */
function messagesIn(body: string): readonly Part[] {
  const list = jsonIn(body);
  return Array.isArray(list) ? (list as readonly Json[]).filter(isObject).map((fields) => ({ at: '', fields })) : [];
}

function jsonIn(text: string): Json {
  try {
    return parseJson(text);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return null;
  }
}

/** A message about an after-sale is news of it and of its order; tag 0 is the console's test. */
function newsIn(message: Part, now: Instant): readonly ChannelNews[] {
  const topic = textIn(message, 'tag');
  const written = textIn(message, 'data');
  const content = jsonIn(written);
  if (topic === '0' || !isObject(content)) return [];
  const data: Part = { at: '', fields: content };
  const messageId = textIn(message, 'msg_id') || createHash('sha256').update(written).digest('hex');
  const told = { platformShopNo: textIn(data, 'shop_id'), topic, at: momentIn(data) ?? now };
  const subjects = [
    { subject: 'after_sale', no: textIn(data, 'aftersale_id') },
    { subject: 'order', no: textIn(data, 'p_id') },
    { subject: 'listing', no: textIn(data, 'product_id') },
  ] as const;
  const named = subjects.filter(({ no }) => no !== '' && no !== '0');
  const news = named.length > 0 ? named : ([{ subject: 'other', no: '' }] as const);
  return news.map((some) => ({ ...told, ...some, newsId: `${messageId}:${some.subject}` }));
}

const times = [
  'update_time',
  'pay_time',
  'apply_time',
  'agree_time',
  'success_time',
  'cancel_time',
  'complete_time',
  'modify_time',
  'create_time',
];

function momentIn(data: Part): Instant | null {
  for (const name of times) if (/^\d{9,11}$/.test(textIn(data, name))) return read.seconds(data, name);
  return null;
}

/** A pushed field of a shape that we do not expect is as good as absent. */
function textIn({ fields }: Part, name: string): string {
  const value = fields[name] ?? '';
  return typeof value === 'object' ? '' : String(value);
}
