import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { boardOf } from '../server/insights/board/board-card-query.ts';
import { createApp } from '../server/main.ts';
import type { OpenMerchant } from '../server/platform/db/open-merchant.ts';
import { median, type BenchHouse } from './figure.ts';

const viewerCount = 100;
/** One key may hold twelve streams. */
const viewersPerKey = 10;
const changeCount = 5;

type Account = Readonly<{ login: string; password: string }>;
type Post = (path: string, body: object) => Promise<Record<string, string>>;

/** What the viewers look out for. */
type Waiting = { orderId: string; seen: number; isSeen: (card: BoardCard) => boolean; done: () => void };

/** A hundred streams that do what a browser does with news: ask for the cards that changed. */
export async function openViewers(house: BenchHouse, merchant: OpenMerchant, account: Account) {
  const app = await createApp(merchant, { version: 'bench', isDemo: true, isEmbeddedDatabase: true, startedAt: instant(Date.now()) });
  await app.listen({ port: 0, host: '127.0.0.1' });
  house.closing(() => app.close());
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const post = await signedIn(address, account);
  const waiting: Waiting = { orderId: '', seen: 0, isSeen: () => false, done: () => undefined };
  await openStreams(house, { address, post, waiting });
  const board = await boardOf(merchant.db, { limit: 20, by: systemCaller('bench'), now: merchant.clock() });
  const card = board.columns[0]?.items.find(({ holdSources, isOrder }) => holdSources.length === 0 && !isOrder);
  const change = changing(post, waiting, card?.orders[0]?.orderId ?? '');
  const bareAddress = await bareServer(house);
  return {
    /** From the press of one person to the last of a hundred screens that shows it; the median of five. */
    async changeToVisible(): Promise<number> {
      const times: number[] = [];
      for (let index = 0; index < changeCount; index += 1) times.push(await change());
      return median(times);
    },
    /** A hundred questions at once to a server that does nothing. */
    async bareRoundTrips(): Promise<number> {
      const began = performance.now();
      await Promise.all(Array.from({ length: viewerCount }, async () => (await fetch(bareAddress)).text()));
      return performance.now() - began;
    },
  };
}

async function signedIn(address: string, account: Account): Promise<Post> {
  const send = (path: string, body: object, cookie = ''): Promise<Response> =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie },
      body: JSON.stringify(body),
    });
  const cookies = (await send('/api/session/sign-in', account)).headers.getSetCookie();
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  return async (path, body) => {
    const answer = await send(path, body, cookie);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, string>;
  };
}

async function openStreams(
  house: BenchHouse,
  { address, post, waiting }: { address: string; post: Post; waiting: Waiting },
): Promise<void> {
  const keys: string[] = [];
  for (let made = 0; made < viewerCount / viewersPerKey; made += 1)
    keys.push((await post('/api/api-keys', { name: `看板 ${made}`, permissions: ['fulfillment.display', 'orders.display'] }))['key'] ?? '');
  const stop = new AbortController();
  house.closing(() => Promise.resolve(stop.abort()));
  const look = async (key: string): Promise<void> => {
    const answer = await fetch(`${address}/api/board/news?orderIds=${waiting.orderId}`, { headers: { authorization: `Bearer ${key}` } });
    const { cards } = (await answer.json()) as { cards: BoardCard[] };
    if (!cards.some(waiting.isSeen)) return;
    waiting.seen += 1;
    if (waiting.seen === viewerCount) waiting.done();
  };
  const open = async (key: string): Promise<void> => {
    const stream = await fetch(`${address}/api/live`, { headers: { authorization: `Bearer ${key}` }, signal: stop.signal });
    if (!stream.ok) throw new Error(`a stream answered ${stream.status}`);
    void listen(stream, (text) => {
      if (waiting.orderId !== '' && text.includes(waiting.orderId)) void look(key);
    });
  };
  await Promise.all(Array.from({ length: viewerCount }, (_, place) => open(keys[Math.floor(place / viewersPerKey)] ?? '')));
}

async function listen(stream: Response, hear: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  try {
    for await (const chunk of stream.body ?? []) hear(decoder.decode(chunk as Uint8Array));
  } catch {
    // the bench is over
  }
}

/** Holds the order, and the next time ends the hold; answers when the last viewer has seen it. */
function changing(post: Post, waiting: Waiting, orderId: string): () => Promise<number> {
  let isHeld = false;
  return async () => {
    isHeld = !isHeld;
    const [wanted, began] = [isHeld ? 1 : 0, performance.now()];
    const all = new Promise<void>((done) => {
      Object.assign(waiting, { orderId, seen: 0, isSeen: (one: BoardCard) => one.holdSources.length === wanted, done });
    });
    const asked = { orderIds: [orderId], reason: '等补货' };
    await (isHeld ? post('/api/orders/hold', { ...asked, until: null }) : post('/api/orders/end-hold', { ...asked, source: 'hand' }));
    await all;
    return performance.now() - began;
  };
}

async function bareServer(house: BenchHouse): Promise<string> {
  const server = createServer((_request, answer) => answer.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  house.closing(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
