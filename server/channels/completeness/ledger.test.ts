import type { ConnectorCode, ShopId } from '@zhidan/core/channels/channel.ts';
import { hourOf, hoursBetween } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { emulatedCodes } from '../../testing/emulated-shop.ts';
import { pushedShop } from '../../testing/pushed-shop.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { appForFile } from '../../testing/test-app.ts';
import { aChannelOrder, received as receivedOrder } from '../../testing/test-channel-order.ts';
import { asked } from '../../testing/test-news.ts';
import { receiveChannelOrders, type ReceiveAsk } from '../receive-channel-orders.ts';
import { checkHours } from './check-hours.ts';
import { checkHoursJob } from './check-hours-job.ts';
import { hourlyChecksJob } from './hourly-checks-job.ts';
import { verifyLedger } from './verify-ledger.ts';

const hourMs = 3_600_000;
const house = appForFile();
const merchant = () => house().merchant;
let emulators: RunningEmulators;

beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

const never = new AbortController().signal;
const work = (job: Job, payload: object = {}) =>
  job.run(merchant(), { payload: payload as JsonObject, jobId: 'test', attempt: 1, now: merchant().clock(), signal: never });

type Told = Readonly<{ no: string; createdAt: Instant; isPaid: boolean }>;

/** A shop that was loaded from now on, with orders in the three hours that follow, also in their first and last seconds. */
async function aShop(code: ConnectorCode): Promise<Readonly<{ shopId: ShopId; since: Instant; hours: readonly Instant[] }>> {
  merchant().clock.advance(hourMs - (instantMs(merchant().clock()) % hourMs)); // a full hour
  await merchant().db.deleteFrom('completeness_checks').execute();
  await merchant().db.deleteFrom('completeness_hours').execute();
  const since = merchant().clock();
  const { shopId } = await pushedShop(merchant(), emulators, { code, base: null });
  const order = { do: 'order', shop: 1, paid: 0.9 };
  const steps = [
    { ...order, count: 2 },
    { ...order, count: 12, over: '170m' },
    { do: 'wait', for: 2 * hourMs - 1_000 },
    { ...order, count: 1 },
    { do: 'wait', for: 1_000 },
    { ...order, count: 1 },
    { do: 'wait', for: hourMs },
    { do: 'wait', for: '45m' },
  ];
  await emulators.control('POST', 'scenario', { speed: 0, steps });
  merchant().clock.advance(3 * hourMs + 45 * 60_000);
  return { shopId, since, hours: hoursBetween(since, plusMs(since, 3 * hourMs)) };
}

const told = async () => (await emulators.control('GET', 'trades', { shop: 1, limit: 1_000 })) as unknown as readonly Told[];
const hourRows = (shopId: ShopId) =>
  merchant().db.selectFrom('completeness_hours').selectAll().where('shop_id', '=', shopId).orderBy('hour').execute();
const eventsOf = async (shopId: ShopId) => {
  const rows = await merchant().db.selectFrom('journal').select('event').where('subject_id', '=', shopId).orderBy('subject_seq').execute();
  return rows.map(({ event }) => event).filter((event) => event.startsWith('shop.hour'));
};

/** Loses an order of ours without a trace, as a bug or a hand in the database would. */
async function lose(shopId: ShopId, channelOrderNo: string): Promise<void> {
  const { db } = merchant();
  const order = await db
    .selectFrom('orders')
    .select('id')
    .where('shop_id', '=', shopId)
    .where('channel_order_no', '=', channelOrderNo)
    .executeTakeFirstOrThrow();
  await db.deleteFrom('order_lines').where('order_id', '=', order.id).execute();
  await db.deleteFrom('orders').where('id', '=', order.id).execute();
  await db.deleteFrom('channel_orders').where('order_id', '=', order.id).execute();
}

/** A shop whose hours were looked at and are green. */
async function aGreenShop(code: ConnectorCode) {
  const shop = await aShop(code);
  await checkHours(merchant(), { ...shop, askedBy: 'test' });
  expect((await hourRows(shop.shopId)).map(({ state }) => state)).toEqual(['green', 'green', 'green']);
  return shop;
}

const looksAt = async (shopId: ShopId, hour: Instant) => {
  const answer = await (await house().as('laoban')).get(`/api/completeness/shops/${shopId}/hours/${hour}`);
  return (answer.body as unknown as Readonly<{ checks: readonly Readonly<{ state: string; isAfterFill: boolean; ourCount: number }>[] }>)
    .checks;
};

