import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { msBetween, plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { listJobs } from '../../platform/jobs/job-query.ts';
import { runJobs } from '../../platform/jobs/run-jobs.ts';
import { authorizeShop } from '../../testing/emulated-shop.ts';
import { difference, live, noDifference, pulledWorld, runsOf, type PulledShop } from '../../testing/pulled-world.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { aMerchant, type TestMerchant } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { until } from '../../testing/until.ts';
import { connectorOf } from '../call/connector-of.ts';
import { loadShopFrom } from './load-shop-from.ts';
import { pullChanges } from './pull-changes.ts';
import { pullOrdersCreated } from './pull-orders-created.ts';
import { pullShopJob } from './pull-job.ts';
import { pullShopNow } from './pull-shop-now.ts';
import { readShopOrders } from './read-shop-orders.ts';
import { schedulePulls } from './schedule-pulls.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

type Stage = Readonly<{ merchant: TestMerchant; shop: PulledShop; shopId: ShopId }>;

/** A merchant with one shop in a world of its own. */
async function aShop(code: PulledShop['code']): Promise<Stage> {
  const merchant = await aMerchant({ poolSize: 8 });
  const [shop] = await pulledWorld(merchant, emulators, { seed: code, codes: [code] });
  if (!shop) throw new Error('no shop');
  return { merchant, shop, shopId: shop.shopId };
}

/** Customers order for twenty minutes, and ten more go by. */
const order = ({ merchant }: Stage, count: number) =>
  live(merchant, emulators, [
    { do: 'order', shop: 1, count, over: '20m' },
    { do: 'wait', for: '30m' },
  ]);

const pull = ({ merchant, shopId }: Stage, signal?: AbortSignal) => pullChanges(merchant, { shopId, askedBy: 'test', signal });

const shopRow = ({ merchant, shopId }: Stage) =>
  merchant.db.selectFrom('shops').selectAll().where('id', '=', shopId).executeTakeFirstOrThrow();

const openUnread = ({ merchant, shopId }: Stage) =>
  merchant.db
    .selectFrom('unread_documents')
    .select(['channel_order_no', 'problem', 'seen_count'])
    .where('shop_id', '=', shopId)
    .where('cleared_at', 'is', null)
    .execute();

const differenceOf = ({ merchant, shop }: Stage) => difference(merchant, emulators, shop);

const tradesOf = async () => (await emulators.control('GET', 'trades', { shop: 1 })) as unknown as { no: string; isPaid: boolean }[];

test('who asks for a pull has the orders at once; asked twice, it runs once; and the run is listed from start to end', async () => {
  const stage = await aShop('pinduoduo');
  const { merchant, shopId } = stage;
  await order(stage, 5);
  for (let time = 0; time < 2; time += 1) await inTransaction(merchant.db, (tx) => pullShopNow(tx, { ...asked(merchant.clock), shopId }));
  const jobs = runJobs(merchant, [pullShopJob], merchant.databaseUrl); // the first load of the shop waits as well
  onTestFinished(() => jobs.stop());
  const pulls = async () => (await runsOf(merchant, shopId)).filter(({ kind }) => kind === 'incremental'); // the first load goes on beside it
  await until('the pull is over', async () => (await pulls()).some(({ outcome }) => outcome === 'done'));
  expect(await differenceOf(stage)).toEqual({ ...noDifference, tradeCount: 5 });
  expect(await pulls()).toMatchObject([{ kind: 'incremental', new_count: 5, unreadable_count: 0, fault_kind: null }]);
  const row = await shopRow(stage);
  expect(row.pulled_until).toBe(plusMs(merchant.clock(), -connectorOf('pinduoduo').pullRules.lagMs));
  expect(msBetween(merchant.clock(), row.next_pull_at!)).toBe(15 * minuteMs);
});

test('a pull that is cut off goes on at the page where it stood; the cursor moves with the whole window only', async () => {
  const stage = await aShop('taobao');
  const { merchant, shopId } = stage;
  await order(stage, 130);
  const before = (await shopRow(stage)).pulled_until;
  const cut = new AbortController();
  const cutting = until('a page is stored', async () => (await runsOf(merchant, shopId)).find((run) => run.page_count > 0)).then(() =>
    cut.abort(new Error('killed')),
  );
  await expect(pull(stage, cut.signal)).rejects.toThrow();
  await cutting;
  expect((await shopRow(stage)).pulled_until).toBe(before);
  expect(await pull(stage)).toBe('done');
  expect(await differenceOf(stage)).toEqual({ ...noDifference, tradeCount: 130 });
  const runs = await runsOf(merchant, shopId);
  const [first, second] = [runs.find(({ fault_code }) => fault_code === 'cut_off'), runs.find(({ outcome }) => outcome === 'done')];
  expect(runs).toHaveLength(2);
  expect(first!.new_count + second!.new_count).toBe(130);
  expect(first!.document_count).toBeGreaterThan(0);
  expect(second!.document_count).toBeLessThan(130);
});

test('of two runs at once the later one goes on and the earlier one writes nothing more', async () => {
  const stage = await aShop('taobao');
  const { merchant, shopId } = stage;
  await order(stage, 60);
  const first = pull(stage);
  await until('the first run is at work', async () => (await runsOf(merchant, shopId)).some(({ outcome }) => outcome === 'running'));
  const [one, other] = await Promise.allSettled([first, pull(stage)]);
  expect(one).toMatchObject({ status: 'rejected', reason: { name: 'RunClosed' } });
  expect(other).toMatchObject({ status: 'fulfilled', value: 'done' });
  expect(await differenceOf(stage)).toEqual({ ...noDifference, tradeCount: 60 });
  expect((await runsOf(merchant, shopId)).map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'failed']);
});

