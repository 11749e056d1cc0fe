import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { showBoard, type BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { addShop, receiveChannelOrders } from '../server/channels/index.ts';
import { boardOf } from '../server/insights/board/board-card-query.ts';
import { createApp, seedDemo } from '../server/main.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { aChannelOrder, received } from '../server/testing/test-channel-order.ts';
import { benchMerchant } from './bench-merchant.ts';
import { median, p95Ms, type Bench, type BenchHouse } from './figure.ts';
import { loadFulfillments } from './load-fulfillments.ts';
import { loadOrders } from './load-orders.ts';

/** How many orders there are: `BENCH_ORDERS=1000000 npm run bench -- board`. */
const orderCount = Number(process.env.BENCH_ORDERS ?? 50_000);
const lookCount = 28;
const viewerCount = 100;
/** One key may hold twelve streams. */
const viewersPerKey = 10;
const changeCount = 5;

/** What people narrow a board by, common and rare; a figure over all of them shows the slowest. */
const filters = (shopId: string | undefined): readonly object[] => [
  { span: 'today' },
  { channel: 'douyin' },
  { shopId },
  { carrier: 'SF' },
  { part: 'to_print' },
  { part: 'exceptions' },
  { exception: 'out_of_stock' },
  { span: 'last_30_days' },
];

/** What has left the house is looked through card by card for these. */
const walked: readonly object[] = [{ category: '类目3' }, { category: '没有这个类目' }, { tag: '老客' }, { tag: 'VIP' }];

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'board');
    const { db, vault } = merchant;
    const by = systemCaller('bench');
    const now = merchant.clock();
    const [account] = await seedDemo(merchant);
    if (!account) throw new Error('the demo has no accounts');
    const shops: string[] = [];
    for (const channel of ['tmall', 'douyin', 'youzan', 'pinduoduo', 'jd', 'taobao'] as const) {
      const app = { fields: {}, addresses: {} };
      const { shopId } = await inTransaction(db, (tx) => addShop(tx, { by, now, channel, name: `${shops.length} ${channel}`, app }, vault));
      shops.push(shopId);
      const orders = [received(aChannelOrder({ createdAt: now, paidAt: now, shipBy: now }))];
      await inTransaction(db, (tx) => receiveChannelOrders(tx, { by, now, shopId, road: 'pull', readAt: now, orders }, vault));
    }
    await loadOrders(bare, vault, orderCount);
    await loadFulfillments(bare);
    const look = (question: object) => boardOf(db, { ...showBoard.input.parse(question), by, now: merchant.clock() });
    const turning = (questions: readonly object[]) => async (): Promise<number> => {
      let turn = 0;
      return p95Ms(lookCount, () => look(questions[turn++ % questions.length] ?? {}));
    };
    // a hundred cards by keys that are known, and how many are open, in two bare statements
    const { rows } = await bare.query<{ id: string }>(`select id from fulfillment_orders order by id desc limit 100`);
    const ids = rows.map(({ id }) => id);
    const limit = () =>
      p95Ms(lookCount, async () => {
        await bare.query({ name: 'cards', text: 'select * from fulfillment_orders where id = any($1::uuid[])', values: [ids] });
        await bare.query({
          name: 'open',
          text: `select stage, count(*) from fulfillment_orders where stage in ('pending', 'audit', 'finance', 'to_print', 'to_pick', 'to_check', 'to_weigh', 'to_ship') group by stage`,
        });
      });
    const size = orderCount === 50_000 ? '' : `_of_${orderCount}`;
    const figure = (name: string, questions: readonly object[]) => ({
      name: `board.${name}_p95${size}`,
      unit: 'ms',
      value: turning(questions),
      limit,
    });
    const viewers = await openViewers(house, merchant, account);
    return [
      figure('counts_and_first_page', [{}]),
      figure('filtered', filters(shops[5])),
      figure('filtered_by_goods_and_tags', walked),
      { name: `board.change_to_visible${size}`, unit: 'ms', value: viewers.changeToVisible, limit: viewers.bareRoundTrips },
    ];
  },
};

type Merchant = Awaited<ReturnType<typeof benchMerchant>>['merchant'];

/** A hundred streams that do what a browser does with news: ask for the cards that changed. */
async function openViewers(house: BenchHouse, merchant: Merchant, account: Readonly<{ login: string; password: string }>) {
  const app = await createApp(merchant, { version: 'bench', isDemo: true, isEmbeddedDatabase: true, startedAt: instant(Date.now()) });
  await app.listen({ port: 0, host: '127.0.0.1' });
  house.closing(() => app.close());
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const signedIn = await fetch(`${address}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(account),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const post = async (path: string, body: object): Promise<Record<string, string>> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie };
    const answer = await fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, string>;
  };
  const keys: string[] = [];
  for (let made = 0; made < viewerCount / viewersPerKey; made += 1)
    keys.push((await post('/api/api-keys', { name: `看板 ${made}`, permissions: ['fulfillment.display', 'orders.display'] }))['key'] ?? '');
  const stop = new AbortController();
  house.closing(() => Promise.resolve(stop.abort()));
  const waiting = { orderId: '', seen: 0, isSeen: (_card: BoardCard): boolean => false, done: (): void => undefined };
  const heard = async (key: string): Promise<void> => {
    const answer = await fetch(`${address}/api/board/news?orderIds=${waiting.orderId}`, { headers: { authorization: `Bearer ${key}` } });
    const { cards } = (await answer.json()) as { cards: BoardCard[] };
    if (!cards.some(waiting.isSeen)) return;
    waiting.seen += 1;
    if (waiting.seen === viewerCount) waiting.done();
  };
  await Promise.all(
    Array.from({ length: viewerCount }, async (_, place) => {
      const key = keys[Math.floor(place / viewersPerKey)] ?? '';
      const stream = await fetch(`${address}/api/live`, { headers: { authorization: `Bearer ${key}` }, signal: stop.signal });
      if (!stream.ok) throw new Error(`a stream answered ${stream.status}`);
      void listen(stream, (text) => {
        if (waiting.orderId !== '' && text.includes(waiting.orderId)) void heard(key);
      });
    }),
  );
  const { cards } = {
    cards: (await boardOf(merchant.db, { limit: 20, by: systemCaller('bench'), now: merchant.clock() })).columns[0]?.items ?? [],
  };
  const card = cards.find(({ holdSources, isOrder }) => holdSources.length === 0 && !isOrder);
  const orderId = card?.orders[0]?.orderId ?? '';
  let isHeld = false;
  const change = async (): Promise<number> => {
    isHeld = !isHeld;
    const wanted = isHeld ? 1 : 0;
    const began = performance.now();
    const all = new Promise<void>((resolve) => {
      Object.assign(waiting, { orderId, seen: 0, isSeen: (one: BoardCard) => one.holdSources.length === wanted, done: resolve });
    });
    await post(isHeld ? '/api/orders/hold' : '/api/orders/end-hold', {
      orderIds: [orderId],
      reason: '等补货',
      ...(isHeld ? { until: null } : { source: 'hand' }),
    });
    await all;
    return performance.now() - began;
  };
  const bareServer = createServer((_request, answer) => answer.end('{}'));
  await new Promise<void>((resolve) => bareServer.listen(0, '127.0.0.1', resolve));
  house.closing(() => new Promise((resolve) => bareServer.close(resolve)));
  const bareAddress = `http://127.0.0.1:${(bareServer.address() as AddressInfo).port}/`;
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

async function listen(stream: Response, hear: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  try {
    for await (const chunk of stream.body ?? []) hear(decoder.decode(chunk as Uint8Array));
  } catch {
    // the bench is over
  }
}
