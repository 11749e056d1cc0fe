import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant, type Instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { ChannelNews, Push, PushAnswer, PushedRequest } from '@zhidan/core/channels/push.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { isSigned, openMessage } from './sign.ts';

/** One message by HTTP, at least once, in any order. Source: platforms/youzan.md §4. */
export const push: Push = { kind: 'http', receive };

function receive(app: ChannelApp, request: PushedRequest, now: Instant): PushAnswer {
  const body = objectIn(request.body);
  const secrets = { clientId: app.fields['client_id'] ?? '', clientSecret: app.fields['client_secret'] ?? '' };
  const subscription = textIn(body, 'message');
  if (subscription !== '' && !('msg' in body)) return subscribed(secrets.clientSecret, subscription, now);
  const message = textIn(body, 'msg');
  const isGenuine = isSigned(secrets, message, textIn(body, 'sign')) || isSigned(secrets, request.body, headerOf(request, 'event-sign'));
  if (!isGenuine || message === '') return answer(401, 'sign error', []);
  return answer(200, 'success', body['test'] === true ? [] : newsIn(body, now));
}

function answer(status: number, msg: string, news: readonly ChannelNews[]): PushAnswer {
  const body = JSON.stringify({ code: status === 200 ? 0 : 1, msg });
  return { news, answer: { status, headers: { 'content-type': 'application/json' }, body } };
}

function headerOf({ headers }: PushedRequest, name: string): string {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

/** The number stands in the signed message; what stands beside it says only which shop and kind, and news is but a hint. */
function newsIn(body: JsonObject, now: Instant): readonly ChannelNews[] {
  const topic = textIn(body, 'type');
  const message = textIn(body, 'msg');
  const content = objectIn(decoded(message));
  const order = partIn(partIn(content, 'full_order_info'), 'order_info');
  const tid = textIn(order, 'tid') || textIn(content, 'tid');
  const named = [
    { subject: 'after_sale', no: isRefund.test(topic) ? textIn(content, 'refund_id') : '' },
    { subject: 'order', no: tid },
    { subject: 'listing', no: isItem.test(topic) ? textIn(content, 'item_id') : '' },
  ] as const;
  const subjects = named.filter(({ no }) => no !== '');
  const newsId = textIn(body, 'msg_id') || createHash('sha256').update(`${topic}\n${message}`).digest('hex');
  return (subjects.length > 0 ? subjects : ([{ subject: 'other', no: '' }] as const)).map((some) => ({
    ...some,
    newsId: `${newsId}:${some.subject}`,
    platformShopNo: textIn(body, 'kdt_id') || textIn(order, 'node_kdt_id'),
    topic,
    at: toldAt(textIn(body, 'version')) ?? now,
  }));
}

/** Kinds by prefix: the exact names of refund messages are unverified. */
const isRefund = /^trade_refund_/;
const isItem = /^item_/i;

/** Unix seconds, or milliseconds in some messages. */
function toldAt(version: string): Instant | null {
  if (!/^\d{10}(\d{3})?$/.test(version)) return null;
  return instant(Number(version) * (version.length === 10 ? 1_000 : 1));
}

/** Somebody subscribed to the app or ended it: what the shop's authorisation is worth may have changed. */
function subscribed(clientSecret: string, message: string, now: Instant): PushAnswer {
  const content = objectIn(opened(clientSecret, message));
  const platformShopNo = textIn(content, 'kdtId');
  if (platformShopNo === '') return answer(401, 'sign error', []);
  const newsId = `${createHash('sha256').update(message).digest('hex')}:authorization`;
  return answer(200, 'success', [{ newsId, platformShopNo, subject: 'authorization', no: '', topic: textIn(content, 'type'), at: now }]);
}

/** A message that does not open was not encrypted for this app. */
function opened(clientSecret: string, message: string): string {
  try {
    return openMessage(clientSecret, message);
  } catch {
    return '';
  }
}

function decoded(message: string): string {
  try {
    return decodeURIComponent(message);
  } catch {
    return message; // it was not encoded
  }
}

function objectIn(text: string): JsonObject {
  try {
    const value = parseJson(text);
    return isObject(value) ? value : {};
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return {};
  }
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function partIn(fields: JsonObject, name: string): JsonObject {
  const value = fields[name];
  return isObject(value) ? value : {};
}

/** A pushed field of a shape that we do not expect is as good as absent. */
function textIn(fields: JsonObject, name: string): string {
  const value = fields[name] ?? '';
  return typeof value === 'object' ? '' : String(value);
}
