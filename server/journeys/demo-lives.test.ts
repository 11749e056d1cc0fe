import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { repositoryFolder } from '../settings.ts';
import { childrenOf, productGround, type ProductGround } from '../testing/product-ground.ts';
import { until } from '../testing/until.ts';

/** Below the range of outgoing connections, away from the default and from other journeys. */
const ports = { ZHIDAN_PORT: '21950', ZHIDAN_EMULATOR_PORT: '21970' };
const loadLimitMs = 120_000;

type Shop = Readonly<{ seq: number; name: string; platform: string; tradeCount: number }>;
type Trade = Readonly<{ no: string; createdAt: string; modifiedAt: string; total: number; sellerMemo: string }>;

async function startDemo(ground: ProductGround) {
  const product = ground.start({ ZHIDAN_DEMO: 'on' });
  const address = await product.address();
  return { product, address, emulators: /emulated platforms\s+(http\S+)/u.exec(product.printed())?.[1] ?? '' };
}

/** What a signed-in person's browser gets. */
async function signIn(address: string): Promise<<Value>(path: string) => Promise<Value>> {
  const answer = await fetch(`${address}/api/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ login: 'laoban', password: 'zhidan-demo-2026' }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return async (path) => {
    const given = await fetch(`${address}${path}`, { headers: { cookie } });
    expect(given.status, path).toBe(200);
    return given.json() as never;
  };
}

type OrderPage = Readonly<{ items: readonly Readonly<{ channelOrderNo: string; shopId: string }>[]; next: string | null }>;

/** The platforms' numbers of all our orders, as the list shows them page by page. */
async function allOrderNos(ask: Awaited<ReturnType<typeof signIn>>): Promise<string[]> {
  const numbers: string[] = [];
  let after: string | null = null;
  do {
    const page: OrderPage = await ask(`/api/orders?limit=200${after === null ? '' : `&after=${encodeURIComponent(after)}`}`);
    numbers.push(...page.items.map(({ channelOrderNo }) => channelOrderNo));
    after = page.next;
  } while (after !== null);
  return numbers;
}

const control = async <Value>(emulators: string, name: string): Promise<Value> =>
  (await fetch(`${emulators}/control/${name}`)).json() as Promise<Value>;

const placeOrder = async (emulators: string, shop: string): Promise<string> => {
  const answer = await fetch(`${emulators}/control/order`, { method: 'POST', body: JSON.stringify({ shop }) });
  return ((await answer.json()) as { no: string }).no;
};

/** Everything that was bought at the demo's shops up to a moment. */
async function tradesUntil(emulators: string, momentMs: number): Promise<readonly Trade[]> {
  const { shops } = await control<{ shops: readonly Shop[] }>(emulators, 'overview');
  const trades = await Promise.all(
    demoPlatforms(shops).map(({ seq }) => control<readonly Trade[]>(emulators, `trades?shop=${seq}&limit=100000`)),
  );
  return trades.flat().filter(({ createdAt }) => Date.parse(createdAt) <= momentMs);
}

const demoPlatforms = (shops: readonly Shop[]): readonly Shop[] =>
  shops.filter(({ platform }) => ['taobao', 'douyin', 'youzan'].includes(platform));

/** Server, worker and emulators; the database has a test of its own. */
const ours = /(?:server|worker)-process\.ts|emulators\/main\.ts/u;

/** Somebody who sees the product for the first time ships an order in a browser, in a process of its own. */
async function firstOrderByHand(address: string): Promise<Readonly<{ code: number | null; said: string }>> {
  const visitor = spawn(process.execPath, [join(repositoryFolder, 'web/e2e/first-order.ts'), address], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void visitor.kill('SIGKILL'));
  let said = '';
  for (const stream of [visitor.stdout, visitor.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(visitor, 'close')) as [number | null];
  return { code, said };
}

test('a demo sells by itself; killed in its first load it goes on in the same world with every order once; a newcomer ships one by hand', async () => {
  const ground = productGround(ports);
  onTestFinished(() => ground.clear());
  const first = await startDemo(ground);
  const ask = await signIn(first.address);
  await until('orders arrive', async () => (await ask<OrderPage>('/api/orders?limit=100')).items.length > 50, loadLimitMs);
  const boughtUntil = Date.now() - 120_000; // newer ones come with the pulls of the next minutes
  const bought = await tradesUntil(first.emulators, boughtUntil);
  expect(bought.length).toBeGreaterThan(1_400);
  for (const pid of [first.product.pid, ...childrenOf(first.product, ours)]) process.kill(pid, 'SIGKILL');
  await first.product.ended;

  const second = await startDemo(ground);
  const again = await tradesUntil(second.emulators, boughtUntil);
  const bare = (trades: readonly Trade[]) => trades.map(({ no, createdAt, total }) => ({ no, createdAt, total }));
  expect(bare(again)).toEqual(bare(bought));
  // buyers and the merchant's rules go on while we look: what they touched since is another matter
  const untouched = again.filter(({ modifiedAt }) => Date.parse(modifiedAt) <= boughtUntil);
  expect(untouched.length).toBeGreaterThan(1_000);
  const before = new Map(bought.map((trade) => [trade.no, trade]));
  expect(untouched).toEqual(untouched.map(({ no }) => before.get(no)));
  const askAgain = await signIn(second.address);
  const wanted = bought.map(({ no }) => no);
  const sample = wanted.filter((_, index) => index % 50 === 0); // what is asked again and again is asked of a few
  const isHere = async (no: string): Promise<boolean> => (await askAgain<OrderPage>(`/api/orders?limit=1&search=${no}`)).items.length > 0;
  await until(
    'the load is nearly done',
    async () => {
      while (sample[0] !== undefined && (await isHere(sample[0]))) sample.shift();
      return sample.length === 0;
    },
    loadLimitMs,
  );
  const shown = await until(
    'everything that was bought is here',
    async () => {
      const numbers = await allOrderNos(askAgain);
      return wanted.every((no) => numbers.includes(no)) ? numbers : null;
    },
    loadLimitMs,
  );
  expect(shown.length).toBe(new Set(shown).size);
  const told = await tradesUntil(second.emulators, Date.now());
  expect(shown.filter((no) => !told.some((trade) => trade.no === no))).toEqual([]);

  const fresh = await placeOrder(second.emulators, 'douyin');
  await until(
    'an order is here as soon as it is placed',
    async () => (await askAgain<OrderPage>('/api/orders?limit=50')).items.some(({ channelOrderNo }) => channelOrderNo === fresh),
    loadLimitMs,
  );

  const { code, said } = await firstOrderByHand(second.address);
  expect(said).toContain('the parcel has left');
  expect(code, said).toBe(0);
  second.product.signal('SIGTERM');
  expect(await second.product.ended).toBe(0);
});