test('a server whose clock is off is told by how much, and nothing is missed once it is set', async () => {
  const stage = await aShop('douyin');
  await order(stage, 4);
  await emulators.control('POST', 'faults', { kind: 'clock_skew', platform: 'douyin', skewMs: hourMs });
  expect(await pull(stage)).toMatchObject({ kind: 'invalid_request' });
  const row = await shopRow(stage);
  expect(row).toMatchObject({ last_fault_kind: 'invalid_request', state: 'authorized' });
  expect(row.last_fault_words).toContain('60 min behind');
  await emulators.control('POST', 'clear-faults');
  expect(await pull(stage)).toBe('done');
  expect(await shopRow(stage)).toMatchObject({ last_fault_kind: null });
  expect(await differenceOf(stage)).toEqual({ ...noDifference, tradeCount: 4 });
});

test('a shop whose authorisation ended is not pulled; authorised again, it has every order of the time between', async () => {
  const stage = await aShop('youzan');
  const { merchant, shopId } = stage;
  await order(stage, 3);
  expect(await pull(stage)).toBe('done');
  await emulators.control('POST', 'revoke', { shop: 1 });
  await order(stage, 4);
  expect(await pull(stage)).toMatchObject({ kind: 'auth_expired' });
  expect(await pull(stage)).toBe(null);
  await live(merchant, emulators, [{ do: 'wait', for: '3d' }]);
  await order(stage, 5);
  await authorizeShop(merchant, emulators, { code: 'youzan', shopId });
  expect((await shopRow(stage)).next_pull_at).toBe(merchant.clock());
  expect(await pull(stage)).toBe('done');
  expect(await differenceOf(stage)).toEqual({ ...noDifference, tradeCount: 12 });
});

