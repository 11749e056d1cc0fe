import type { CheckStep } from '@zhidan/core/fulfillment/floor/check.ts';
import type { FloorSettings } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { usualFloor } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { readWaveNo } from '@zhidan/core/fulfillment/floor/wave.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { beforeAll, expect, test } from 'vitest';
import { clearExceptions, raiseExceptions } from '../../orders/index.ts';
import { newId } from '../../platform/new-id.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { goodsLine } from '../../testing/test-goods.ts';
import { stockOf } from '../../testing/test-stock-house.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { changeFloorSettings } from './change-floor-settings.ts';
import { listFloorWork } from './list-floor-work.ts';
import { onStockTold } from './on-stock-told.ts';
import { acceptWeight } from './records/accept-weight.ts';
import { sumFloorDays } from './records/floor-day-query.ts';
import { recordCheck } from './records/record-check.ts';
import { recordShip } from './records/record-ship.ts';
import { recordWeight } from './records/record-weight.ts';
import { buildWaves } from './waves/build-waves.ts';
import { dissolveWave } from './waves/dissolve-wave.ts';
import { pickWave } from './waves/pick-wave.ts';
import { showWave } from './waves/show-wave-query.ts';
import { countWaiting, listWaves } from './waves/wave-list-query.ts';

const merchant = merchantForFile();
let house: FulfillmentHouse;
let count = 0;

beforeAll(async () => {
  house = await aFulfillmentHouse(merchant(), 1_000);
  await merchant().db.updateTable('stock_levels').set({ bin: 'A-01' }).where('sku_id', '=', house.skuId).execute();
});

const id = <Id>(): Id => newId(merchant().clock()) as Id;
const within: FulfillmentHouse['within'] = (work) => house.within(work);

/** Printed parcels of so many pieces of BABY-01 and BOTTLE-1. */
async function printed(...pieces: readonly (readonly [baby: number, bottle: number])[]) {
  const numbers = pieces.map(() => {
    count += 1;
    return `88${String(count).padStart(6, '0')}`;
  });
  await house.receive(
    ...pieces.map(([baby, bottle], index) => {
      const lines = [
        ...(baby > 0 ? [goodsLine('连体衣', { merchantCode: 'BABY-01', quantity: baby })] : []),
        ...(bottle > 0 ? [goodsLine('奶瓶', { merchantCode: 'BOTTLE-1', quantity: bottle })] : []),
      ];
      return house.order(numbers[index] ?? '', { lines });
    }),
  );
  await house.settle();
  const rows = await Promise.all(numbers.map((no) => house.ofOrder(no)));
  await house.bring(
    rows.map((row) => row.id),
    'to_pick',
  );
  return rows.map((row, index) => ({ id: row.id as never, no: numbers[index] ?? '' }));
}

const stageOf = async (no: string): Promise<string> => (await house.ofOrder(no)).stage;
const settings = (change: Partial<FloorSettings>) =>
  within((tx) => changeFloorSettings(tx, { ...house.ask(), warehouseId: house.warehouseId, ...usualFloor, ...change }));
const scans = (...texts: readonly string[]): CheckStep[] =>
  texts.map((text, index) => ({ kind: 'scan', at: plusMs(merchant().clock(), index * 1_000), text }));
const check = (fulfillmentOrderId: never, steps: CheckStep[], change = {}) =>
  within((tx) =>
    recordCheck(tx, { ...house.ask(), recordId: id(), fulfillmentOrderId, at: house.ask().now, isLaidAside: false, steps, ...change }),
  );
const weigh = (fulfillmentOrderId: never, gram: number) =>
  within((tx) => recordWeight(tx, { ...house.ask(), recordId: id(), fulfillmentOrderId, at: house.ask().now, gram }));
const ship = (...ids: readonly never[]) =>
  within((tx) =>
    recordShip(tx, { ...house.ask(), items: ids.map((one) => ({ recordId: id(), fulfillmentOrderId: one, at: house.ask().now })) }),
  );
const build = (change = {}) =>
  within((tx) =>
    buildWaves(tx, {
      ...house.ask(),
      warehouseId: house.warehouseId,
      kinds: ['single', 'many', 'multi'],
      byCarrier: true,
      byZone: false,
      ...change,
    }),
  );
const stop = async (no: string) =>
  within(async (tx) =>
    raiseExceptions(tx, house.ask(), [{ orderId: await house.orderId(no), kind: 'stopped_by_hand', detail: { reason: '地址不对' } }]),
  );
