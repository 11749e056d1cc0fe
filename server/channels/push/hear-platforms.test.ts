import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Job } from '../../platform/jobs/job.ts';
import { runRunners } from '../../platform/runners/run-runners.ts';
import { authorizeShop } from '../../testing/emulated-shop.ts';
import { pushedShop, type PushedShop } from '../../testing/pushed-shop.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { testApp } from '../../testing/test-app.ts';
import { collectedLog } from '../../testing/test-log.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { until } from '../../testing/until.ts';
import { pullChanges } from '../pull/pull-changes.ts';
import { fetchMessagesJob } from './fetch-messages-job.ts';
import { lookForNewsJob } from './look-for-news-job.ts';
import { messageLineRunner } from './message-line-runner.ts';
import { readNewsJob } from './read-news-job.ts';

const { log, lines } = collectedLog();
const merchant = merchantForFile({ log });
let emulators: RunningEmulators;
let app: FastifyInstance;
let base: string;

beforeAll(async () => {
  emulators = await runEmulators();
  app = await testApp(merchant());
  base = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await emulators.stop();
});

/** Runs a job as a worker does. */
const work = (job: Job, payload: object = {}) =>
  job.run(merchant(), { payload: payload as JsonObject, jobId: 'test', attempt: 1, now: merchant().clock(), signal: never });
const never = new AbortController().signal;

const waitingJobs = async (name: string): Promise<readonly (string | null)[]> => {
  const { rows } = await sql<{ key: string | null }>`
    select singleton_key as key from job where name = ${name} and state = 'created'`.execute(merchant().db);
  return rows.map(({ key }) => key);
};

const newsOf = (shopId: ShopId) =>
  merchant().db.selectFrom('channel_news').select(['news_id', 'subject', 'no', 'road', 'outcome']).where('shop_id', '=', shopId).execute();

/** Our orders as number and memo, and those of the platform. */
async function ordersOf(shopId: ShopId): Promise<readonly string[]> {
  const rows = await merchant().db.selectFrom('orders').select(['channel_order_no', 'seller_memo']).where('shop_id', '=', shopId).execute();
  return rows.map((row) => `${row.channel_order_no} ${row.seller_memo}`).toSorted();
}
type ToldTrade = Readonly<{ no: string; sellerMemo: string }>;
async function trades(): Promise<readonly string[]> {
  const told = (await emulators.control('GET', 'trades', { shop: 1, limit: 1_000 })) as unknown as ToldTrade[];
  return told.map(({ no, sellerMemo }) => `${no} ${sellerMemo}`).toSorted();
}

/** Customers order and the merchant writes memos on a bad road: messages come late, twice, out of order, and some never. */
async function aBusyHour(road: Readonly<{ lose: number }>): Promise<void> {
  const steps = [
    { do: 'road', duplicate: 0.5, shuffle: 0.5, shuffleMs: '2m', ...road },
    { do: 'order', shop: 1, count: 16, over: '20m', paid: 1 },
    { do: 'wait', for: '20m' },
    { do: 'mutate', shop: 1, count: 12, over: '10m', kinds: ['memo'] },
    { do: 'wait', for: '40m' },
  ];
  await emulators.control('POST', 'scenario', { speed: 0, steps });
  await emulators.control('POST', 'settle');
  merchant().clock.advance(60 * 60_000);
}

type Delivery = Readonly<{ url: string; body: string; state: string; attempts: number }>;
const deliveries = async () => (await emulators.control('GET', 'pushes')) as unknown as readonly Delivery[];

