import { parcelInterceptUnwanted, parcelInterceptWanted } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { listParcelAlerts, listThresholds, showParcelTrace } from '@zhidan/core/tracking/alert-api.ts';
import type { AlertKind } from '@zhidan/core/tracking/alert-kind.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { aChannelOrder, plainReceiver } from '../../testing/test-channel-order.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { aTrackingGround, type LeftParcel, type TrackingGround } from '../../testing/tracking-ground.ts';
import { callBack, settleInterception } from '../interceptions/call-back.ts';
import { onInterceptWanted, scheduleInterceptionsJob } from '../interceptions/interception-jobs.ts';
import { interceptParcelOutside } from '../interceptions/intercept-parcel.ts';
import { countParcelAlerts, listParcelAlerts as list } from './alert-list-query.ts';
import { checkParcels } from './check-parcels-job.ts';
import { handleAlerts, reopenAlerts } from './handle-alerts.ts';
import { showParcelTrace as show } from './parcel-trace-query.ts';
import { saveThreshold, listThresholds as listHours } from './save-threshold.ts';

const merchant = merchantForFile({ poolSize: 12 });
let emulators: RunningEmulators;
let house: TrackingGround;

beforeAll(async () => {
  emulators = await runEmulators();
  house = await aTrackingGround(merchant(), emulators, { seed: 'alerts', ordersEach: 20 });
  await house.account('kuaidi100');
});
afterAll(async () => {
  await house.app.close();
  await emulators.stop();
});

const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inTransaction(merchant().db, work);
const ask = () => asked(merchant().clock);
const check = () => checkParcels(merchant(), { now: merchant().clock() });
const alertsOf = ({ parcelId }: LeftParcel) =>
  merchant().db.selectFrom('parcel_alerts').selectAll().where('parcel_id', '=', parcelId).orderBy('opened_at').orderBy('kind').execute();
const openKinds = async (parcel: LeftParcel) => (await alertsOf(parcel)).filter((one) => one.closed_at === null).map(({ kind }) => kind);
const news = async ({ parcelId }: LeftParcel, event: string) =>
  (await merchant().db.selectFrom('journal').select('id').where('subject_id', '=', parcelId).where('event', '=', event).execute()).length;

async function aWatched(count = 1): Promise<readonly LeftParcel[]> {
  const parcels = await house.ship(count);
  await house.subscribe(parcels);
  await check();
  return parcels;
}

test('a parcel that nobody fetches is late after a day, told once, and the pickup ends it', async () => {
  const [parcel] = await aWatched();
  expect(await openKinds(parcel!)).toEqual([]);
  await house.wait('25h');
  await check();
  await check();
  expect(await openKinds(parcel!)).toEqual(['pickup_late']);
  expect(await news(parcel!, 'parcel.alert_opened')).toBe(1);
  await house.collect(parcel!, 'usual');
  await house.wait('1h');
  expect(await openKinds(parcel!)).toEqual([]);
  expect(await news(parcel!, 'parcel.alert_closed')).toBe(1);
});

const stories: readonly (readonly [string, readonly AlertKind[], readonly AlertKind[]])[] = [
  ['usual', [], []],
  ['stalled', ['stalled'], []],
  ['delivery_failed', ['delivery_failed'], []],
  ['locker_overdue', ['locker_late'], []],
  ['refused', ['rejected', 'returning'], []],
  ['returned', ['returning'], []],
  ['damaged', ['damaged'], []],
  ['lost', ['stalled'], ['stalled']],
  ['loop', ['loop'], []],
  ['forwarded', ['forwarded'], []],
  ['false_sign', ['false_sign'], []],
];

test('each story of a parcel opens its alerts and ends them by itself, looked at twice a day', async () => {
  const parcels = await aWatched(stories.length);
  for (const [index, [story]] of stories.entries()) await house.collect(parcels[index]!, story);
  for (let hours = 0; hours < 24 * 16; hours += 12) {
    await house.wait('12h');
    await check();
  }
  for (const [index, [story, seen, left]] of stories.entries()) {
    const kinds = (await alertsOf(parcels[index]!)).map(({ kind }) => kind);
    expect(kinds, story).toEqual(expect.arrayContaining([...seen]));
    expect(await openKinds(parcels[index]!), `${story}: what is left`).toEqual(left);
  }
  expect(
    (await alertsOf(parcels[0]!)).map(({ kind }) => kind),
    'an ordinary journey is no trouble',
  ).toEqual([]);
});