const letGo = async (no: string) =>
  within(async (tx) => clearExceptions(tx, house.ask(), [{ orderId: await house.orderId(no), kind: 'stopped_by_hand' }]));

test('a parcel is checked, weighed and shipped; its stock leaves with it', async () => {
  await settings({ needsWeigh: true });
  const [parcel] = await printed([2, 1]);
  if (!parcel) throw new Error('no parcel');
  const before = await stockOf(merchant().db, house.skuId);
  expect(await check(parcel.id, scans('baby-01', 'BOTTLE-1', 'BABY-01'))).toMatchObject({ outcome: 'done', stage: 'to_weigh' });
  expect((await house.ofOrder(parcel.no)).lines.map(({ quantity, checkedQuantity }) => [quantity, checkedQuantity])).toEqual([
    [2, 2],
    [1, 1],
  ]);
  expect(await weigh(parcel.id, 760)).toMatchObject({ outcome: 'done', stage: 'to_ship' });
  expect((await ship(parcel.id)).items).toMatchObject([{ outcome: 'shipped', stage: 'shipped' }]);
  expect(await stockOf(merchant().db, house.skuId)).toEqual([before[0] - 2, before[1] - 2]);
  await settings({});
});

test('the server goes through the scans itself: what is not complete passes nowhere, and stopped scans count', async () => {
  const [parcel] = await printed([2, 1]);
  if (!parcel) throw new Error('no parcel');
  const incomplete = await check(parcel.id, scans('BABY-01', 'BABY-01', 'BABY-01', 'NO-SUCH'));
  expect(incomplete).toMatchObject({ outcome: 'refused', reasons: [{ code: 'check.incomplete', values: { wanted: 1, counted: 0 } }] });
  expect(await stageOf(parcel.no)).toBe('to_pick');
  expect(await check(parcel.id, scans('2*BABY-01', 'BOTTLE-1'))).toMatchObject({ outcome: 'done', stage: 'to_ship' });
  const days = await sumFloorDays(merchant().db, { ...house.ask(), warehouseId: house.warehouseId, days: 1 });
  expect(days.items[0]).toMatchObject({ checkedCount: 2, blockedParcelCount: 1, blockedScanCount: 2, shippedCount: 1 });
  expect(await house.told('floor.scans_blocked')).toEqual([parcel.id]);
});

test('a result that is delivered twice counts once and is answered as at first', async () => {
  const [parcel] = await printed([1, 0]);
  if (!parcel) throw new Error('no parcel');
  const recordId = id<never>();
  const first = await check(parcel.id, scans('BABY-01'), { recordId });
  expect(await check(parcel.id, scans('BABY-01'), { recordId })).toEqual(first);
  const shipId = id<never>();
  const items = [{ recordId: shipId, fulfillmentOrderId: parcel.id, at: house.ask().now }];
  const before = await stockOf(merchant().db, house.skuId);
  await within((tx) => recordShip(tx, { ...house.ask(), items }));
  const again = await within((tx) => recordShip(tx, { ...house.ask(), items }));
  expect(again.items).toMatchObject([{ outcome: 'shipped' }]);
  expect((await stockOf(merchant().db, house.skuId))[0]).toBe(before[0] - 1);
  await expect(check(parcel.id, scans('BABY-01'), { recordId: shipId })).rejects.toMatchObject({ refusal: { code: 'floor.record_other' } });
});

test('two desks that send the same result at the same moment are one', async () => {
  const [parcel] = await printed([1, 0]);
  if (!parcel) throw new Error('no parcel');
  const recordId = id<never>();
  const answers = await Promise.all([1, 2, 3].map(() => check(parcel.id, scans('BABY-01'), { recordId })));
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['done']));
});

