import { setTimeout as pause } from 'node:timers/promises';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { verifyStock } from '../../inventory/index.ts';
import { endHolds, placeHolds, raiseExceptions, clearExceptions } from '../../orders/index.ts';
import { isDatabaseUnavailable } from '../../platform/db/database-fault.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { aChannelOrder, maskedReceiver } from '../../testing/test-channel-order.ts';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { cancelFulfillment, claimPrint, claimShip, moveOnFloor, withdrawFulfillment } from '../index.ts';
import { reopenFulfillments } from '../opening/reopen-canceled.ts';
import { verifyFulfillment } from '../verify/verify-fulfillment-query.ts';

/**
 * How many histories are tried. The long form tries ten thousand, in one go or in parts with seeds of their own:
 * `ZHIDAN_LONG_TESTS=1 ZHIDAN_TEST_HISTORIES=500 npx vitest run --project server server/fulfillment/claims/claims-property`.
 */
const isLong = process.env['ZHIDAN_LONG_TESTS'] === '1';
const runs = isLong ? Number(process.env['ZHIDAN_TEST_HISTORIES'] ?? 10_000) : 6;

const { states, modifiedAt } = aChannelOrder();

/** One who works on an order: by whom, on which of the orders, with which of their doings. */
type Deed = Readonly<{ order: number; doing: number }>;

const orderCount = 3;
const actors = { customer: 6, auditor: 6, service: 2, printer: 3, scanner: 4, supervisor: 6, death: 20 } as const;

type World = Readonly<{
  db: Db;
  house: FulfillmentHouse;
  nos: readonly string[];
  /** what escaped: printed, moved or shipped although something held it up */
  escaped: string[];
}>;

let tellCount = 0;
const later = () => {
  tellCount += 1;
  return { modifiedAt: plusMs(modifiedAt, tellCount * 1_000) };
};