test.each(emulatedCodes)('%s: orders that nobody pulled make their hours red, and the ledger fetches them by itself', async (code) => {
  const { shopId, hours } = await aShop(code);
  expect(await checkHours(merchant(), { shopId, hours, askedBy: 'test' })).toEqual({ green: hours, red: [], unknown: [] });
  const rows = await hourRows(shopId);
  const hasSum = ['taobao', 'douyin'].includes(code);
  expect(rows.every((row) => row.platform_count > 0 && row.our_count === row.platform_count && row.check_count === 2)).toBe(true);
  expect(rows.map((row) => row.platform_paid_fen)).toEqual(rows.map((row) => (hasSum ? row.our_paid_fen : null)));
  const numbers = await merchant().db.selectFrom('orders').select('channel_order_no').where('shop_id', '=', shopId).execute();
  expect(rows.reduce((sum, row) => sum + row.platform_count, 0)).toBe(numbers.length); // none counted in two hours, and none between them
  const hidesUnpaid = ['jd', 'pinduoduo'].includes(code);
  expect(numbers.length).toBe((await told()).filter(({ isPaid }) => isPaid || !hidesUnpaid).length);
  expect((await looksAt(shopId, hours[0]!)).map(({ state, isAfterFill }) => [state, isAfterFill])).toEqual([
    ['green', true],
    ['red', false],
  ]);
  expect(await verifyLedger(merchant().db)).toMatchObject({ hourCount: 3, shopCount: 1, redCount: 0, differingCount: 0, breaks: [] });
});

test('an order that is lost from our tables is found by the verification, and brought back by the next look', async () => {
  const { shopId, hours, since } = await aGreenShop('pinduoduo');
  const lost = (await told()).find(({ isPaid }) => isPaid)!;
  await lose(shopId, lost.no);
  expect(await verifyLedger(merchant().db)).toMatchObject({
    redCount: 0,
    differingCount: 1,
    breaks: [{ shopId, hour: since, finding: 'differs' }],
  });
  await checkHours(merchant(), { shopId, hours, askedBy: 'test' });
  expect((await looksAt(shopId, since)).map(({ state }) => state)).toEqual(['green', 'red', 'green', 'red']);
  expect(await eventsOf(shopId)).toEqual([]); // mended by itself: nobody is alarmed
  expect(await verifyLedger(merchant().db)).toMatchObject({ redCount: 0, differingCount: 0 });
  const runs = await merchant().db.selectFrom('pull_runs').select(['kind', 'asked_by']).where('shop_id', '=', shopId).execute();
  expect(new Set(runs.map((run) => `${run.kind} ${run.asked_by}`))).toEqual(new Set(['gap test']));
});

test('a payment that we have not heard of makes the sum differ, where the platform has one, and the hour is read again', async () => {
  const { shopId } = await aGreenShop('taobao');
  const unpaid = await emulators.control('POST', 'order', { shop: 1, isPaid: false });
  const hour = hourOf(unpaid['createdAt'] as Instant);
  await emulators.control('POST', 'clock', { advance: '6h' });
  merchant().clock.advance(6 * hourMs);
  await checkHours(merchant(), { shopId, hours: [hour], askedBy: 'test' });
  await emulators.control('POST', 'act', { shop: 1, trade: unpaid['no'], act: 'pay' });
  expect(await checkHours(merchant(), { shopId, hours: [hour], askedBy: 'test' })).toMatchObject({ green: [hour] });
  const [last, before] = await looksAt(shopId, hour);
  expect([before?.state, last?.state, before?.ourCount === last?.ourCount]).toEqual(['red', 'green', true]);
});

test('an hour that stays red after two attempts to fill it alarms once, and the alarm ends when it is green again', async () => {
  const { shopId, since } = await aGreenShop('youzan');
  const ghost = aChannelOrder({ channelOrderNo: 'ghost', createdAt: since });
  const received: ReceiveAsk = { ...asked(merchant().clock), shopId, road: 'file', readAt: since, orders: [receivedOrder(ghost)] };
  await inTransaction(merchant().db, (tx) => receiveChannelOrders(tx, received, merchant().vault));
  const look = () => checkHours(merchant(), { shopId, hours: [since], askedBy: 'test' });
  await look();
  expect(await eventsOf(shopId)).toEqual([]);
  await look();
  await look();
  expect(await eventsOf(shopId)).toEqual(['shop.hour_incomplete']);
  expect((await hourRows(shopId))[0]).toMatchObject({ state: 'red', fill_count: 3, alarmed_at: merchant().clock() });
  expect(await verifyLedger(merchant().db)).toMatchObject({ redCount: 1, differingCount: 0, breaks: [{ hour: since, finding: 'red' }] });
  await lose(shopId, 'ghost');
  expect(await verifyLedger(merchant().db)).toMatchObject({ redCount: 0 }); // mended already, though nobody has looked
  await look();
  expect(await eventsOf(shopId)).toEqual(['shop.hour_incomplete', 'shop.hour_completed']);
  expect((await hourRows(shopId))[0]).toMatchObject({ state: 'green', fill_count: 0, alarmed_at: null, red_since: null });
});

