/** The warehouse: prints, picks, checks by scan, weighs and ships as much as its people can in a span. */
import { randomUUID } from 'node:crypto';
import type { FloorOrder, Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { WaveRow } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { answered, type Visitor } from '../visitor.ts';
import { handsFor, type Hands } from './hands.ts';
import { printAll } from './packing-desk.ts';
import { butForVisitors } from './kept-work.ts';
import { isBetween, type Shift } from './shift.ts';
import { stationAt } from './warehouse-hands.ts';

/** from one scan to the next: two at once are one that a scanner read twice */
const scanMs = 1_000;
const shipLimit = 200;
/** on the scale, of goods whose weight nobody knows */
const unknownGram = 600;

export async function workTheFloor(shift: Shift): Promise<void> {
  const { house, assumptions, spanMs } = shift;
  const now = house.merchant.clock();
  const areHere = (at: Instant): boolean => isBetween(at, assumptions.floorFrom, assumptions.floorUntil);
  if (!areHere(now)) return;
  const hands = handsFor(assumptions.floorPeople, spanMs, shift);
  const desk = await house.as('cangku');
  await layAside(desk);
  const warehouses = await answered<{ items: readonly Readonly<{ id: string }>[] }>(desk.get('/api/warehouses'));
  // what is picked in one span is checked in the next, before more is begun
  await finishAll(
    shift,
    desk,
    warehouses.items.map(({ id }) => ({ hands, warehouseId: id })),
  );
  if (!areHere(plusMs(now, spanMs))) return; // nothing lies in crates over night
  await print(shift, desk, hands);
  await Promise.all(warehouses.items.map(({ id }) => pick(shift, desk, { hands, warehouseId: id })));
}

/** What must not leave is taken out of the crates, and said to be. */
async function layAside(desk: Visitor): Promise<void> {
  const { items } = await answered<{ items: readonly Readonly<{ id: string }>[] }>(desk.get('/api/requests?which=to_lay_aside&limit=100'));
  for (const { id } of items) await desk.post(`/api/requests/${id}/lay-aside`); // refused when it was taken back meanwhile
}

async function print(shift: Shift, desk: Visitor, hands: Hands): Promise<void> {
  const { ids } = await answered<{ ids: readonly string[] }>(desk.get('/api/printing/ready?limit=500'));
  const some = butForVisitors(shift, 'print', ids).slice(0, hands.room('print', 'pick'));
  if (some.length > 0) hands.did('print', (await printAll(desk, shift.house.emulators, some)).length);
}

async function pick(shift: Shift, desk: Visitor, { hands, warehouseId }: At): Promise<void> {
  await desk.post('/api/waves/build', { warehouseId }); // refused when nothing waits
  const path = `/api/waves?limit=200&state=open&warehouseId=${warehouseId}`;
  const { items } = await answered<{ items: readonly WaveRow[] }>(desk.get(path));
  let left = shift.kept?.counts.pick ?? 0;
  const taken = items.filter(({ orderCount }) => {
    const isLeft = left > 0; // the newest waves
    if (isLeft) left -= orderCount;
    return !isLeft;
  });
  await sideBySide(taken, shift.assumptions.floorPeople, async ({ id, orderCount }) => {
    await answered(desk.post(`/api/waves/${id}/pick`));
    hands.did('pick', orderCount);
  });
}

type At = Readonly<{ hands: Hands; warehouseId: string }>;

/** Warehouses have people of their own, but all share one span: the first takes what it can, the next what is left. */
async function finishAll(shift: Shift, desk: Visitor, places: readonly At[]): Promise<void> {
  const tables = await Promise.all(places.map(async (place) => ({ ...place, ...(await stationAt(desk, place.warehouseId, 'check')) })));
  let before = 0;
  const inTurn = tables.map((table) => {
    const room = Math.max(0, table.hands.room('check', 'weigh', 'ship') - before);
    before += table.items.length;
    return { ...table, room };
  });
  await Promise.all(inTurn.map((table) => finish(shift, desk, table)));
}

type Table = At & Awaited<ReturnType<typeof stationAt>> & Readonly<{ room: number }>;

async function finish(shift: Shift, desk: Visitor, { hands, warehouseId, items: picked, settings, room }: Table): Promise<void> {
  const at = shift.house.merchant.clock();
  await sideBySide(butForVisitors(shift, 'check', picked).slice(0, room), shift.assumptions.floorPeople, async (order) => {
    const { steps, isMended } = scansOf(shift, order, { at, others: picked });
    await answered(desk.post('/api/floor/check', { recordId: randomUUID(), fulfillmentOrderId: order.id, at, steps }));
    hands.did('check');
    if (isMended) hands.did('mend');
  });
  const onScale = settings.needsWeigh ? butForVisitors(shift, 'weigh', (await stationAt(desk, warehouseId, 'weigh')).items) : [];
  await sideBySide(onScale, shift.assumptions.floorPeople, async ({ id, expectedGram }) => {
    const gram = expectedGram ?? unknownGram;
    await answered(desk.post('/api/floor/weigh', { recordId: randomUUID(), fulfillmentOrderId: id, at, gram }));
    hands.did('weigh');
  });
  const atDoor = butForVisitors(shift, 'ship', (await stationAt(desk, warehouseId, 'ship')).items);
  for (let first = 0; first < atDoor.length; first += shipLimit) {
    const items = atDoor.slice(first, first + shipLimit).map(({ id }) => ({ recordId: randomUUID(), fulfillmentOrderId: id, at }));
    const { items: done } = await answered<{ items: readonly Recorded[] }>(desk.post('/api/floor/ship', { items }));
    hands.did('ship', done.length);
  }
}

/** As many people as there are take one after the other from the same pile. */
async function sideBySide<Item>(pile: readonly Item[], people: number, work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...pile];
  const one = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.ceil(people) }, one));
}

type Scan = Readonly<{ kind: 'scan'; at: Instant; text: string }>;

/**
 * What is scanned at the desk. Hands err as often as the article says: goods of another parcel lie in the box, and the scan refuses
 * them, or something is missing, and the check does not end before it has been fetched.
 */
function scansOf(
  { assumptions, chance }: Shift,
  { no, goods }: FloorOrder,
  { at, others }: Readonly<{ at: Instant; others: readonly FloorOrder[] }>,
): Readonly<{ steps: readonly Scan[]; isMended: boolean }> {
  const right = goods.flatMap(({ barcode, code, quantity, isBarcodeShared }) =>
    Array.from({ length: quantity }, () => (isBarcodeShared ? code : barcode || code)),
  );
  const isWrong = chance('mispick', no) < assumptions.mispicks;
  const isMissing = chance('mispick missing', no) < assumptions.mispicksMissing;
  const own = new Set(goods.map(({ skuId }) => skuId));
  const strange = others.flatMap((other) => other.goods).find(({ skuId }) => !own.has(skuId));
  const texts = isWrong && !isMissing && strange ? [strange.barcode || strange.code, ...right] : right;
  return { steps: texts.map((text, index) => ({ kind: 'scan', at: plusMs(at, index * scanMs), text })), isMended: isWrong };
}