test('an order that cannot be read is shown and stops no other; when it can be read it is, and is shown no more', async () => {
  const stage = await aShop('pinduoduo');
  await order(stage, 6);
  const [{ no } = { no: '' }] = await tradesOf();
  await emulators.control('POST', 'act', { shop: 1, trade: no, act: 'set_extras', extras: { receive_time: 'soon' } });
  await live(stage.merchant, emulators, [{ do: 'wait', for: '10m' }]);
  expect(await pull(stage)).toBe('done');
  expect(await openUnread(stage)).toMatchObject([{ channel_order_no: no, problem: expect.stringContaining('receive_time') as string }]);
  expect(await differenceOf(stage)).toMatchObject({ missed: [no] });
  await emulators.control('POST', 'act', { shop: 1, trade: no, act: 'set_extras', extras: { receive_time: '' } });
  stage.merchant.clock.advance(minuteMs);
  expect(await pull(stage)).toBe('done'); // each run asks again for what it could not read
  expect(await openUnread(stage)).toEqual([]);
  expect(await differenceOf(stage)).toEqual({ ...noDifference, tradeCount: 6 });
});

test('an order that the platform lists and does not give out is shown, and the others of its page are received', async () => {
  const stage = await aShop('wechat-shop');
  await order(stage, 8);
  const [{ no } = { no: '' }] = await tradesOf();
  await emulators.control('POST', 'faults', { kind: 'server_error', platform: 'wechat-shop', match: no });
  expect(await pull(stage)).toBe('done');
  expect(await openUnread(stage)).toMatchObject([{ channel_order_no: no }]);
  expect(await differenceOf(stage)).toMatchObject({ missed: [no], strange: [] });
  await emulators.control('POST', 'clear-faults');
  stage.merchant.clock.advance(minuteMs);
  expect(await pull(stage)).toBe('done');
  expect(await differenceOf(stage)).toEqual({ ...noDifference, tradeCount: 8 });
});

test('orders are read by their numbers after news, in one listed run; an unknown number is told and kept', async () => {
  const stage = await aShop('jd');
  const { merchant, shopId } = stage;
  await order(stage, 6);
  const known = (await tradesOf()).filter(({ isPaid }) => isPaid).map(({ no }) => no);
  const channelOrderNos = [...known, known[0]!, '99'];
  const outcome = await readShopOrders(merchant, { shopId, channelOrderNos, kind: 'news', askedBy: 'test' });
  expect(outcome).toMatchObject({ newCount: known.length, missing: ['99'] });
  expect(await openUnread(stage)).toMatchObject([{ channel_order_no: '99' }]);
  expect(await runsOf(merchant, shopId)).toMatchObject([{ kind: 'news', outcome: 'done', new_count: known.length, unreadable_count: 1 }]);
});

