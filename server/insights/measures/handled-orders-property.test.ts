import { handlingPieceCodes, type HandlingPiece } from '@zhidan/core/insights/measures/handling.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { instantMs, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { judgeStages, withdrawFulfillment } from '../../fulfillment/index.ts';
import { mergeFulfillments } from '../../fulfillment/joining/merge-fulfillments.ts';
import { clearExceptions, endHolds, placeHolds, raiseExceptions } from '../../orders/index.ts';
import { applyBatch } from '../../platform/journal/apply-batch.ts';
import { addCursors } from '../../platform/journal/cursor.ts';
import type { Subscriber } from '../../platform/journal/subscriber.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { aMerchant, type TestMerchant } from '../../testing/test-merchant.ts';
import { onShippedMeasure } from './on-shipped.ts';

/** What happens to one of the orders, and so many seconds later. */
type Deed = Readonly<{ order: number; doing: number; seconds: number }>;

const orderCount = 4;
/** The long form tries more histories: `ZHIDAN_LONG_TESTS=1 npx vitest run --project server server/insights/measures`. */
const runs = process.env['ZHIDAN_LONG_TESTS'] === '1' ? 25 : 2;
const doings = [
  'hold',
  'end_hold',
  'raise',
  'clear',
  'audit',
  'pass',
  'number',
  'print',
  'pick',
  'ship',
  'withdraw',
  'merge',
  'digest',
] as const;

/** Dies after its effect and before its commit. */
const dying: Subscriber = {
  ...onShippedMeasure,
  apply: async (...asked) => {
    await onShippedMeasure.apply(...asked);
    throw new Error('killed');
  },
};

async function digest(merchant: TestMerchant, subscriber: Subscriber, limit: number): Promise<void> {
  for (let last = ''; last !== 'at the end' && last !== 'failed';) last = (await applyBatch(merchant, subscriber, limit)).kind;
}

async function act({ house, merchant, nos }: World, { order, doing, seconds }: Deed): Promise<void> {
  const { within, ask } = house;
  const no = nos[order] ?? '';
  const { id } = await house.ofOrder(no);
  const orderId = await house.orderId(no);
  const stop = { orderId, kind: 'audit_blocked', detail: { rule: '大额', reason: '复核' } } as const;
  const source = `hand:${seconds % 2}`;
  const deeds: Readonly<Record<(typeof doings)[number], () => Promise<unknown>>> = {
    hold: () => within((tx) => placeHolds(tx, ask(), [{ orderId, source, reason: '等客户', until: null }])),
    end_hold: () => within((tx) => endHolds(tx, ask(), [{ orderId, source }], '好了')),
    raise: () => within((tx) => raiseExceptions(tx, ask(), [stop])),
    clear: () => within((tx) => clearExceptions(tx, ask(), [stop])),
    audit: () => within((tx) => judgeStages(tx, { ...ask(), verdicts: [{ id, to: seconds % 2 === 0 ? 'audit' : 'finance' }] })),
    pass: async () => {
      await house.assign([id]);
      await house.reserve([id]);
      merchant.clock.advance(7_000);
      const by = seconds % 3 === 0 ? systemCaller('audit') : ask().by; // its time had come, or somebody let it go
      await within((tx) => judgeStages(tx, { ...ask(), by, verdicts: [{ id, to: 'to_print' }] }));
    },
    number: () => house.number([id]),
    print: () => house.print([id]),
    pick: () => house.floor([id]),
    ship: () => house.ship([id]),
    withdraw: () => within((tx) => withdrawFulfillment(tx, { ...ask(), ids: [id], reason: '改', isStopConfirmed: true })),
    merge: async () => {
      const other = await house.ofOrder(nos[(order + 1) % orderCount] ?? '');
      await within((tx) => mergeFulfillments(tx, { ...ask(), groups: [[id, other.id]], isReceiverConfirmed: true }));
    },
    digest: () => digest(merchant, seconds % 3 === 0 ? dying : onShippedMeasure, 1 + (seconds % 4)),
  };
  await deeds[doings[doing] ?? 'digest']();
}