test.each(['douyin', 'youzan', 'wechat-shop'] as const)(
  '%s calls us: each change arrives, and twice delivered counts once',
  async (code) => {
    const { shopId } = await pushedShop(merchant(), emulators, { code, base });
    await aBusyHour({ lose: 0 });
    const told = (await deliveries()).filter(({ body }) => !body.includes('APP_SUBSCRIBE')); // is about no order
    expect(told.every(({ state }) => state === 'received')).toBe(true);
    expect(told.filter(({ attempts }) => attempts > 1).length).toBeGreaterThan(5);
    const news = async () => (await newsOf(shopId)).filter(({ subject }) => subject === 'order');
    expect(await news()).toHaveLength(told.length);
    expect(await waitingJobs('channels.read-news')).toContain(shopId);
    await work(readNewsJob, { shopId });
    expect(await ordersOf(shopId)).toEqual(await trades());
    expect(new Set((await news()).map(({ outcome }) => outcome))).toEqual(new Set(['read']));
  },
);

test('what a platform never tells comes by the pull', async () => {
  const { shopId } = await pushedShop(merchant(), emulators, { code: 'douyin', base });
  await aBusyHour({ lose: 0.6 });
  await work(readNewsJob, { shopId });
  const heard = await ordersOf(shopId);
  const all = await trades();
  expect(all.filter((trade) => !heard.includes(trade)).length).toBeGreaterThan(2);
  expect(await pullChanges(merchant(), { shopId, askedBy: 'test' })).toBe('done');
  expect(await ordersOf(shopId)).toEqual(all);
});

test('taobao keeps messages until we fetch and confirm them; those that come again count once', async () => {
  const { shopId } = await pushedShop(merchant(), emulators, { code: 'taobao', base });
  await aBusyHour({ lose: 0 });
  await work(lookForNewsJob);
  expect(await waitingJobs('channels.fetch-messages')).toHaveLength(1);
  await work(fetchMessagesJob, { shopId });
  await work(readNewsJob, { shopId });
  expect(await ordersOf(shopId)).toEqual(await trades());
  const count = (await newsOf(shopId)).length;
  await emulators.control('POST', 'clock', { advance: '5m' });
  await work(fetchMessagesJob, { shopId }); // nothing is left unconfirmed
  expect(await newsOf(shopId)).toHaveLength(count);
});

test('messages that were fetched and not stored are not confirmed, and come again', async () => {
  const { shopId } = await pushedShop(merchant(), emulators, { code: 'taobao', base });
  await aBusyHour({ lose: 0 });
  await sql`alter table channel_news rename to channel_news_away`.execute(merchant().db);
  await expect(work(fetchMessagesJob, { shopId })).rejects.toThrow('channel_news');
  await sql`alter table channel_news_away rename to channel_news`.execute(merchant().db);
  await emulators.control('POST', 'clock', { advance: '5m' });
  await work(fetchMessagesJob, { shopId });
  await work(readNewsJob, { shopId });
  expect(await ordersOf(shopId)).toEqual(await trades());
});

test('pinduoduo tells over a line that one worker holds; when it ends another one takes over and nothing is missed', async () => {
  const { shopId } = await pushedShop(merchant(), emulators, { code: 'pinduoduo', base });
  const first = runRunners(merchant(), [messageLineRunner]);
  const second = runRunners(merchant(), [messageLineRunner]);
  onTestFinished(() => Promise.all([first.stop(), second.stop()]).then(() => undefined));
  const isHeard = async () => {
    const rows = await merchant().db.selectFrom('channel_news').select('no').distinct().where('shop_id', '=', shopId).execute();
    return rows.length === (await trades()).length;
  };
  await aBusyHour({ lose: 0 });
  await until('the line brings news of every trade', isHeard);
  expect(await merchant().db.selectFrom('leases').select('name').execute()).toHaveLength(1);
  await first.stop();
  await aBusyHour({ lose: 0 });
  await until('the other worker hears the rest', isHeard, 20_000);
  await work(readNewsJob, { shopId });
  expect(await ordersOf(shopId)).toEqual(await trades());
});