test('while the platform cannot be asked an hour is unknown, never green, and what was known stays', async () => {
  const { shopId, since, hours } = await aShop('douyin');
  await checkHours(merchant(), { shopId, hours: [since], askedBy: 'test' });
  await emulators.control('POST', 'revoke', { shop: 1 });
  const outcome = await checkHours(merchant(), { shopId, hours, askedBy: 'test' });
  expect(outcome).toEqual({ green: [], red: [], unknown: hours });
  expect(await hourRows(shopId)).toMatchObject([{ hour: since, state: 'green', check_count: 2 }]);
  const list = await (await house().as('laoban')).get(`/api/completeness?from=${since}&to=${plusMs(since, 24 * hourMs)}`);
  expect((list.body['items'] as object[]).at(-1)).toMatchObject({ shopId, dueCount: 3, greenCount: 1, redCount: 0, oldestRedHour: null });
});

test('an order that JD cut up is listed with its parts, or is not any more: both are whole', async () => {
  const { shopId, since } = await aShop('jd');
  const goods = (await emulators.control('GET', 'goods', { shop: 1 })) as unknown as readonly Readonly<{ merchantCode: string }>[];
  const skus = goods.slice(0, 2).map(({ merchantCode }) => ({ merchantCode }));
  await emulators.control('POST', 'order', { shop: 1, skus, isPresale: false, extras: { split: true } });
  await emulators.control('POST', 'clock', { advance: '2h' });
  merchant().clock.advance(2 * hourMs);
  const hour = plusMs(since, 3 * hourMs);
  expect(await checkHours(merchant(), { shopId, hours: [hour], askedBy: 'test' })).toMatchObject({ green: [hour] });
  const row = (await hourRows(shopId)).at(-1);
  expect(row).toMatchObject({ platform_count: 3, our_count: 3, our_void_count: 1 });
});

const jobs = async () => {
  const { rows } = await sql<{ data: JsonObject }>`
    select data from job where name = 'channels.check-hours' and state = 'created' order by start_after, created_on`.execute(merchant().db);
  return rows.map(({ data }) => data);
};

test('each hour looks at what is not green since the shop was loaded, and at a red hour again ten minutes later', async () => {
  const { shopId, since, hours } = await aShop('wechat-shop');
  await sql`delete from job`.execute(merchant().db);
  await work(hourlyChecksJob);
  await work(hourlyChecksJob); // one is waiting: no second
  const plan = { shopId, from: since, to: plusMs(since, 3 * hourMs), which: 'open', askedBy: 'hourly' };
  expect(await jobs()).toEqual([plan]);
  await work(checkHoursJob, plan);
  await work(checkHoursJob, plan);
  expect((await hourRows(shopId)).map((row) => [row.state, row.check_count])).toEqual([
    ['green', 2],
    ['green', 2],
    ['green', 2],
  ]);
  await sql`delete from job`.execute(merchant().db);
  await merchant()
    .db.updateTable('orders')
    .set({ ordered_at: plusMs(since, -1) })
    .where('ordered_at', '>=', hours[0]!)
    .execute(); // unchanged documents mend nothing
  await work(checkHoursJob, { ...plan, which: 'all' });
  const again = { ...plan, askedBy: 'look again' };
  expect(await jobs()).toEqual([again]);
  await sql`delete from job`.execute(merchant().db);
  await work(checkHoursJob, again);
  expect(await jobs()).toEqual([]); // then with the next hour
});

test('people see shops, hours and looks, and have hours looked at; what cannot be looked at is refused with the reason', async () => {
  const { shopId, since } = await aGreenShop('youzan');
  const owner = await house().as('laoban');
  const end = plusMs(since, 24 * hourMs);
  const path = `/api/completeness/shops/${shopId}`;
  const list = await owner.get(`${path}/hours?from=${since}&to=${end}`);
  expect(list.body).toMatchObject({
    since,
    until: plusMs(since, 3 * hourMs),
    items: [{ state: 'green' }, { hour: plusMs(since, hourMs) }, { hour: since }],
  });
  const ask = async (from: Instant, to: Instant) => {
    const { status, body } = await owner.post(`${path}/check`, { from, to });
    return body['hourCount'] ?? [status, body.code];
  };
  await sql`delete from job`.execute(merchant().db);
  expect(await ask(since, end)).toBe(3);
  expect(await jobs()).toMatchObject([{ shopId, which: 'all', askedBy: '沈国栋' }]);
  expect(await ask(plusMs(since, 3 * hourMs), end)).toEqual([409, 'completeness.nothing_settled']);
  expect(await ask(plusMs(since, -40 * 24 * hourMs), end)).toEqual([400, 'completeness.span_too_long']);
  expect(await ask(plusMs(since, -800 * 24 * hourMs), end)).toEqual([409, 'completeness.too_long_ago']);
  await merchant().db.updateTable('shops').set({ is_paused: true }).where('id', '=', shopId).execute();
  expect(await ask(since, end)).toEqual([409, 'completeness.shop_away']);
  const unknown = await owner.get(`${path}/hours/${end}`);
  expect([unknown.status, unknown.body.code]).toEqual([404, 'completeness.hour_unknown']);
  const refused = await (await house().as('kefu')).post(`${path}/check`, { from: since, to: end });
  expect([refused.status, refused.body.code]).toEqual([403, 'access.denied']);
});