test('what a person has handled leaves the list, can be taken back, and comes back only when it happens anew', async () => {
  const [parcel] = await aWatched();
  await house.wait('25h');
  await check();
  const [alert] = await alertsOf(parcel!);
  const ids = [alert!.id] as never;
  const open = async () =>
    (await list(merchant().db, { ...ask(), ...listParcelAlerts.input.parse({}) })).items.map(({ id }) => id as string);
  expect(await open()).toContain(alert!.id);
  expect(await within((tx) => handleAlerts(tx, { ...ask(), ids, note: '网点已补揽' }))).toEqual({ doneCount: 1 });
  expect(await within((tx) => handleAlerts(tx, { ...ask(), ids, note: '又一次' }))).toEqual({ doneCount: 0 });
  await check();
  expect(await open()).not.toContain(alert!.id);
  const handled = await list(merchant().db, { ...ask(), ...listParcelAlerts.input.parse({ state: 'handled' }) });
  expect(handled.items).toMatchObject([{ id: alert!.id, note: '网点已补揽', closedBy: 'test', waybillNo: parcel!.waybillNo }]);
  expect(await within((tx) => reopenAlerts(tx, { ...ask(), ids }))).toEqual({ doneCount: 1 });
  expect(await open()).toContain(alert!.id);
  await within((tx) => handleAlerts(tx, { ...ask(), ids, note: '' }));
  await house.collect(parcel!, 'stalled');
  for (let hours = 0; hours < 84; hours += 12) {
    await house.wait('12h');
    await check();
  }
  expect((await alertsOf(parcel!)).map(({ kind }) => kind)).toContain('stalled');
});

test('other shops’ people see and handle nothing', async () => {
  const [parcel] = await aWatched();
  await house.wait('25h');
  await check();
  const [alert] = await alertsOf(parcel!);
  const stranger = { ...ask().by, shops: ['00000000-0000-0000-0000-000000000001'] };
  const input = listParcelAlerts.input.parse({});
  expect((await list(merchant().db, { by: stranger, now: merchant().clock(), ...input })).items).toEqual([]);
  expect((await countParcelAlerts(merchant().db, { by: stranger })).kinds).toEqual([]);
  const handle = within((tx) => handleAlerts(tx, { by: stranger, now: merchant().clock(), ids: [alert!.id] as never, note: '' }));
  await expect(handle).rejects.toMatchObject({ refusal: { code: 'parcel_alert.not_found' } });
  await expect(show(merchant().db, { by: stranger, now: merchant().clock(), parcelId: parcel!.parcelId })).rejects.toMatchObject({
    refusal: { code: 'parcel_trace.not_found' },
  });
});

test('hours that a merchant sets count at the next look, and the usual ones again when they are taken back', async () => {
  const [parcel] = await aWatched();
  await house.wait('7h');
  const save = (hours: number | null) =>
    within((tx) => saveThreshold(tx, { ...ask(), kind: 'pickup_late', carrier: 'ZTO', isRemote: false, hours }));
  await save(6);
  await check();
  expect(await openKinds(parcel!)).toEqual(['pickup_late']);
  const { items } = listThresholds.output.parse(await listHours(merchant().db));
  expect(items.find(({ kind }) => kind === 'pickup_late')).toMatchObject({
    usual: 24,
    own: [{ carrier: 'ZTO', isRemote: false, hours: 6 }],
  });
  await save(null);
  await check();
  expect(await openKinds(parcel!)).toEqual([]);
  const wrong = within((tx) => saveThreshold(tx, { ...ask(), kind: 'damaged', carrier: null, isRemote: false, hours: 3 }));
  await expect(wrong).rejects.toMatchObject({ refusal: { code: 'tracking_threshold.not_timed' } });
});

const callParcelBack = async (parcel: LeftParcel) => {
  await within((tx) => callBack(tx, { ...ask(), parcelId: parcel.parcelId, reason: '买家退款' }));
  await interceptParcelOutside(merchant(), { parcelId: parcel.parcelId });
};
const traceOf = async ({ parcelId }: LeftParcel) => showParcelTrace.output.parse(await show(merchant().db, { ...ask(), parcelId }));

test('a parcel whose service can call it back is called back, comes home, and its order knows', async () => {
  const [orderId] = await house.offlineOrders([aChannelOrder({ channelOrderNo: 'LJ1', receiver: plainReceiver })]);
  const [parcel] = await house.shipOrders([orderId!]);
  await house.subscribe([parcel!]);
  await house.collect(parcel!, 'usual');
  await house.wait('2h');
  await callParcelBack(parcel!);
  expect((await traceOf(parcel!)).interception).toMatchObject({ state: 'asked', reason: '买家退款', words: '' });
  await interceptParcelOutside(merchant(), { parcelId: parcel!.parcelId });
  await house.wait('6d');
  const trace = await traceOf(parcel!);
  expect(trace).toMatchObject({ state: 'RETURNED', interception: { state: 'done' } });
  const told = await merchant()
    .db.selectFrom('journal')
    .select('payload')
    .where('subject_id', '=', orderId!)
    .where('event', '=', 'order.interception_changed')
    .orderBy('subject_seq')
    .execute();
  expect(told.map(({ payload }) => (payload as { state: string }).state)).toEqual(['wanted', 'asked', 'done']);
  await within((tx) => settleInterception(tx, { ...ask(), parcelId: parcel!.parcelId, costFen: 1_200 }));
  expect((await traceOf(parcel!)).interception).toMatchObject({ state: 'done', costFen: 1_200 });
});

