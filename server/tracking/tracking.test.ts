import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { aTrackingGround, type LeftParcel, type TrackingGround } from '../testing/tracking-ground.ts';
import { changeAccount } from './accounts/change-account.ts';
import { trackingAccounts } from './accounts/account-store.ts';
import { connectDemoTrackingJob } from './demo/connect-demo-tracking.ts';
import { queryParcels } from './watch/query-parcels.ts';
import { scheduleWatchJob } from './watch/watch-jobs.ts';
import { onAccountMended } from './watch/watch-subscribers.ts';

const merchant = merchantForFile({ poolSize: 12 });
let emulators: RunningEmulators;
let house: TrackingGround;

beforeAll(async () => {
  emulators = await runEmulators();
  house = await aTrackingGround(merchant(), emulators, { seed: 'tracking', ordersEach: 24 });
});
afterAll(async () => {
  await house.app.close();
  await emulators.stop();
});

const traceNews = async ({ parcelId }: LeftParcel): Promise<string[]> => {
  const rows = await merchant()
    .db.selectFrom('journal')
    .select('payload')
    .where('subject_id', '=', parcelId)
    .where('event', '=', 'parcel.trace_changed')
    .orderBy('subject_seq')
    .execute();
  return rows.map(({ payload }) => String((payload as { state: string }).state));
};

test('what leaves without an account is watched by nobody, and subscribed as soon as there is one', async () => {
  const [parcel] = await house.ship(1);
  await house.subscribe([parcel!]);
  expect(await house.tracked(parcel!)).toMatchObject({ watch: 'none', due_at: null });
  await house.account('kuaidi100');
  await inTransaction(merchant().db, (tx) => onAccountMended.apply(tx, [], { ...asked(merchant().clock), vault: merchant().vault }));
  await house.subscribe([parcel!]);
  expect(await house.tracked(parcel!)).toMatchObject({ watch: 'on', trouble: null });
  await house.subscribe([parcel!]);
  const account = (await trackingAccounts(merchant().db, merchant().vault)).find(({ source }) => source === 'kuaidi100')!;
  const off = { ...asked(merchant().clock), accountId: account.id, isActive: false };
  await inTransaction(merchant().db, (tx) => changeAccount(tx, off, merchant().vault));
});

describe.each(['kuaidi100', 'kdniao'] as const)('%s', (source) => {
  beforeAll(async () => {
    const known = (await trackingAccounts(merchant().db, merchant().vault)).find((one) => one.source === source);
    if (!known) await house.account(source);
    for (const one of await trackingAccounts(merchant().db, merchant().vault)) {
      const ask = { ...asked(merchant().clock), accountId: one.id, isActive: one.source === source };
      await inTransaction(merchant().db, (tx) => changeAccount(tx, ask, merchant().vault));
    }
  });

  test('pushes, doubled and out of order, move an order under way and end its journey with the last parcel', async () => {
    const [one, other] = await house.ship(1, 2);
    await house.subscribe([one!, other!]);
    await emulators.control('POST', 'road', { duplicate: 0.6, shuffle: 0.5, shuffleMs: '5h' });
    await house.collect(one!, 'usual');
    await house.wait('8h');
    expect(await house.stageOf(one!)).toBe('in_transit');
    await house.wait('9d');
    expect(await house.stageOf(one!), 'one parcel of two has arrived').toBe('in_transit');
    await house.collect(other!, 'usual');
    await house.wait('9d');
    await emulators.control('POST', 'road', { duplicate: 0, shuffle: 0 });
    expect(await house.stageOf(one!)).toBe('signed');
    const [first, second] = [await house.tracked(one!), await house.tracked(other!)];
    expect([first, second]).toMatchObject([
      { state: 'DELIVERED', watch: 'over', due_at: null },
      { state: 'DELIVERED', watch: 'over' },
    ]);
    const parcels = await house.parcelsOf([{ id: one!.fulfillmentId }]);
    expect(parcels.map(({ trace_state, signed_at }) => [trace_state, signed_at])).toEqual([
      ['DELIVERED', parcels[0]!.signed_at],
      ['DELIVERED', parcels[1]!.signed_at],
    ]);
    expect([first!.delivered_at, second!.delivered_at]).toEqual(parcels.map(({ signed_at }) => signed_at));
    expect((await traceNews(one!)).at(-1)).toBe('DELIVERED');
    expect((await traceNews(one!)).filter((state) => state === 'DELIVERED')).toHaveLength(1);
    expect(JSON.stringify(first!.events)).not.toMatch(/1[3-9]\d{9}/);
  });
});

