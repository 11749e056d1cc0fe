import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Push } from '@zhidan/core/channels/push.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { takeNews } from './take-news.ts';

type SocketPush = Extract<Push, { kind: 'socket' }>;

/** One app's line to its platform, over which the news of all its shops comes. */
export type Line = Readonly<{ connector: Connector; push: SocketPush; app: ChannelApp }>;

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** A connection that held this long was a good one: the next begins without a long pause. */
const goodAfterMs = 60_000;
/** Nothing heard for so many heartbeats, and the line is dead, whatever the network says. */
const silentHeartbeats = 8;
/** Frames kept at most while the database stores the ones before; more make us hang up, and they come again. */
const waitingFrames = 10_000;

/** Holds the line until `signal` aborts, and connects anew when it breaks. */
export async function holdLine(merchant: Merchant, line: Line, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted;) {
    const beganAt = performance.now();
    const reason = await connection(merchant, line, signal);
    if (signal.aborted) return;
    failures = performance.now() - beganAt > goodAfterMs ? 0 : failures + 1;
    const waitMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, failures - 1)) * (0.5 + randomInt(500) / 1_000);
    merchant.log.warn({ connector: line.connector.code, reason, waitMs: Math.round(waitMs) }, 'the message line broke and is made anew');
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
  }
}

/** One connection from its start to its end; answers why it ended. Never rejects. */
async function connection(merchant: Merchant, line: Line, signal: AbortSignal): Promise<string> {
  const { push, app } = line;
  const socket = new WebSocket(push.url(app, merchant.clock()));
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const taker = frameTaker(merchant, line, (reply) => socket.readyState === WebSocket.OPEN && socket.send(reply));
  let heardAt = performance.now();
  const beat = setInterval(() => {
    if (performance.now() - heardAt > silentHeartbeats * push.heartbeat.everyMs) end('silence');
    else if (socket.readyState === WebSocket.OPEN) socket.send(push.heartbeat.frame(merchant.clock()));
  }, push.heartbeat.everyMs);
  const stop = (): void => end('stopped');
  signal.addEventListener('abort', stop, { once: true });
  socket.addEventListener('message', ({ data }: MessageEvent) => {
    heardAt = performance.now();
    if (typeof data === 'string' && !taker.add(data)) end('more frames than can be stored');
  });
  socket.addEventListener('error', () => end('network'));
  socket.addEventListener('close', ({ code, reason }: CloseEvent) => end(`closed by the platform: ${code} ${reason}`));
  const why = await ended;
  clearInterval(beat);
  signal.removeEventListener('abort', stop);
  await taker.done(); // what was stored last is still answered
  socket.close();
  return why;
}

type FrameTaker = Readonly<{ add(frame: string): boolean; done(): Promise<void> }>;

/**
 * Stores the frames that came while the last ones were being stored, and answers each after that: what is not answered comes again.
 * A frame that cannot be stored is not answered.
 */
function frameTaker(merchant: Merchant, { connector, push }: Line, reply: (frame: string) => void): FrameTaker {
  let waiting: string[] = [];
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    while (waiting.length > 0) {
      const taken = waiting.map((frame) => push.onFrame(frame, merchant.clock()));
      waiting = [];
      try {
        await takeNews(merchant, { connector, road: 'socket', news: taken.flatMap(({ news }) => news) });
      } catch (error) {
        merchant.log.warn({ err: error, connector: connector.code }, 'news could not be stored; the platform sends it again');
        continue;
      }
      for (const { reply: frame } of taken) if (frame !== null) reply(frame);
    }
  }

  return {
    add(frame) {
      if (waiting.length >= waitingFrames) return false;
      waiting.push(frame);
      working ??= work().finally(() => (working = null));
      return true;
    },
    done: () => working ?? Promise.resolve(),
  };
}