/** A message of Youzan as it came, to be sent again by others. */
async function aMessage(): Promise<PushedShop & Readonly<{ body: string }>> {
  const shop = await pushedShop(merchant(), emulators, { code: 'youzan', base });
  await aBusyHour({ lose: 0 });
  return { ...shop, body: (await deliveries()).at(-1)?.body ?? '' };
}

const post = (url: string, body: string) => fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

test('a message that was changed on its way is refused in the words of the platform, kept nowhere, and logged without secrets', async () => {
  const { shopId, app: ours, pushUrl, body } = await aMessage();
  const before = (await newsOf(shopId)).length;
  const forged = body.replace(/"msg":"./u, '"msg":"%21').replace(/"msg_id":"[^"]*"/u, '"msg_id":"forged"');
  const answer = await post(pushUrl, forged);
  expect([answer.status, await answer.json()]).toEqual([401, { code: 1, msg: 'sign error' }]);
  expect(await newsOf(shopId)).toHaveLength(before);
  const logged = lines.filter(({ msg }) => msg.includes('wrong signature'));
  expect(logged).toMatchObject([{ connector: 'youzan', shopIds: expect.arrayContaining([shopId]) as string[] }]);
  const secrets = [...Object.values(ours.fields), 'forged', pushUrl.slice(-22)].filter((secret) => secret !== 'youzan-client');
  expect(secrets.filter((secret) => JSON.stringify(lines).includes(secret))).toEqual([]);
  const metrics = await (await fetch(`${base}/metrics`)).text();
  expect(metrics).toMatch(/hook_requests_total\{path="\/hooks\/channels\/:door",outcome="stranger"\} [1-9]/u);
  expect((await post(pushUrl, body)).status).toBe(200); // the genuine one, once more
  expect(await newsOf(shopId)).toHaveLength(before);
});

test('who knocks at doors that are not there is turned away after a while; a platform beside is not', async () => {
  const { pushUrl, body } = await aMessage();
  const guess = `${base}/hooks/channels/guessed-door-0000000000`;
  const answers: number[] = [];
  for (let times = 0; times < 62; times += 1) answers.push((await post(guess, body)).status);
  expect([answers[0], answers[59], answers[60], answers[61]]).toEqual([404, 404, 429, 429]);
  expect((await post(pushUrl, body)).status).toBe(200);
  expect((await post(pushUrl, 'x'.repeat(1_100_000))).status).toBe(413);
});

test('news of an authorisation is tried: one that was taken back makes the shop expired, and news then waits for a new one', async () => {
  const { shopId } = await aMessage();
  await work(readNewsJob, { shopId });
  await emulators.control('POST', 'road', { shuffle: 0 });
  await emulators.control('POST', 'order', { shop: 1 });
  await emulators.control('POST', 'settle');
  await emulators.control('POST', 'revoke', { shop: 1 });
  const at = merchant().clock();
  await merchant()
    .db.insertInto('channel_news')
    .values({
      shop_id: shopId,
      news_id: 'gone',
      subject: 'authorization',
      no: '',
      topic: 'APP_UNSUBSCRIBE',
      told_at: at,
      received_at: at,
      road: 'hook',
    })
    .execute();
  await work(readNewsJob, { shopId });
  const shop = await merchant().db.selectFrom('shops').select('state').where('id', '=', shopId).executeTakeFirstOrThrow();
  expect(shop.state).toBe('expired');
  const waiting = (await newsOf(shopId)).filter(({ outcome }) => outcome === null);
  expect(waiting.length).toBeGreaterThan(0);
  await sql`delete from job`.execute(merchant().db);
  await work(lookForNewsJob);
  expect(await waitingJobs('channels.read-news')).not.toContain(shopId);
  await authorizeShop(merchant(), emulators, { code: 'youzan', shopId });
  await work(lookForNewsJob);
  expect(await waitingJobs('channels.read-news')).toContain(shopId);
  await work(readNewsJob, { shopId });
  expect(await ordersOf(shopId)).toEqual(await trades());
});
