import { placeHolds } from '../orders/index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ParcelId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { changeSetting } from '../operations/index.ts';
import { refusedCarriers } from '../fulfillment/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import type { Tx } from '../platform/db/database.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { aChannelOrder, plainReceiver } from '../testing/test-channel-order.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { aWaybillGround, type WaybillGround } from '../testing/waybill-ground.ts';
import { addParcels, replaceNumber } from './parcels/change-parcels.ts';
import { enterWaybillNo } from './parcels/enter-waybill-no.ts';
import { unusedNumbers } from './parcels/unused-number-query.ts';
import { insertForgottenTasks, insertVoidTasks, takeDueTasks } from './tasks/task-store.ts';
import { leaseEnd } from './tasks/task-types.ts';
import { takeNumbers } from './tasks/take-numbers.ts';
import { voidNumbers } from './tasks/void-numbers.ts';

const merchant = merchantForFile();
let emulators: RunningEmulators;
let house: WaybillGround;

beforeAll(async () => {
  emulators = await runEmulators();
  house = await aWaybillGround(merchant(), emulators, {
    seed: 'numbers',
    codes: ['taobao', 'douyin', 'pinduoduo', 'youzan'],
    ordersEach: 14,
    balance: 100,
  });
  for (const [index, source] of (['cainiao', 'douyin', 'pinduoduo'] as const).entries())
    await house.account(source, house.shops[index]!.shopId);
  await house.account('kuaidi100');
});
afterAll(() => emulators.stop());

const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inTransaction(merchant().db, work);
const shop = (index: number) => house.shops[index]!;
const balance = async (seq: number): Promise<number> => {
  const all = (await emulators.control('GET', 'subscriptions')) as unknown as { owner: string; balance: number }[];
  return all.find(({ owner }) => owner === String(seq))!.balance;
};
const ordersOf = (count: number, change = {}) =>
  house.offlineOrders(
    Array.from({ length: count }, (_, index) =>
      aChannelOrder({ channelOrderNo: `XS${Math.random().toString().slice(2, 12)}${index}`, receiver: { ...plainReceiver, ...change } }),
    ),
  );

test.each([
  ['taobao', 0, 'cainiao'],
  ['douyin', 1, 'douyin'],
  ['pinduoduo', 2, 'pinduoduo'],
] as const)(
  '%s: released parcels of a platform get numbers of its own e-waybill, the receiver never opened',
  async (_code, index, source) => {
    const before = await balance(index + 1);
    const released = await house.release(await house.orders(shop(index), 3));
    await house.take(released);
    const parcels = await house.parcelsOf(released);
    expect(parcels).toMatchObject(Array.from({ length: 3 }, () => ({ state: 'numbered', source, problem: null })));
    expect(new Set(parcels.map(({ waybill_no }) => waybill_no)).size).toBe(3);
    expect(parcels.every(({ print_data_sealed }) => print_data_sealed !== null)).toBe(true);
    expect(await balance(index + 1)).toBe(before - 3);
    expect(await house.tasksOf(parcels.map(({ id }) => id))).toEqual([]);
  },
);

test('who dies between the answer and the note of it is followed by one who gets the same numbers', async () => {
  const released = await house.release(await house.orders(shop(0), 2));
  await house.take(released);
  const before = (await house.parcelsOf(released)).map(({ waybill_no }) => waybill_no);
  const left = await balance(1);
  const ids = released.map(({ id }) => id);
  await merchant() // as it stood before the note
    .db.updateTable('parcels')
    .set({ state: 'wanted', waybill_no: null, numbered_at: null, source: null, account_id: null })
    .where('fulfillment_order_id', 'in', ids)
    .execute();
  await house.take(released);
  expect((await house.parcelsOf(released)).map(({ waybill_no }) => waybill_no)).toEqual(before);
  expect(await balance(1)).toBe(left);
});