test('what is stopped is refused at every scan, with its reason; set free, it goes on', async () => {
  const [parcel, other] = await printed([1, 0], [1, 0]);
  if (!parcel || !other) throw new Error('no parcel');
  await stop(parcel.no);
  const refused = { outcome: 'refused', reasons: [{ code: 'fulfillment.order_blocked', values: expect.any(Object) as object }] };
  expect(await check(parcel.id, scans('BABY-01'))).toEqual(expect.objectContaining({ ...refused, stage: 'to_pick' }));
  await letGo(parcel.no);
  expect(await check(parcel.id, scans('BABY-01'))).toMatchObject({ outcome: 'done' });
  await check(other.id, scans('BABY-01'));
  await stop(parcel.no);
  const { items } = await ship(parcel.id, other.id);
  expect(items).toMatchObject([{ ...refused, stage: 'to_ship' }, { outcome: 'shipped' }]);
  const all = { ...house.ask(), warehouseId: house.warehouseId, station: 'any', waveId: undefined, limit: 200 } as const;
  const work = await listFloorWork(merchant().db, all);
  expect(work.items.find((one) => one.id === parcel.id)).toMatchObject({
    stage: 'to_ship',
    stops: [{ code: 'fulfillment.order_blocked', values: { kinds: 'stopped_by_hand' } }],
    goods: [{ code: 'BABY-01', bin: 'A-01' }],
  });
  await letGo(parcel.no);
  await ship(parcel.id);
});

test('nothing ships unchecked, and nothing is checked twice', async () => {
  const [parcel] = await printed([1, 0]);
  if (!parcel) throw new Error('no parcel');
  expect((await ship(parcel.id)).items).toMatchObject([{ outcome: 'refused', reasons: [{ code: 'floor.step_missing' }] }]);
  await check(parcel.id, scans('BABY-01'));
  expect(await check(parcel.id, scans('BABY-01'))).toMatchObject({ outcome: 'refused', reasons: [{ code: 'floor.step_done' }] });
});

test('a warehouse that ships by itself sends a parcel out with its last step', async () => {
  await settings({ shipsByItself: true });
  const [parcel] = await printed([0, 1]);
  if (!parcel) throw new Error('no parcel');
  expect(await check(parcel.id, scans('BOTTLE-1'))).toMatchObject({ outcome: 'shipped', stage: 'shipped' });
  await settings({});
});

test('a weight outside the tolerance stops the parcel until it fits, or a supervisor accepts it with a reason', async () => {
  await settings({ needsWeigh: true });
  const [parcel, other] = await printed([1, 0], [1, 0]);
  if (!parcel || !other) throw new Error('no parcel');
  for (const one of [parcel, other]) await check(one.id, scans('BABY-01'));
  const differs = {
    outcome: 'refused',
    stage: 'to_weigh',
    reasons: [{ code: 'weigh.differs', values: { weighed: 301, expected: 250, allowed: 50 } }],
  };
  expect(await weigh(parcel.id, 301)).toMatchObject(differs);
  expect(await house.exceptions(parcel.no)).toContain('weight_differs');
  expect((await ship(parcel.id)).items).toMatchObject([{ outcome: 'refused' }]);
  expect(await weigh(parcel.id, 300)).toMatchObject({ outcome: 'done', stage: 'to_ship' });
  expect(await house.exceptions(parcel.no)).not.toContain('weight_differs');
  await weigh(other.id, 900);
  const accepted = await within((tx) => acceptWeight(tx, { ...house.ask(), fulfillmentOrderId: other.id, reason: '加固包装' }));
  expect(accepted).toEqual({ stage: 'to_ship', reasons: [] });
  await expect(
    within((tx) => acceptWeight(tx, { ...house.ask(), fulfillmentOrderId: parcel.id, reason: '加固包装' })),
  ).rejects.toMatchObject({ refusal: { code: 'weigh.none_differs' } });
  await settings({});
});

test('a SKU without weight learns it from five parcels that hold it alone; a weight that somebody typed stays', async () => {
  await settings({ needsWeigh: true });
  const { db } = merchant();
  await db.updateTable('skus').set({ weight_gram: null }).where('id', '=', house.otherSkuId).execute();
  const parcels = await printed([0, 1], [0, 1], [0, 2], [0, 1], [0, 1], [0, 1]);
  const grams = [348, 352, 650, 351, 2_000, 350];
  const weightOf = async () =>
    (await db.selectFrom('skus').select('weight_gram').where('id', '=', house.otherSkuId).executeTakeFirstOrThrow()).weight_gram;
  for (const [index, { id: one }] of parcels.entries()) {
    await check(one, scans(index === 2 ? '2*BOTTLE-1' : 'BOTTLE-1'));
    if (index < 5) expect(await weightOf()).toBeNull();
    if (index < 5) expect(await weigh(one, grams[index] ?? 0)).toMatchObject({ outcome: 'done' });
  }
  expect(await weightOf()).toBe(301);
  await db.updateTable('skus').set({ weight_gram: 500 }).where('id', '=', house.otherSkuId).execute();
  const [, , , , , last] = parcels;
  if (last) await weigh(last.id, 350);
  expect(await weightOf()).toBe(500);
  await db.updateTable('skus').set({ weight_gram: 300 }).where('id', '=', house.otherSkuId).execute();
  await settings({});
});