type World = Readonly<{ house: FulfillmentHouse; merchant: TestMerchant; nos: readonly string[] }>;

/** What is not allowed is refused, and nothing has happened. */
const refused = (error: unknown): void => {
  if (!(error instanceof Error) || error.name !== 'Refused') throw error;
};

async function live(world: World, deeds: readonly Deed[]): Promise<void> {
  const { house, merchant, nos } = world;
  const paidAt = merchant.clock();
  await house.receive(...nos.map((no) => house.order(no, { paidAt, createdAt: paidAt })));
  merchant.clock.advance(11_000);
  await house.settle();
  for (const deed of deeds) {
    merchant.clock.advance(deed.seconds * 1_000);
    await act(world, deed).catch(refused);
  }
  for (const seconds of [60, 61])
    // both sources of holds
    for (const doing of ['end_hold', 'clear'] as const)
      for (const order of nos.keys()) await act(world, { order, doing: doings.indexOf(doing), seconds }).catch(refused);
  for (const order of nos.keys())
    for (const doing of ['pass', 'number', 'print', 'pick', 'ship'] as const) {
      merchant.clock.advance(5_000);
      await act(world, { order, doing: doings.indexOf(doing), seconds: 1 }).catch(refused);
    }
}

type Entry = Readonly<{ event: string; id: string; at: Instant; isByHand: boolean; said: Readonly<Record<string, unknown>> }>;

const heard = /^(?:fulfillment\.(?:opened|assigned|moved)|parcel\.numbered|order\.(?:hold|exception)_)/u;

/** The same by looking at each second alone: what waited then, else which step had not been done yet. */
function plainly(journal: readonly Entry[], shipped: Entry, { orderId, paidAt }: Readonly<{ orderId: string; paidAt: Instant }>) {
  const before = journal.slice(0, journal.indexOf(shipped)).filter(({ event }) => heard.test(event));
  const about = (id: string) => before.filter((entry) => entry.id === id);
  const names = (entry: Entry, id: string): boolean => (entry.said['orderIds'] as readonly string[] | undefined)?.includes(id) ?? false;
  const own = about(shipped.id);
  const openings = before.filter((entry) => entry.event === 'fulfillment.opened' && names(entry, orderId));
  const opened = own.find(({ event }) => event === 'fulfillment.opened');
  const last = (actions: readonly string[]) => own.findLast(({ said }) => actions.includes(String(said['action'])))?.at;
  const released = last(['release']);
  const assigned = own.findLast(
    ({ event, said, at }) => (event === 'fulfillment.assigned' || said['isAssigned'] === true) && at <= (released ?? shipped.at),
  )?.at;
  const parcelIds = shipped.said['parcelIds'] as readonly string[];
  const numbered = before.findLast(({ event, id }) => event === 'parcel.numbered' && parcelIds.includes(id))?.at;
  const ends = [openings[0]?.at, assigned, released, numbered, last(['print']), last(['pick', 'pick_last', 'check']), shipped.at];
  const moved = new Set(openings.map(({ id }) => id));
  const isMove = ({ event, id }: Entry, of: string): boolean => event === 'fulfillment.moved' && id === of;
  /** What the product ended by itself waited for nobody. */
  const waitsForNobody = (entry: Entry): boolean =>
    before.slice(before.indexOf(entry) + 1).find((next) => isMove(next, entry.id))?.isByHand === false;
  const waitsAt = (at: Instant): boolean => {
    const open = new Set<string>();
    for (const entry of before.filter((one) => one.at <= at)) {
      const { event, id, said } = entry;
      const isMate = id === orderId || (names(shipped, id) && opened !== undefined && opened.at <= at);
      if (event === 'order.hold_placed' && isMate) open.add(`hold ${id} ${String(said['source'])}`);
      if (event === 'order.hold_ended') open.delete(`hold ${id} ${String(said['source'])}`);
      const isBlocking = blockingKinds.some((kind) => kind === said['kind']);
      if (event === 'order.exception_raised' && isMate && isBlocking) open.add(`exception ${id} ${String(said['kind'])}`);
      if (event === 'order.exception_cleared') open.delete(`exception ${id} ${String(said['kind'])}`);
      if (event !== 'fulfillment.moved' || !moved.has(id)) continue;
      if (['audit', 'finance'].includes(String(said['to'])) && !waitsForNobody(entry)) open.add(`stage ${id}`);
      else open.delete(`stage ${id}`);
    }
    return open.size > 0;
  };
  const pieces = Object.fromEntries(handlingPieceCodes.map((piece) => [piece, 0])) as Record<HandlingPiece, number>;
  const from = instantMs(paidAt);
  for (let ms = from; ms < instantMs(shipped.at); ms += 1_000) {
    const now = new Date(ms).toISOString() as Instant;
    const under = handlingPieceCodes[ends.findIndex((end) => end !== undefined && end > now)] ?? 'ship';
    pieces[waitsAt(now) ? 'people' : under] += 1;
  }
  return { seconds: (instantMs(shipped.at) - from) / 1_000, pieces };
}