test('what is refunded after it left is called back by itself, once, and looked after until somebody has asked', async () => {
  const [parcel] = await aWatched();
  const { parcelId, fulfillmentId } = parcel!;
  const event = {
    ...parcelInterceptWanted({ subjectId: parcelId, payload: { fulfillmentOrderId: fulfillmentId, orderIds: [] } }),
    id: '1',
  };
  const hear = () =>
    within((tx) =>
      onInterceptWanted.apply(tx, [{ ...event, at: merchant().clock(), actorId: 'test' }], { ...ask(), vault: merchant().vault }),
    );
  await hear();
  await hear();
  expect((await traceOf(parcel!)).interception).toMatchObject({ state: 'wanted', reason: '' });
  expect(await news(parcel!, 'parcel.interception_changed')).toBe(1);
  const waiting = async () => {
    const { rows } = await sql<{ data: { parcelId: string } }>`select data from job where name = 'tracking.intercept-parcel'`.execute(
      merchant().db,
    );
    return rows.filter(({ data }) => data.parcelId === parcelId).length;
  };
  expect(await waiting()).toBe(1);
  await house.wait('5m');
  const run = { payload: {}, jobId: '', attempt: 1, now: merchant().clock(), signal: new AbortController().signal };
  await scheduleInterceptionsJob.run(merchant(), run);
  await scheduleInterceptionsJob.run(merchant(), run);
  expect(await waiting(), 'the worker was lost').toBe(2);
});

test('a refund that is withdrawn ends the wish before the carrier hears of it, whatever is delivered together; asked for anew it counts', async () => {
  const [parcel] = await aWatched();
  const { parcelId, fulfillmentId } = parcel!;
  const payload = { fulfillmentOrderId: fulfillmentId, orderIds: [] };
  const hear = (...news: readonly (typeof parcelInterceptWanted | typeof parcelInterceptUnwanted)[]) => {
    const events = news.map((one) => ({ ...one({ subjectId: parcelId, payload }), id: '1', at: merchant().clock(), actorId: 'test' }));
    return within((tx) => onInterceptWanted.apply(tx, events, { ...ask(), vault: merchant().vault }));
  };
  const state = async () => (await traceOf(parcel!)).interception?.state;
  await hear(parcelInterceptWanted, parcelInterceptUnwanted);
  expect(await state(), 'nobody ever wanted it').toBeUndefined();
  await hear(parcelInterceptWanted);
  await interceptParcelOutside(merchant(), { parcelId });
  expect([await state(), await openKinds(parcel!)]).toEqual(['impossible', expect.arrayContaining(['intercept_failed'])]);
  await hear(parcelInterceptUnwanted);
  await hear(parcelInterceptUnwanted);
  expect([await state(), await openKinds(parcel!)]).toEqual(['dropped', expect.not.arrayContaining(['intercept_failed'])]);
  await interceptParcelOutside(merchant(), { parcelId });
  expect(await state(), 'a job that comes late asks nobody').toBe('dropped');
  await hear(parcelInterceptWanted);
  expect(await state()).toBe('wanted');
});

test('one that nobody can call back by interface becomes a telephone call, and a refusal keeps the carrier’s words', async () => {
  const [parcel] = await aWatched();
  await callParcelBack(parcel!);
  expect(await traceOf(parcel!)).toMatchObject({ carrierPhone: '95311', interception: { state: 'impossible' } });
  expect(await openKinds(parcel!)).toContain('intercept_failed');
  await within((tx) => settleInterception(tx, { ...ask(), parcelId: parcel!.parcelId, state: 'done', note: '电话 95311 已拦截' }));
  expect(await openKinds(parcel!)).not.toContain('intercept_failed');

  const [orderId] = await house.offlineOrders([aChannelOrder({ channelOrderNo: 'LJ2', receiver: plainReceiver })]);
  const [late] = await house.shipOrders([orderId!]);
  await emulators.control('POST', 'faults', { kind: 'server_error', platform: 'kuaidi100' });
  await callParcelBack(late!);
  expect((await traceOf(late!)).interception, 'a service that is away is asked again').toMatchObject({ state: 'wanted' });
  await emulators.control('POST', 'clear-faults');
  await house.subscribe([late!]);
  await house.collect(late!, 'usual');
  await house.wait('9d');
  expect(await traceOf(late!), 'delivered before anybody could').toMatchObject({ state: 'DELIVERED', interception: { state: 'refused' } });
  await expect(within((tx) => callBack(tx, { ...ask(), parcelId: late!.parcelId, reason: '再试' }))).rejects.toMatchObject({
    refusal: { code: 'interception.over' },
  });
});