test('an order without a platform goes by an aggregator; a parcel that nobody cares for is found by the clock', async () => {
  const released = await house.release(await ordersOf(2));
  const { db, clock } = merchant();
  const now = clock();
  const tasks = await within((tx) => insertForgottenTasks(tx, plusMs(now, 1), { now, dueAt: now }));
  expect(tasks.map(({ parcelId }) => parcelId).toSorted()).toEqual(released.flatMap(({ parcelIds }) => parcelIds).toSorted());
  const due = await within((tx) => takeDueTasks(tx, { now, dueAt: leaseEnd(now), limit: 100 }));
  await takeNumbers(merchant(), { parcelIds: due.map(({ parcelId }) => parcelId) });
  expect(await house.parcelsOf(released)).toMatchObject([
    { state: 'numbered', source: 'kuaidi100' },
    { state: 'numbered', source: 'kuaidi100' },
  ]);
  expect(await within((tx) => takeDueTasks(tx, { now, dueAt: leaseEnd(now), limit: 100 }))).toEqual([]);
  expect(db).toBeDefined();
});

test('a receiver that a platform without e-waybills has in cipher is opened for the label alone, and stored nowhere', async () => {
  const [orderId] = await house.orders(shop(3), 1);
  const released = await house.release([orderId!]);
  await house.take(released);
  const [parcel] = await house.parcelsOf(released);
  expect(parcel).toMatchObject({ state: 'numbered', source: 'kuaidi100', problem: null });
  const there = await emulators.control('GET', 'parcel', { waybill: parcel!.waybill_no });
  const { district } = there['to'] as { district: string };
  const { detail } = there['to'] as { detail: string };
  expect(district).not.toBe('');
  expect(detail).not.toMatch(/[$*]/u);
  const kept = await merchant().db.selectFrom('waybill_tasks').selectAll().execute();
  expect(JSON.stringify([parcel!.routing, kept])).not.toContain(detail);
});

