import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ChannelNews, Push, PushAnswer, PushedRequest } from '@zhidan/core/channels/push.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { isSameSignature, openPush, pushSignature } from './push-cipher.ts';

/**
 * The platform calls the shop's address: once with GET to see whether it is ours, then with encrypted events. An answer other
 * than `success` within 5 s makes it call again, ten times in 3.6 hours. Source: platforms/wechat-shop.md §4.
 */
export const push: Push = {
  kind: 'http',
  receive(app, request) {
    return request.method === 'GET' ? checkAddress(app, request) : receiveEvent(app, request);
  },
};

const text = (status: number, body: string, news: readonly ChannelNews[] = []): PushAnswer => ({
  news,
  answer: { status, headers: { 'content-type': 'text/plain;charset=utf-8' }, body },
});
const refused = text(403, 'invalid signature');

function isSigned(app: ChannelApp, query: PushedRequest['query'], sign: string | undefined, more: readonly string[]): boolean {
  const token = app.fields['token'] ?? '';
  const expected = pushSignature([token, query['timestamp'] ?? '', query['nonce'] ?? '', ...more]);
  return token !== '' && isSameSignature(sign ?? '', expected);
}

function checkAddress(app: ChannelApp, { query }: PushedRequest): PushAnswer {
  return isSigned(app, query, query['signature'], []) ? text(200, query['echostr'] ?? '') : refused;
}

/** The `signature` of the query does not cover the body; `msg_signature` does. */
function receiveEvent(app: ChannelApp, { query, body }: PushedRequest): PushAnswer {
  const encrypted = objectOf(body)?.['Encrypt'];
  if (typeof encrypted !== 'string' || !isSigned(app, query, query['msg_signature'], [encrypted])) return refused;
  const event = open(app, encrypted);
  return event ? text(200, 'success', readNews(app, event)) : refused;
}

/** The event; null when it was not written for this shop. */
function open(app: ChannelApp, encrypted: string): JsonObject | null {
  try {
    const { message, appid } = openPush(app.fields['encoding_aes_key'] ?? '', encrypted);
    return appid === app.fields['appid'] ? objectOf(message) : null;
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

/** An event that cannot be read brings no news, and the pull finds what it told. */
function readNews(app: ChannelApp, event: JsonObject): readonly ChannelNews[] {
  try {
    return newsOf(app, { at: '', fields: event });
  } catch (fault) {
    if (fault instanceof RangeError) return [];
    throw fault;
  }
}

/** Where an event names its subject, most telling first; the object that holds them has another name with each event. */
const subjects: readonly (readonly [name: string, subject: ChannelNews['subject']])[] = [
  ['after_sale_order_id', 'after_sale'],
  ['order_id', 'order'],
  ['product_id', 'listing'],
];

/** An event of an after-sale is news of its order too. An event that names nothing (`debug_demo`) is a test. */
function newsOf(app: ChannelApp, event: Part): readonly ChannelNews[] {
  const topic = read.text(event, 'Event');
  if (read.text(event, 'MsgType') !== 'event') return [];
  const inner = [event.fields, ...Object.values(event.fields).filter(isObject)].map((fields): Part => ({ at: '', fields }));
  return subjects.flatMap(([name, subject]) => {
    const part = inner.find((candidate) => read.text(candidate, name) !== '');
    if (!part) return [];
    const no = read.text(part, name);
    const turn = ['type', 'status', 'complaint_status'].map((field) => read.text(part, field)).find(Boolean) ?? '';
    return {
      newsId: [topic, subject, no, read.text(event, 'CreateTime'), turn].join(':'),
      platformShopNo: app.fields['appid'] ?? '',
      subject,
      no,
      topic,
      at: instant(read.whole(event, 'CreateTime') * 1_000),
    };
  });
}

function objectOf(json: string): JsonObject | null {
  try {
    const value = parseJson(json);
    return isObject(value) ? value : null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