test('one press makes waves; each parcel sits in one; what is stopped stays outside', async () => {
  const parcels = await printed([1, 0], [0, 1], [1, 0], [3, 0], [1, 1], [1, 0]);
  const [, , , , , stopped] = parcels;
  if (!stopped) throw new Error('no parcel');
  await stop(stopped.no);
  const waiting = await countWaiting(merchant().db, { ...house.ask(), warehouseId: house.warehouseId });
  expect(waiting.items.map(({ kind, orderCount, stoppedCount }) => [kind, orderCount, stoppedCount])).toEqual([
    ['single', 4, 1],
    ['many', 1, 0],
    ['multi', 1, 0],
  ]);
  const { waves } = await build();
  expect(Object.fromEntries(waves.map(({ kind, orderCount }) => [kind, orderCount]))).toEqual({ single: 3, many: 1, multi: 1 });
  await expect(build()).rejects.toMatchObject({ refusal: { code: 'wave.nothing_waits' } });
  const single = waves.find(({ kind }) => kind === 'single');
  if (!single) throw new Error('no wave');
  const named = await listWaves(merchant().db, { ...house.ask(), limit: 2, after: undefined, no: readWaveNo(single.no) ?? 0 });
  expect(named.items.map(({ no }) => no)).toEqual([single.no]);
  const shown = await showWave(merchant().db, { ...house.ask(), waveId: single.id });
  expect(shown.stops.map(({ code, quantity, seats }) => [code, quantity, seats.map(({ seat }) => seat)])).toEqual([
    ['BABY-01', 2, [1, 2]],
    ['BOTTLE-1', 1, [3]],
  ]);
  await within((tx) => dissolveWave(tx, { ...house.ask(), waveId: single.id }));
  expect((await build({ kinds: ['single'] })).orderCount).toBe(3);
  await letGo(stopped.no);
  for (const { id: waveId } of (await listWaves(merchant().db, { ...house.ask(), limit: 50, after: undefined, state: 'open' })).items)
    await within((tx) => pickWave(tx, { ...house.ask(), waveId, missing: [] }));
  expect(await Promise.all(parcels.slice(0, 5).map(({ no }) => stageOf(no)))).toEqual(Array(5).fill('to_check'));
});

test('pieces that were not on the shelf make the parcel that can wait longest short at once; counting the SKU sets it free', async () => {
  const parcels = await printed([2, 0], [2, 0], [2, 0]);
  const { waves } = await build({ kinds: ['many'] });
  const [wave] = waves;
  if (!wave) throw new Error('no wave');
  const shown = await showWave(merchant().db, { ...house.ask(), waveId: wave.id });
  await expect(
    within((tx) => pickWave(tx, { ...house.ask(), waveId: wave.id, missing: [{ skuId: house.skuId, missing: 99 }] })),
  ).rejects.toMatchObject({ refusal: { code: 'wave.missing_too_many' } });
  const picked = await within((tx) => pickWave(tx, { ...house.ask(), waveId: wave.id, missing: [{ skuId: house.skuId, missing: 1 }] }));
  expect(picked).toMatchObject({
    pickedCount: shown.orders.length - 1,
    shorts: [{ code: 'BABY-01', missing: 1 }],
    stopped: [],
    unprinted: [],
  });
  const short = parcels.find(({ id: one }) => shown.orders.at(-1)?.id === one);
  if (!short) throw new Error('nobody is short');
  expect(await house.exceptions(short.no)).toContain('out_of_stock');
  expect(await stageOf(short.no)).toBe('to_pick');
  await expect(within((tx) => pickWave(tx, { ...house.ask(), waveId: wave.id, missing: [] }))).rejects.toMatchObject({
    refusal: { code: 'wave.not_open' },
  });
  merchant().clock.advance(60_000);
  await house.post('count', [{ skuId: house.skuId, counted: (await stockOf(merchant().db, house.skuId))[0] }]);
  const posted = await house.told('stock.posted');
  await within((tx) =>
    onStockTold.apply(tx, posted.map((subjectId) => ({ subjectId })) as never, { ...house.ask(), vault: merchant().vault }),
  );
  expect(await house.exceptions(short.no)).not.toContain('out_of_stock');
  expect((await build({ kinds: ['many'] })).orderCount).toBe(1);
});