describe('the schedule', () => {
  const schedule = ({ merchant }: Stage) => inTransaction(merchant.db, (tx) => schedulePulls(tx, merchant.clock()));
  const waiting = async ({ merchant }: Stage): Promise<readonly string[]> =>
    (await listJobs(merchant.db, { state: 'created', limit: 100 })).map(({ name }) => name).toSorted();
  const forgetJobs = ({ merchant }: Stage) => sql`delete from job`.execute(merchant.db);

  test('a shop is due after its interval; not when it is paused or its authorisation ended', async () => {
    const stage = await aShop('pinduoduo');
    const { merchant, shopId } = stage;
    const set = (change: object) => merchant.db.updateTable('shops').set(change).where('id', '=', shopId).execute();
    expect(await pull(stage)).toBe('done');
    expect(await pullOrdersCreated(merchant, { shopId, kind: 'first_load' })).toBe('done');
    await forgetJobs(stage);
    await schedule(stage);
    expect(await waiting(stage)).toEqual([]);
    merchant.clock.advance(15 * minuteMs);
    await set({ is_paused: true });
    await schedule(stage);
    await set({ is_paused: false, state: 'expired' });
    await schedule(stage);
    expect(await waiting(stage)).toEqual([]);
    await set({ state: 'expiring' });
    await schedule(stage);
    await schedule(stage);
    expect(await waiting(stage)).toEqual(['channels.pull-shop']);
  });

  test('each night the last days are swept once, and an order that every other road has missed is found', async () => {
    const stage = await aShop('taobao');
    const { merchant, shopId } = stage;
    await order(stage, 4);
    await merchant.db.updateTable('shops').set({ pulled_until: merchant.clock() }).where('id', '=', shopId).execute(); // the pull saw nothing
    expect(await pullOrdersCreated(merchant, { shopId, kind: 'first_load' })).toBe('done');
    expect((await differenceOf(stage)).missed).toHaveLength(4);
    await schedule(stage);
    expect(await pullOrdersCreated(merchant, { shopId, kind: 'sweep' })).toBe(null);
    await live(merchant, emulators, [{ do: 'wait', for: '14h' }]); // past two in the morning
    await schedule(stage);
    expect(await pullOrdersCreated(merchant, { shopId, kind: 'sweep' })).toBe('done');
    expect(await differenceOf(stage)).toEqual({ ...noDifference, tradeCount: 4 });
    await schedule(stage);
    expect(await pullOrdersCreated(merchant, { shopId, kind: 'sweep' })).toBe(null);
  });

  test('a run whose worker was killed is closed even when its shop is pulled no more', async () => {
    const stage = await aShop('youzan');
    const { merchant, shopId } = stage;
    const cut = new AbortController();
    cut.abort(new Error('killed'));
    await expect(pull(stage, cut.signal)).rejects.toThrow('killed');
    await merchant.db.updateTable('shops').set({ is_paused: true }).where('id', '=', shopId).execute();
    await schedule(stage);
    expect(await runsOf(merchant, shopId)).toMatchObject([{ outcome: 'running' }]);
    merchant.clock.advance(30 * minuteMs);
    await schedule(stage);
    expect(await runsOf(merchant, shopId)).toMatchObject([{ outcome: 'failed', fault_code: 'cut_off', ended_at: merchant.clock() }]);
  });

  test('a shop that was away for longer than its platform looks back goes on from there, and the gap is told once', async () => {
    const stage = await aShop('jd');
    const { merchant, shopId } = stage;
    await live(merchant, emulators, [{ do: 'wait', for: '95d' }]);
    expect(await pull(stage)).toBe('done');
    expect(await pull(stage)).toBe('done');
    const told = await merchant.db.selectFrom('journal').select('payload').where('event', '=', 'shop.history_lost').execute();
    const to = plusMs(merchant.clock(), 10 * minuteMs - 90 * 24 * hourMs);
    expect(told).toEqual([{ payload: { from: expect.any(String) as string, to } }]);
    const { lagMs } = connectorOf('jd').pullRules;
    expect(await shopRow(stage)).toMatchObject({ id: shopId, pulled_until: plusMs(merchant.clock(), -lagMs) });
  });

  test('the past is loaded from a chosen moment, newest first, and no further back than the platform looks', async () => {
    const stage = await aShop('pinduoduo');
    const { merchant, shopId } = stage;
    const load = (from: number) =>
      inTransaction(merchant.db, (tx) => loadShopFrom(tx, { ...asked(merchant.clock), shopId, from: plusMs(merchant.clock(), -from) }));
    expect(await pullOrdersCreated(merchant, { shopId, kind: 'first_load' })).toBe('done');
    await order(stage, 6);
    await live(merchant, emulators, [{ do: 'wait', for: '1h' }]);
    await expect(load(90 * 24 * hourMs)).rejects.toMatchObject({ refusal: { code: 'shop.load_too_far' } });
    await load(2 * hourMs);
    expect(await pullOrdersCreated(merchant, { shopId, kind: 'first_load' })).toBe('done');
    expect(await differenceOf(stage)).toEqual({ ...noDifference, tradeCount: 6 });
    const spans = (await runsOf(merchant, shopId)).map(({ from_at, to_at }) => msBetween(from_at!, to_at!));
    expect(spans).toContain(2 * hourMs - connectorOf('pinduoduo').pullRules.lagMs);
  });
});