describe('when there is no number', () => {
  test('one bad parcel does not hold up the others; it says why in the service’s words', async () => {
    const [bad, ...good] = await ordersOf(4, {});
    const orders = [bad!, ...good];
    const released = await house.release(orders);
    await emulators.control('POST', 'refused-parcels', {
      platform: 'kuaidi100',
      match: released[0]!.parcelIds[0]!,
      reason: '收件人电话格式错误',
    });
    await house.take(released);
    await emulators.control('POST', 'relent');
    const parcels = new Map((await house.parcelsOf(released)).map((parcel) => [parcel.fulfillment_order_id, parcel]));
    const refused = parcels.get(released[0]!.id)!;
    expect(refused).toMatchObject({ state: 'wanted', problem: 'bad_receiver' });
    expect(refused.problem_words).toContain('收件人电话格式错误');
    expect(released.slice(1).map(({ id }) => parcels.get(id)!.state)).toEqual(['numbered', 'numbered', 'numbered']);
    expect(await house.openExceptions(bad!)).toEqual(['waybill_failed']);
    expect(await house.tasksOf([refused.id])).toMatchObject([{ problem: 'bad_receiver', due_at: null }]);
  });

  test('a masked receiver is printed by its own platform alone', async () => {
    const [orderId] = await house.offlineOrders([aChannelOrder({ channelOrderNo: `M${Date.now()}` })]);
    const released = await house.release([orderId!]);
    await house.take(released);
    expect(await house.parcelsOf(released)).toMatchObject([{ state: 'wanted', problem: 'receiver_ciphered' }]);
  });

  test('a service that is away is asked again after a while, and nobody is bothered yet', async () => {
    const [orderId] = await ordersOf(1);
    const released = await house.release([orderId!]);
    await emulators.control('POST', 'faults', { kind: 'server_error', platform: 'kuaidi100' });
    await house.take(released);
    await emulators.control('POST', 'clear-faults');
    const [task] = await house.tasksOf(released[0]!.parcelIds);
    expect(task).toMatchObject({ problem: 'service_down', try_count: 1, due_at: plusMs(merchant().clock(), 15_000) });
    expect(await house.openExceptions(orderId!)).toEqual([]);
    await takeNumbers(merchant(), { parcelIds: released[0]!.parcelIds });
    expect(await house.parcelsOf(released)).toMatchObject([{ state: 'numbered' }]);
  });

  test('an order on hold is not asked for; once the hold ends it is', async () => {
    const [orderId] = await ordersOf(1);
    const released = await house.release([orderId!]);
    await within((tx) =>
      placeHolds(tx, asked(merchant().clock), [{ orderId: orderId!, source: 'hand', reason: '等买家确认', until: null }]),
    );
    await house.take(released);
    expect(await house.parcelsOf(released)).toMatchObject([{ state: 'wanted', try_count: 0, problem: null }]);
    expect(await house.tasksOf(released[0]!.parcelIds)).toMatchObject([
      { platform_code: 'held', due_at: plusMs(merchant().clock(), 60_000) },
    ]);
    await merchant()
      .db.updateTable('order_holds')
      .set({ ended_at: merchant().clock(), ended_by: 'test' })
      .where('order_id', '=', orderId!)
      .execute();
    await takeNumbers(merchant(), { parcelIds: released[0]!.parcelIds });
    expect(await house.parcelsOf(released)).toMatchObject([{ state: 'numbered' }]);
  });

  test('without numbers left the order goes back to be routed past this carrier, where routing chose it', async () => {
    const { clock, db } = merchant();
    const [mine, byHand] = await house.orders(shop(1), 2);
    const [first, second] = [await house.release([mine!]), await house.release([byHand!])];
    await db.updateTable('fulfillment_orders').set({ carrier_by: 'hand' }).where('id', '=', second[0]!.id).execute();
    await emulators.control('POST', 'balance', { shop: 2, carrier: 'ZTO', balance: 0 });
    await house.take([...first, ...second]);
    const [routed] = await house.parcelsOf(first);
    expect(routed).toMatchObject({ state: 'voided', problem: 'no_balance' });
    expect(await within((tx) => refusedCarriers(tx, { ids: [first[0]!.id], now: clock() }))).toEqual(new Map([[first[0]!.id, ['ZTO']]]));
    expect(
      await db.selectFrom('fulfillment_orders').select('stage').where('id', '=', first[0]!.id).executeTakeFirstOrThrow(),
    ).toMatchObject({ stage: 'audit' });
    expect(await house.openExceptions(mine!)).not.toContain('waybill_failed');
    expect(await house.tasksOf([routed!.id])).toEqual([]);
    expect(await house.parcelsOf(second)).toMatchObject([{ state: 'wanted', problem: 'no_balance' }]);
    expect(await house.openExceptions(byHand!)).toContain('waybill_failed');
    await emulators.control('POST', 'balance', { shop: 2, carrier: 'ZTO', balance: 50 });
    await takeNumbers(merchant(), { parcelIds: second[0]!.parcelIds });
    expect(await house.parcelsOf(second)).toMatchObject([{ state: 'numbered', problem: null }]);
    expect(await house.openExceptions(byHand!)).not.toContain('waybill_failed');
  });

  test('a merchant who wants no other carrier keeps the order where it is', async () => {
    const set = (value: boolean) => within((tx) => changeSetting(tx, { ...asked(merchant().clock), key: 'nextCarrier', value }));
    await set(false);
    const released = await house.release(await house.orders(shop(1), 1));
    await emulators.control('POST', 'balance', { shop: 2, carrier: 'ZTO', balance: 0 });
    await house.take(released);
    expect(await house.parcelsOf(released)).toMatchObject([{ state: 'wanted', problem: 'no_balance' }]);
    await emulators.control('POST', 'balance', { shop: 2, carrier: 'ZTO', balance: 50 });
    await set(true);
  });
});

