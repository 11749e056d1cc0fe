import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { endHolds, forceRelease, placeHolds, raiseExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { receiveChannelOrders } from '../../channels/index.ts';
import { aChannelOrder, received } from '../../testing/test-channel-order.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { until } from '../../testing/until.ts';
import { claimPrint } from './claim-print.ts';
import { claimShip } from './claim-ship.ts';
import { judgeStages } from './judge-stages.ts';

const merchant = merchantForFile({ poolSize: 12 });
let house: FulfillmentHouse;
let orderCount = 0;

beforeAll(async () => {
  house = await aFulfillmentHouse(merchant(), 1_000);
});

/** A fulfillment order that waits for exactly one claim. */
async function waitingFor(claim: keyof typeof claims): Promise<Target> {
  orderCount += 1;
  const no = `R${orderCount}`;
  await house.receive(house.order(no));
  await house.settle();
  const { id } = await house.ofOrder(no);
  await claims[claim].before(id);
  return { no, id, orderId: await house.orderId(no) };
}

type Target = Readonly<{ no: string; id: string; orderId: string }>;

const claims = {
  release: {
    before: async (id: string) => {
      await house.assign([id]);
      await house.reserve([id]);
    },
    claim: async (tx: Tx, { id }: Target) =>
      (await judgeStages(tx, { ...asked(merchant().clock), verdicts: [{ id, to: 'to_print' }] }))[0]?.outcome === 'moved',
    stage: 'to_print',
  },
  print: {
    before: async (id: string) => {
      await house.bring([id], 'to_print');
      await house.number([id]);
    },
    claim: async (tx: Tx, { id }: Target) =>
      (await claimPrint(tx, { ...asked(merchant().clock), ids: [id], batchId: id }))[0]?.isClaimed === true,
    stage: 'to_pick',
  },
  ship: {
    before: (id: string) => house.bring([id], 'to_ship'),
    claim: async (tx: Tx, { id }: Target) => (await claimShip(tx, { ...asked(merchant().clock), ids: [id] }))[0]?.isShipped === true,
    stage: 'shipped',
  },
} as const;

const { states, modifiedAt } = aChannelOrder();

/** Everything that may forbid shipping at the very moment of a claim, as it comes in. */
const rivals = {
  'a hold': (tx: Tx, { orderId }: Target) =>
    placeHolds(tx, asked(merchant().clock), [{ orderId, source: 'hand', reason: '等买家确认', until: null }]),
  'an exception': (tx: Tx, { orderId }: Target) =>
    raiseExceptions(tx, asked(merchant().clock), [{ orderId, kind: 'audit_blocked', detail: { rule: '大额', reason: '超过 2000 元' } }]),
  'a refund': async (tx: Tx, { no }: Target) => {
    const change = { modifiedAt: plusMs(modifiedAt, 1_000), states: { ...states, refund: 'requested' } as const };
    const { id } = await tx.selectFrom('shops').select('id').executeTakeFirstOrThrow();
    const { clock, vault } = merchant();
    const ask = {
      ...asked(clock),
      shopId: id as never,
      road: 'push',
      readAt: clock(),
      orders: [received(house.order(no, change))],
    } as const;
    await receiveChannelOrders(tx, ask, vault);
  },
} as const;

/** Runs `first` and holds its locks until `second` waits for them; answers what both gave. */
async function oneAfterTheOther<First, Second>(
  first: (tx: Tx) => Promise<First>,
  second: (tx: Tx) => Promise<Second>,
): Promise<[First, Second]> {
  const { db } = merchant();
  const isLocked = Promise.withResolvers<void>();
  const isWaitedFor = Promise.withResolvers<void>();
  const one = inTransaction(db, async (tx) => {
    const value = await first(tx);
    isLocked.resolve();
    await isWaitedFor.promise;
    return value;
  });
  await isLocked.promise;
  const other = inTransaction(db, second);
  await until('the second waits for the first', async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    return (rows[0]?.count ?? 0) > 0;
  });
  isWaitedFor.resolve();
  return Promise.all([one, other]);
}

describe.each(Object.keys(claims) as (keyof typeof claims)[])('%s', (claimName) => {
  describe.each(Object.keys(rivals) as (keyof typeof rivals)[])('against %s', (rivalName) => {
    const { claim, stage } = claims[claimName];
    const rival = rivals[rivalName];

    test('the rival that comes first wins: nothing is claimed', async () => {
      const target = await waitingFor(claimName);
      const { stage: before } = await house.ofOrder(target.no);
      const [, isClaimed] = await oneAfterTheOther(
        async (tx) => rival(tx, target),
        (tx) => claim(tx, target),
      );
      expect(isClaimed).toBe(false);
      expect((await house.ofOrder(target.no)).stage).toBe(before);
    });

    test('the claim that comes first wins, and the next claim is refused', async () => {
      const target = await waitingFor(claimName);
      const [isClaimed] = await oneAfterTheOther(
        (tx) => claim(tx, target),
        async (tx) => rival(tx, target),
      );
      expect(isClaimed).toBe(true);
      expect((await house.ofOrder(target.no)).stage).toBe(stage);
      await house.number([target.id]);
      expect(await house.print([target.id])).toMatchObject([{ isClaimed: false }]);
      expect(await house.floor([target.id])).toMatchObject([{ isMoved: false }]);
    });
  });
});

test('of ten printers that claim one label at the same moment exactly one gets it', async () => {
  const target = await waitingFor('print');
  const prints = await Promise.all(Array.from({ length: 10 }, () => house.print([target.id])));
  expect(prints.flat().filter(({ isClaimed }) => isClaimed)).toHaveLength(1);
  expect((await house.ofOrder(target.no)).printCount).toBe(1);
});

test('what holds an order up is said with its number, and what was forced does not hold it up again', async () => {
  const target = await waitingFor('release');
  const found = { orderId: target.orderId, kind: 'audit_blocked', detail: { rule: '大额', reason: '超过 2000 元' } } as const;
  await house.within((tx) => raiseExceptions(tx, house.ask(), [found]));
  await house.within((tx) => placeHolds(tx, house.ask(), [{ orderId: target.orderId, source: 'hand', reason: '等', until: null }]));
  expect(await house.release([target.id])).toMatchObject([
    { refusals: [{ code: 'fulfillment.order_blocked', values: { orderNo: target.no, reasons: '审单拦截、挂起' } }] },
  ]);
  await house.within((tx) => forceRelease(tx, { ...house.ask(), orderId: target.orderId, kinds: ['audit_blocked'], reason: '老客户' }));
  await house.within((tx) => raiseExceptions(tx, house.ask(), [found]));
  expect(await house.exceptions(target.no)).toEqual([]);
  await house.within((tx) => endHolds(tx, house.ask(), [{ orderId: target.orderId, source: 'hand' }], '可以发了'));
  expect(await house.release([target.id])).toMatchObject([{ outcome: 'moved' }]);
});
