import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant, type Instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ChannelNews, Push } from '@zhidan/core/channels/push.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { call, listIn } from './call.ts';

type Received = Readonly<{ news: ChannelNews; receipt: string }>;

/** TMC answers 10 to 200 messages a call and confirms up to 200. Source: platforms/taobao.md §4.1. */
const least = 10;
const most = 200;

/**
 * TMC over REST: messages of all shops of the app, until they are confirmed. They come at least once, in any order, for about a day.
 * A message about a refund is news of the after-sale and of its order, both with one receipt.
 */
export const push: Push = {
  kind: 'fetch',
  async fetch(outside, { app }, limit) {
    const quantity = String(Math.min(Math.max(limit, least), most));
    const answer = await call(outside, { app, grant: null }, 'taobao.tmc.messages.consume', { quantity });
    return readable(() => listIn(answer, 'messages', 'tmc_message').flatMap((message) => receivedOf(message, outside.now())));
  },
  async confirm(outside, { app }, receipts) {
    const ids = [...new Set(receipts)];
    for (let at = 0; at < ids.length; at += most)
      await call(outside, { app, grant: null }, 'taobao.tmc.messages.confirm', { s_message_ids: ids.slice(at, at + most).join(',') });
  },
};

function receivedOf(message: Part, now: Instant): readonly Received[] {
  const id = read.needText(message, 'id');
  const topic = read.text(message, 'topic');
  const content: Part = { at: '', fields: contentOf(read.text(message, 'content')) };
  const told = {
    platformShopNo: read.text(message, 'user_id'),
    topic,
    at: toldAt(message) ?? now,
  };
  return subjectsOf(topic, content).map(({ subject, no }) => ({
    news: { ...told, newsId: `${id}:${subject}`, subject, no },
    receipt: id,
  }));
}

/** Text in Shanghai time over REST, Unix milliseconds over the socket. */
function toldAt(message: Part): Instant | null {
  const written = read.text(message, 'pub_time');
  return /^\d+$/.test(written) ? instant(Number(written)) : read.shanghai(message, 'pub_time');
}

/** The content is JSON in a text; one that cannot be read still has to be confirmed, or it comes again for a day. */
function contentOf(text: string): JsonObject {
  try {
    const value: Json = parseJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return {};
  }
}

/** What a topic is about, by how it begins, and the fields of its content that name it. */
const topics: readonly Readonly<{ start: string; subject: ChannelNews['subject']; fields: readonly string[] }>[] = [
  { start: 'taobao_trade_', subject: 'order', fields: ['tid'] },
  { start: 'taobao_refund_', subject: 'after_sale', fields: ['refund_id'] },
  { start: 'taobao_refund_', subject: 'order', fields: ['tid'] },
  { start: 'taobao_modifyaddress_', subject: 'order', fields: ['biz_order_id', 'tid'] },
  { start: 'taobao_modifysku_', subject: 'order', fields: ['biz_order_id', 'tid'] },
  { start: 'taobao_rdcaligenius_', subject: 'order', fields: ['tid'] },
  { start: 'taobao_logistics_', subject: 'order', fields: ['tid'] },
  { start: 'taobao_item_', subject: 'listing', fields: ['num_iid', 'iid'] },
  { start: 'taobao_top_AuthCancel', subject: 'authorization', fields: [] },
];

function subjectsOf(topic: string, content: Part): readonly Readonly<{ subject: ChannelNews['subject']; no: string }>[] {
  const told = topics
    .filter(({ start }) => topic.startsWith(start))
    .map(({ subject, fields }) => ({ subject, no: fields.map((field) => read.text(content, field)).find(Boolean) ?? '' }))
    .filter(({ subject, no }) => no !== '' || subject === 'authorization');
  return told.length > 0 ? told : [{ subject: 'other', no: '' }];
}