describe('numbers that are not wanted', () => {
  test('a replaced number is given back and another one is taken', async () => {
    const released = await house.release(await house.orders(shop(2), 1));
    await house.take(released);
    const [parcel] = await house.parcelsOf(released);
    const left = await balance(3);
    const { clock } = merchant();
    const ask = { ...asked(clock), parcelId: parcel!.id as ParcelId, reason: '面单破损' };
    const { parcelId } = await within((tx) => replaceNumber(tx, ask));
    await within((tx) => insertVoidTasks(tx, [parcel!.id], { now: clock(), dueAt: leaseEnd(clock()) }));
    await voidNumbers(merchant(), { parcelIds: [parcel!.id] });
    await takeNumbers(merchant(), { parcelIds: [parcelId] });
    const [old, fresh] = await house.parcelsOf(released);
    expect(old).toMatchObject({ state: 'voided', void_reason: '面单破损' });
    expect(fresh).toMatchObject({ state: 'numbered', ordinal: 2 });
    expect(fresh!.waybill_no).not.toBe(old!.waybill_no);
    expect(await balance(3)).toBe(left);
    await expect(within((tx) => replaceNumber(tx, ask))).rejects.toMatchObject({ refusal: { code: 'parcel.not_numbered' } });
  });

  test('a number that was picked up is not given back: a person hears of it', async () => {
    const [orderId] = await house.orders(shop(0), 1);
    const released = await house.release([orderId!]);
    await house.take(released);
    const [parcel] = await house.parcelsOf(released);
    await emulators.control('POST', 'parcel', { waybill: parcel!.waybill_no, act: 'collect' });
    await merchant().db.updateTable('parcels').set({ state: 'void_wanted' }).where('id', '=', parcel!.id).execute();
    const { clock } = merchant();
    await within((tx) => insertVoidTasks(tx, [parcel!.id], { now: clock(), dueAt: leaseEnd(clock()) }));
    await voidNumbers(merchant(), { parcelIds: [parcel!.id] });
    expect(await house.parcelsOf(released)).toMatchObject([{ state: 'void_wanted' }]);
    expect(await house.tasksOf([parcel!.id])).toMatchObject([{ kind: 'void', due_at: null }]);
    expect(await house.openExceptions(orderId!)).toContain('void_refused');
  });

  test('numbers that nobody used for a day are listed with what they cost', async () => {
    const now = plusMs(merchant().clock(), 25 * 3_600_000);
    const { count, costFen, items } = await unusedNumbers(merchant().db, { now, shops: 'all' });
    expect(count).toBeGreaterThan(5);
    expect(costFen).toBe(50 * items.filter(({ accountName }) => accountName !== '').length);
  });
});

describe('by hand', () => {
  test('several parcels of one order get numbers of their own', async () => {
    const released = await house.release(await house.orders(shop(1), 1));
    await house.take(released);
    const { parcelIds } = await within((tx) =>
      addParcels(tx, { ...asked(merchant().clock), fulfillmentOrderId: released[0]!.id as never, count: 2 }),
    );
    await takeNumbers(merchant(), { parcelIds });
    const parcels = await house.parcelsOf(released);
    expect(parcels.map(({ state }) => state)).toEqual(['numbered', 'numbered', 'numbered']);
    expect(new Set(parcels.map(({ waybill_no }) => waybill_no)).size).toBe(3);
  });

  test('a scanned number is recognised, refused where it is another carrier’s, and used once', async () => {
    const [one, two] = await house.release(await ordersOf(2));
    const enter = (parcelId: string, waybillNo: string, carrier?: 'SF') =>
      within((tx) =>
        enterWaybillNo(
          tx,
          { ...asked(merchant().clock), parcelId: parcelId as ParcelId, waybillNo, ...(carrier ? { carrier } : {}) },
          merchant().vault,
        ),
      );
    const [first, second] = [one!.parcelIds[0]!, two!.parcelIds[0]!];
    await expect(enter(first, 'SF1342567604302')).rejects.toMatchObject({ refusal: { code: 'parcel.other_carrier' } });
    await expect(enter(first, 'AB123456789CD')).rejects.toMatchObject({ refusal: { code: 'parcel.number_unrecognized' } });
    await expect(enter(first, '订单一二三', 'SF')).rejects.toMatchObject({ refusal: { code: 'parcel.number_unfit' } });
    expect(await enter(first, ' 7868 9455 849606 ')).toEqual({ waybillNo: '78689455849606', carrier: 'ZTO' });
    await expect(enter(second, '78689455849606')).rejects.toMatchObject({ refusal: { code: 'parcel.number_taken' } });
    await expect(enter(first, '78689455849607')).rejects.toMatchObject({ refusal: { code: 'parcel.not_waiting' } });
    expect(await enter(second, 'SF1342567604302', 'SF')).toMatchObject({ carrier: 'SF' });
    expect(await house.parcelsOf([two!])).toMatchObject([{ state: 'numbered', carrier: 'SF', source: 'hand' }]);
  });
});