/** What holds up the orders of a fulfillment order, by the rows themselves and not by the count that the claims go by. */
async function holding(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (
      select count(*) from order_exceptions where order_id = member.order_id and cleared_at is null and kind = any(${[...blockingKinds]})
    ) + (select count(*) from order_holds where order_id = member.order_id and ended_at is null)
      + case when orders.closing <> 'open' then 1 else 0 end as count
    from fulfillment_members as member join orders on orders.id = member.order_id
    where member.fulfillment_order_id = ${id}`.execute(tx);
  return rows.reduce((sum, { count }) => sum + Number(count), 0);
}

async function customer({ house, nos }: World, { order, doing }: Deed): Promise<void> {
  const no = nos[order]!;
  const bottle = { ...house.order(no).lines[1]!, refund: 'refunded' as const };
  const changes = [
    { states: { ...states, refund: 'requested' as const } },
    {},
    { seller: { memo: `备注 ${tellCount}`, flag: '' } },
    { receiver: { ...maskedReceiver, city: `城市 ${tellCount}` } },
    { states: { ...states, refund: 'partly_refunded' as const }, lines: [house.order(no).lines[0]!, bottle] },
    { states: { ...states, closing: 'canceled' as const } },
  ];
  await house.receive(house.order(no, { ...later(), ...changes[doing] }));
}

async function auditor({ house, nos }: World, { order, doing }: Deed): Promise<void> {
  const { id } = await house.ofOrder(nos[order]!);
  const found = { orderId: await house.orderId(nos[order]!), kind: 'audit_blocked', detail: { rule: '大额', reason: '复核' } } as const;
  if (doing === 0) await house.within((tx) => raiseExceptions(tx, house.ask(), [found]));
  else if (doing === 1) await house.within((tx) => clearExceptions(tx, house.ask(), [found]));
  else {
    await house.assign([id]);
    await house.reserve([id]);
    await house.release([id]);
  }
}

/** Somebody asks for another address: the order is locked until that is decided. */
async function service({ house, nos }: World, { order, doing }: Deed): Promise<void> {
  const asked = { orderId: await house.orderId(nos[order]!), kind: 'change_requested', detail: { kind: 'change_address' } } as const;
  await house.within((tx) => (doing === 0 ? raiseExceptions(tx, house.ask(), [asked]) : clearExceptions(tx, house.ask(), [asked])));
}

/** A process dies in the middle of whatever it does (kill −9, as the database sees it), some moments after the one before. */
async function death({ db }: World, { doing }: Deed): Promise<void> {
  await pause(doing * 2);
  await sql`
    select pg_terminate_backend(pid, 1000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' order by random() limit 1`.execute(db);
}

async function printer({ house, nos, escaped }: World, { order, doing }: Deed): Promise<void> {
  const { id } = await house.ofOrder(nos[order]!);
  if (doing === 0) return house.number([id]);
  await house.within(async (tx) => {
    const [claim] = await claimPrint(tx, { ...house.ask(), ids: [id], batchId: id });
    if (claim?.isClaimed && (await holding(tx, id)) > 0) escaped.push(`${nos[order]} printed`);
  });
}

async function scanner({ house, nos, escaped }: World, { order, doing }: Deed): Promise<void> {
  const { id } = await house.ofOrder(nos[order]!);
  await house.within(async (tx) => {
    const isDone =
      doing < 2
        ? (await moveOnFloor(tx, { ...house.ask(), moves: [{ id, action: 'pick_last' }] }))[0]?.isMoved
        : (await claimShip(tx, { ...house.ask(), ids: [id] }))[0]?.isShipped;
    if (isDone && (await holding(tx, id)) > 0) escaped.push(`${nos[order]} ${doing < 2 ? 'picked' : 'shipped'}`);
  });
}

async function supervisor({ house, nos }: World, { order, doing }: Deed): Promise<void> {
  const { id } = await house.ofOrder(nos[order]!);
  const key = { orderId: await house.orderId(nos[order]!), source: 'hand' };
  const doings: readonly ((tx: Tx) => Promise<unknown>)[] = [
    (tx) => placeHolds(tx, house.ask(), [{ ...key, reason: '等', until: null }]),
    (tx) => endHolds(tx, house.ask(), [key], '不等了'),
    (tx) => withdrawFulfillment(tx, { ...house.ask(), ids: [id], reason: '重审', isStopConfirmed: true }),
    (tx) => withdrawFulfillment(tx, { ...house.ask(), ids: [id], reason: '拦下', isStopConfirmed: false }),
    (tx) => cancelFulfillment(tx, { ...house.ask(), ids: [id], reason: '不发', isStopConfirmed: true }),
    (tx) => reopenFulfillments(tx, { ...house.ask(), ids: [id], reason: '又要发' }),
  ];
  await house.within(async (tx) => void (await doings[doing]?.(tx)));
}

const cast = { customer, auditor, service, printer, scanner, supervisor, death } as const;
type Actor = keyof typeof cast;
const names = Object.keys(cast) as Actor[];

/** Whoever died leaves the deed undone, or done without knowing it; nobody repeats it for them. */
function unlessDead(error: unknown): void {
  if (!isDatabaseUnavailable(error)) throw error;
}

/** All actors at once, each at their own pace, while subscribers follow. */
async function play(world: World, script: Readonly<Record<Actor, readonly Deed[]>>): Promise<void> {
  const acting = Promise.all(
    names.map(async (name) => {
      for (const deed of script[name])
        await cast[name](world, deed).catch((error: unknown) => {
          if (!(error instanceof Refused)) unlessDead(error);
        });
    }),
  );
  let isOver = false;
  const over = acting.finally(() => {
    isOver = true;
  });
  const subscribers = (async () => {
    let isSettled = false;
    while (!isOver || !isSettled) {
      await pause(3); // as a worker does, which looks again after a while
      isSettled = await world.house.settle().then(
        () => isOver,
        (error: unknown) => {
          unlessDead(error);
          return false;
        },
      );
    }
  })();
  await Promise.all([over, subscribers]);
}

/** Whatever stood in the way is settled; then everything that still is to be shipped must get out. */
async function finish({ house, nos }: World): Promise<readonly string[]> {
  await house.receive(...nos.map((no) => house.order(no, later())));
  await house.settle();
  const orderIds = await Promise.all(nos.map((no) => house.orderId(no)));
  await house.within(async (tx) => {
    await endHolds(
      tx,
      house.ask(),
      orderIds.map((orderId) => ({ orderId, source: 'hand' })),
      '收尾',
    );
    await clearExceptions(
      tx,
      house.ask(),
      orderIds.flatMap(
        (orderId) =>
          [
            { orderId, kind: 'audit_blocked' },
            { orderId, kind: 'change_requested' },
          ] as const,
      ),
    );
  });
  const left = await Promise.all(nos.map((no) => house.ofOrder(no)));
  const onFloor = left.filter(({ stage }) => ['to_pick', 'to_ship'].includes(stage)).map(({ id }) => id);
  await house.within((tx) => withdrawFulfillment(tx, { ...house.ask(), ids: onFloor, reason: '收尾', isStopConfirmed: true }));
  await house.settle();
  const ids = left.map(({ id }) => id);
  await house.within((tx) => reopenFulfillments(tx, { ...house.ask(), ids, reason: '收尾' }));
  for (const step of [house.assign, house.reserve, house.release, house.number, house.print, house.floor, house.ship]) await step(ids);
  await house.settle();
  const rows = await Promise.all(nos.map((no) => house.ofOrder(no)));
  const stuck = await Promise.all(
    rows.map(async ({ stage }, index) => (stage === 'shipped' ? [] : [`${stage}: ${(await house.exceptions(nos[index]!)).join()}`])),
  );
  return stuck.flat();
}

const deeds = (doings: number) =>
  fc.array(fc.record({ order: fc.nat(orderCount - 1), doing: fc.nat(doings - 1) }), { minLength: 2, maxLength: 5 });

test(
  'whatever customers, auditors, service, printers, scanners and supervisors do at the same moment, and whoever dies: nothing held is printed, moved or shipped, and nothing is stuck',
  async () => {
    const merchant = await aMerchant({ poolSize: 12 });
    const house = await aFulfillmentHouse(merchant, 1_000_000);
    const script = fc.record(
      Object.fromEntries(names.map((name) => [name, deeds(actors[name])])) as Record<Actor, ReturnType<typeof deeds>>,
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(script, async (told) => {
        run += 1;
        const nos = Array.from({ length: orderCount }, (_, index) => `P${run}-${index}`);
        await house.receive(...nos.map((no) => house.order(no, later())));
        await house.settle();
        // one of them is on the floor already when it begins
        await house.bring([(await house.ofOrder(nos[0]!)).id], 'to_pick');
        const world: World = { db: merchant.db, house, nos, escaped: [] };
        await play(world, told);
        expect(world.escaped).toEqual([]);
        expect(await finish(world)).toEqual([]);
        if (run % 10 === 0 || run === runs) expect(await verifyFulfillment(merchant.db)).toMatchObject({ breakCount: 0, breaks: [] });
      }),
      { numRuns: runs, endOnFailure: true },
    );
    expect(await verifyFulfillment(merchant.db)).toMatchObject({ breakCount: 0, breaks: [] });
    expect(await verifyStock(merchant.db)).toMatchObject({ breakCount: 0 });
    expect(await house.told('fulfillment.withdrawn')).not.toHaveLength(0);
  },
  isLong ? 12 * 3_600_000 : 60_000,
);