async function journalOf({ db }: TestMerchant): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select event, subject_id as id, at, actor_kind = 'person' as "isByHand", payload as said from journal order by xact, seq`.execute(db);
  return rows;
}

const measured = ({ db }: TestMerchant) => db.selectFrom('handled_orders').selectAll().orderBy('order_id').execute();

const deeds = fc.array(
  fc.record({ order: fc.nat(orderCount - 1), doing: fc.nat(doings.length - 1), seconds: fc.integer({ min: 0, max: 20 }) }),
  { minLength: 25, maxLength: 40 },
);

test('measures of random histories are those of a plain look at the journal, however often the subscriber is killed or begins anew', async () => {
  const merchant = await aMerchant();
  const house = await aFulfillmentHouse(merchant, 10_000);
  await house.within((tx) => addCursors(tx, [onShippedMeasure], merchant.clock()));
  let run = 0;
  const property = fc.asyncProperty(deeds, async (history) => {
    run += 1;
    await live({ house, merchant, nos: Array.from({ length: orderCount }, (_, order) => `H${run}-${order}`) }, history);
    await digest(merchant, onShippedMeasure, 3);
    const first = await measured(merchant);
    const journal = await journalOf(merchant);
    const shipped = journal.filter(({ event }) => event === 'fulfillment.shipped');
    expect(first.length).toBe(shipped.flatMap(({ said }) => said['orderIds'] as readonly string[]).length);
    expect(first.length).toBeGreaterThan(0);
    for (const row of first) {
      const left = shipped.find(({ id }) => id === row.fulfillment_order_id)!;
      const { seconds, pieces } = plainly(journal, left, { orderId: row.order_id, paidAt: row.paid_at });
      const told = Object.fromEntries(handlingPieceCodes.map((piece) => [piece, row[`${piece}_seconds`]]));
      expect({ seconds: row.handling_seconds, ...told }).toEqual({ seconds, ...pieces });
    }
    await merchant.db
      .updateTable('subscriber_cursors')
      .set({ xact: '0', seq: 0 })
      .where('subscriber', '=', onShippedMeasure.name)
      .execute();
    await digest(merchant, onShippedMeasure, 500);
    expect(await measured(merchant)).toEqual(first);
  });
  await fc.assert(property, { numRuns: runs, endOnFailure: true });
});

test('an order that was paid before its shop was added here is handled from then on', async () => {
  const merchant = await aMerchant();
  const house = await aFulfillmentHouse(merchant, 10_000, [onShippedMeasure]);
  const added = merchant.clock();
  const paidAt = plusMs(added, -2 * 86_400_000);
  await house.receive(house.order('early', { paidAt, createdAt: paidAt }));
  await house.settle();
  const { id } = await house.ofOrder('early');
  merchant.clock.advance(60_000);
  await house.assign([id]);
  await house.reserve([id]);
  await house.within((tx) => judgeStages(tx, { ...house.ask(), verdicts: [{ id, to: 'to_print' }] }));
  for (const step of [house.number, house.print, house.floor, house.ship]) await step([id]);
  await digest(merchant, onShippedMeasure, 500);
  const [row, ...more] = await measured(merchant);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ paid_at: paidAt, handling_seconds: 60 });
});