test('a number that its service gives up is asked after, within the service’s limits, and subscribed again when it moves', async () => {
  for (const one of await trackingAccounts(merchant().db, merchant().vault)) {
    const ask = { ...asked(merchant().clock), accountId: one.id, isActive: one.source === 'kuaidi100' };
    await inTransaction(merchant().db, (tx) => changeAccount(tx, ask, merchant().vault));
  }
  const [parcel] = await house.ship(1);
  await house.subscribe([parcel!]);
  await house.wait('4d');
  expect(await house.tracked(parcel!)).toMatchObject({ watch: 'given_up', state: 'PENDING_PICKUP' });
  const query = () => queryParcels(merchant(), { parcelIds: [parcel!.parcelId] });
  await query();
  const first = (await house.tracked(parcel!))!;
  expect(first).toMatchObject({ watch: 'given_up', asked_at: merchant().clock() });
  await house.wait('10m');
  await query();
  expect((await house.tracked(parcel!))!.asked_at, 'no more often than every half hour').toBe(first.asked_at);
  await emulators.control('POST', 'road', { lose: 1 });
  await house.collect(parcel!, 'usual');
  await house.wait('3h');
  await emulators.control('POST', 'road', { lose: 0 });
  await query();
  expect(await house.tracked(parcel!)).toMatchObject({ watch: 'wanted', state: 'PICKED_UP' });
  await house.subscribe([parcel!]);
  await house.wait('9d');
  expect(await house.tracked(parcel!)).toMatchObject({ watch: 'over', state: 'DELIVERED' });
});

test('an account whose key is refused is told once, keeps its parcels waiting, and works again when it is mended', async () => {
  const account = (await trackingAccounts(merchant().db, merchant().vault)).find(({ source }) => source === 'kuaidi100')!;
  const withKey = (key: string) =>
    inTransaction(merchant().db, (tx) =>
      changeAccount(tx, { ...asked(merchant().clock), accountId: account.id, fields: { key } }, merchant().vault),
    );
  const [parcel] = await house.ship(1);
  await withKey('another-key');
  await house.subscribe([parcel!]);
  await house.subscribe([parcel!]);
  expect(await house.tracked(parcel!)).toMatchObject({ watch: 'wanted', try_count: 2 });
  const told = await merchant()
    .db.selectFrom('journal')
    .select('id')
    .where('subject_id', '=', account.id)
    .where('event', '=', 'tracking_account.refused')
    .execute();
  expect(told).toHaveLength(1);
  await withKey('k100-key-0001');
  await house.subscribe([parcel!]);
  expect(await house.tracked(parcel!)).toMatchObject({ watch: 'on', trouble: null });
  const [mended] = (await trackingAccounts(merchant().db, merchant().vault)).filter(({ id }) => id === account.id);
  expect(mended!.fault).toBeNull();
});

test('a parcel whose worker was lost is taken up by the next look after its time, once', async () => {
  const [parcel] = await house.ship(1);
  const waiting = async () => {
    const { rows } = await sql<{ data: { parcelIds: string[] } }>`select data from job where name = 'tracking.subscribe-parcels'`.execute(
      merchant().db,
    );
    return rows.filter(({ data }) => data.parcelIds.includes(parcel!.parcelId)).length;
  };
  const look = () =>
    scheduleWatchJob.run(merchant(), { payload: {}, jobId: '', attempt: 1, now: merchant().clock(), signal: new AbortController().signal });
  await look();
  expect(await waiting(), 'its worker may still be at it').toBe(1);
  await house.wait('10m');
  await look();
  await look();
  expect(await waiting()).toBe(2);
});

test('the demo’s account is set up once, and follows the product to another address', async () => {
  const run = (ownUrl: string) =>
    connectDemoTrackingJob.run(merchant(), {
      payload: { emulatorUrl: emulators.url, ownUrl },
      jobId: '',
      attempt: 1,
      now: merchant().clock(),
      signal: new AbortController().signal,
    });
  const before = await trackingAccounts(merchant().db, merchant().vault);
  await run('http://127.0.0.1:4999');
  const after = await trackingAccounts(merchant().db, merchant().vault);
  expect(after).toHaveLength(before.length);
  expect(after.find(({ source }) => source === 'kuaidi100')!.callbackBase).toBe('http://127.0.0.1:4999');
});

test('strangers at the door change nothing: a wrong signature, a door that nobody has', async () => {
  const account = (await trackingAccounts(merchant().db, merchant().vault)).find(({ source }) => source === 'kuaidi100')!;
  const [parcel] = await house.ship(1);
  const param = JSON.stringify({
    status: 'polling',
    lastResult: {
      nu: parcel!.waybillNo,
      com: 'zhongtong',
      state: '3',
      data: [{ ftime: '2026-11-20 10:00:00', context: '已签收', statusCode: '301' }],
    },
  });
  const push = (door: string) =>
    fetch(`${house.ownUrl}/hooks/tracking/${door}`, { method: 'POST', body: new URLSearchParams({ param, sign: 'A'.repeat(32) }) });
  expect(await (await push(account.door)).json()).toMatchObject({ result: false });
  expect((await push('nobody')).status).toBe(404);
  expect(await house.tracked(parcel!)).toMatchObject({ state: 'PENDING_PICKUP', events: [] });
});
