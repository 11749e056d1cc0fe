import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant, instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ChannelNews, Push } from '@zhidan/core/channels/push.ts';
import { addressOf } from './address.ts';
import { topics } from './push-topic.ts';
import { socketDigest } from './sign.ts';

type Frame = Readonly<{ id: string; sendTime: string; type: string; mallNo: string; at: Instant; content: string }>;

/** The message service (PMC): one WebSocket of JSON texts for all shops of the app. Source: platforms/pinduoduo.md §4. */
export const push: Push = {
  kind: 'socket',
  url(app, now) {
    const ms = String(instantMs(now));
    const clientId = app.fields['client_id'] ?? '';
    const digest = socketDigest(clientId, ms, app.fields['client_secret'] ?? '');
    return `${addressOf(app, 'messages')}/${encodeURIComponent(clientId)}/${ms}/${encodeURIComponent(digest)}`;
  },
  onFrame(text, now) {
    const frame = unlessUnreadable(() => frameOf(text));
    if (!frame) return { news: [], reply: null };
    const news = unlessUnreadable(() => newsOf(frame));
    return { news: news ?? [], reply: replyOf(frame, news ? 'Ack' : 'Fail', now) };
  },
  // the platform asks for one every 5 to 10 s and hangs up after 3 minutes without
  heartbeat: { everyMs: 8_000, frame: (now) => JSON.stringify({ commandType: 'HeartBeat', time: instantMs(now) }) },
};

/** Null instead of a RangeError: whatever comes over the socket, it must go on. */
function unlessUnreadable<Value>(reading: () => Value): Value | null {
  try {
    return reading();
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

/** A message; null for heartbeats and whatever else bears no message. */
function frameOf(text: string): Frame | null {
  const frame: Part = { at: '', fields: objectOf(text) ?? {} };
  if (frame.fields['commandType'] !== 'Common') return null;
  const message = read.part(frame, 'message');
  const id = read.text(frame, 'id');
  if (!/^\d+$/u.test(id)) return null;
  return {
    id,
    sendTime: read.text(frame, 'sendTime'),
    type: read.text(message, 'type'),
    mallNo: read.text(message, 'mallID'),
    at: instant(read.whole(frame, 'time')),
    content: read.text(message, 'content'),
  };
}

/** News of a refund are news of its order too: its goods may be on their way to the packing table. Null: it cannot be read. */
function newsOf({ id, type, mallNo, at, content }: Frame): readonly ChannelNews[] | null {
  const fields = objectOf(content);
  if (!fields) return null;
  const part: Part = { at: 'content.', fields };
  const subject = topics[type] ?? 'other';
  const common = { platformShopNo: mallNo, topic: type, at };
  const order: ChannelNews = { ...common, newsId: id, subject: 'order', no: read.text(part, 'tid') };
  if (subject === 'order') return [order];
  if (subject === 'after_sale') return [{ ...common, newsId: `${id}:refund`, subject, no: read.text(part, 'refund_id') }, order];
  return [{ ...common, newsId: id, subject, no: read.text(part, 'goods_id') }];
}

/** Written by hand: the id is a number beyond 2^53 and must go back digit by digit. */
function replyOf({ id, sendTime, type, mallNo }: Frame, commandType: 'Ack' | 'Fail', now: Instant): string {
  const rest = JSON.stringify({ commandType, time: instantMs(now), sendTime: Number(sendTime), type, mallID: Number(mallNo) });
  return `{"id":${id},${rest.slice(1)}`;
}

function objectOf(text: string): JsonObject | null {
  try {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}
