import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import type { RequestAsk } from '@zhidan/core/requests/request-api.ts';
import { isOpenRequest, type RequestState } from '@zhidan/core/requests/request-life.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { decideApproval } from '../approvals/index.ts';
import { claimPrint, claimShip, moveOnFloor, verifyFulfillment, withdrawFulfillment } from '../fulfillment/index.ts';
import { mergeFulfillments } from '../fulfillment/joining/merge-fulfillments.ts';
import type { Tx } from '../platform/db/database.ts';
import { isDatabaseUnavailable } from '../platform/db/database-fault.ts';
import { aChannelOrder, maskedReceiver } from '../testing/test-channel-order.ts';
import { aMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import { aRequestsHouse, typedReceiver, type RequestsHouse } from '../testing/test-requests-house.ts';
import { dropRequest, layAside, retryRequest, withdrawRequest } from './act-on-request.ts';
import { carryOutDue } from './carry-out-jobs.ts';

/** The long form tries a thousand histories: `ZHIDAN_LONG_TESTS=1 npx vitest run --project server server/requests/requests-property`. */
const isLong = process.env['ZHIDAN_LONG_TESTS'] === '1';
const runs = isLong ? Number(process.env['ZHIDAN_TEST_HISTORIES'] ?? 1_000) : 4;

const { states, modifiedAt } = aChannelOrder();
const orderCount = 3;

/** One who works on an order: on which of the orders, with which of their doings. */
type Deed = Readonly<{ order: number; doing: number }>;
const actors = { service: 5, approver: 3, warehouse: 6, customer: 5, performer: 2, killer: 2 } as const;
type Actor = keyof typeof actors;

type World = Readonly<{
  merchant: TestMerchant;
  house: RequestsHouse;
  nos: readonly string[];
  /** what escaped: numbered, printed, moved or shipped although something held it up */
  escaped: string[];
}>;

let tellCount = 0;
const later = () => {
  tellCount += 1;
  return { modifiedAt: plusMs(modifiedAt, tellCount * 1_000) };
};

/** What holds up the orders of a fulfillment order, by the rows themselves and not by the column that the claims go by. */
async function holding(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (
      select count(*) from order_exceptions where order_id = member.order_id and cleared_at is null and kind = any(${[...blockingKinds]})
    ) + (select count(*) from order_holds where order_id = member.order_id and ended_at is null)
      + (select count(*) from change_requests as request where request.order_id = member.order_id and request.is_locking
        and request.ended_at is null and not exists (select from request_steps as step where step.request_id = request.id and step.step = 'unlock')) as count
    from fulfillment_members as member where member.fulfillment_order_id = ${id}`.execute(tx);
  return rows.reduce((sum, { count }) => sum + Number(count), 0);
}

type Found = Readonly<{ id: string; orderId: string; state: RequestState; taskId: string | null }>;

/** All requests about orders, the oldest first. */
async function requestsOf({ db }: TestMerchant, orderIds: readonly string[]): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select id, order_id as "orderId", state, task_id as "taskId" from change_requests
    where order_id = any(${[...orderIds]}::uuid[]) order by no`.execute(db);
  return rows;
}

const asks: readonly RequestAsk[] = [
  { kind: 'change_address', receiver: typedReceiver },
  { kind: 'cancel' },
  { kind: 'exchange', lines: [{ lineNo: '连体衣', sku: 'BOTTLE-1', quantity: 2 }] },
  { kind: 'rush' },
];

async function open({ merchant, house, nos }: World, order: number): Promise<readonly Found[]> {
  const all = await requestsOf(merchant, [await house.orderId(nos[order]!)]);
  return all.filter(({ state }) => isOpenRequest(state));
}

async function service(world: World, { order, doing }: Deed): Promise<void> {
  const { house, merchant, nos } = world;
  const ask = asks[doing];
  if (ask) return void (await house.make(nos[order]!, ask));
  const by = await house.as('kefu');
  for (const { id: requestId } of await open(world, order))
    await house.within((tx) => withdrawRequest(tx, { by, now: merchant.clock(), requestId: requestId as never, reason: '买家又不要了' }));
}

async function decide({ house, merchant }: World, { taskId }: Found, verdict: 'approve' | 'reject', login: string): Promise<void> {
  const by = await house.as(login);
  await house.within((tx) => decideApproval(tx, { by, now: merchant.clock(), approvalId: taskId as never, verdict, reason: '核对过' }));
}

/** Yes, no, or both by two people at the same moment. */
async function approver(world: World, { order, doing }: Deed): Promise<void> {
  for (const one of (await open(world, order)).filter(({ state }) => state === 'asked')) {
    const verdicts = (['approve', 'reject'] as const).filter((_, index) => doing === 2 || doing === index);
    const ends = await Promise.allSettled(verdicts.map((verdict) => decide(world, one, verdict, 'zhuguan')));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }
}

async function warehouse(world: World, { order, doing }: Deed): Promise<void> {
  const { house, merchant, nos, escaped } = world;
  const { id } = await house.ofOrder(nos[order]!);
  const note = async (tx: Tx, isDone: boolean | undefined, what: string): Promise<void> => {
    if (isDone && (await holding(tx, id)) > 0) escaped.push(`${nos[order]} ${what}`);
  };
  if (doing === 0) {
    await house.assign([id]);
    await house.reserve([id]);
    await house.release([id]);
    return house.number([id]);
  }
  if (doing === 1)
    return house.within(async (tx) =>
      note(tx, (await claimPrint(tx, { ...house.ask(), ids: [id], batchId: id }))[0]?.isClaimed, 'printed'),
    );
  if (doing === 2) {
    const moves = [{ id, action: 'pick_last' }] as const;
    return house.within(async (tx) => note(tx, (await moveOnFloor(tx, { ...house.ask(), moves }))[0]?.isMoved, 'picked'));
  }
  if (doing === 3)
    return house.within(async (tx) => note(tx, (await claimShip(tx, { ...house.ask(), ids: [id] }))[0]?.isShipped, 'shipped'));
  if (doing === 4)
    return void (await house.within((tx) => withdrawFulfillment(tx, { ...house.ask(), ids: [id], reason: '拦下', isStopConfirmed: true })));
  const by = await house.as('cangku');
  for (const { id: requestId } of await open(world, order))
    await house.within((tx) => layAside(tx, { by, now: merchant.clock(), requestId: requestId as never }));
}

async function customer({ house, nos }: World, { order, doing }: Deed): Promise<void> {
  const changes = [
    {},
    { seller: { memo: `备注 ${tellCount}`, flag: '' } },
    { receiver: { ...maskedReceiver, city: `城市 ${tellCount}` } },
    { states: { ...states, refund: 'requested' as const } },
    { states: { ...states, closing: 'canceled' as const } },
  ];
  await house.receive(house.order(nos[order]!, { ...later(), ...changes[doing] }));
}

/** Whoever carries out what is due; twice at once by two workers. */
async function performer({ merchant }: World, { doing }: Deed): Promise<void> {
  const soon = plusMs(merchant.clock(), 3_600_000);
  const ends = await Promise.allSettled(Array.from({ length: doing + 1 }, () => carryOutDue(merchant, soon)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Ends a connection in the middle of whatever it does. */
async function killer({ merchant }: World): Promise<void> {
  await sql`
    select pg_terminate_backend(pid, 1000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' order by random() limit 1`.execute(merchant.db);
}

const cast = { service, approver, warehouse, customer, performer, killer } as const;
const names = Object.keys(cast) as Actor[];

/** A refusal, or a connection that was killed: what people live with. */
function bearable(error: unknown): void {
  if (!(error instanceof Refused) && !isDatabaseUnavailable(error)) throw error;
}

/** All actors at once, each at their own pace, while subscribers follow. */
async function play(world: World, script: Readonly<Record<Actor, readonly Deed[]>>): Promise<void> {
  let isOver = false;
  const subscribers = (async () => {
    while (!isOver) await world.house.settle().catch(bearable);
  })();
  await Promise.all(
    names.map(async (name) => {
      for (const deed of script[name]) await cast[name](world, deed).catch(bearable);
    }),
  );
  isOver = true;
  await subscribers;
  await world.house.settle().catch(bearable); // the last victim may have been a subscriber
  await world.house.settle();
}

/** Everybody does what is left to do: decides, lays aside, tries again, gives up. Answers what is still open then. */
async function finish(world: World, orderIds: readonly string[]): Promise<readonly string[]> {
  const { house, merchant } = world;
  for (let round = 0; round < 8; round += 1) {
    const found = (await requestsOf(merchant, orderIds)).filter(({ state }) => isOpenRequest(state));
    for (const one of found) {
      const ask = { now: merchant.clock(), requestId: one.id as never };
      if (one.state === 'asked') await decide(world, one, round % 2 === 0 ? 'approve' : 'reject', 'zhuguan').catch(bearable);
      if (one.state === 'waiting') await house.within(async (tx) => layAside(tx, { ...ask, by: await house.as('cangku') })).catch(bearable);
      if (one.state === 'failed' && round < 4) await house.within(async (tx) => retryRequest(tx, { ...ask, by: await house.as('kefu') }));
      if (one.state === 'failed' && round >= 4)
        await house.within(async (tx) => dropRequest(tx, { ...ask, by: await house.as('zhuguan'), reason: '改为拦截' }));
    }
    await house.settle();
    await carryOutDue(merchant, plusMs(merchant.clock(), 3_600_000));
    await house.settle();
  }
  const left = (await requestsOf(merchant, orderIds)).filter(({ state }) => isOpenRequest(state));
  return left.map(({ id, state }) => `${id} ${state}`);
}

/** What the journal and the tables say of requests, where it is not one outcome and one line a step. */
async function oddities({ db }: TestMerchant, orderIds: readonly string[]): Promise<unknown[]> {
  const { rows } = await sql`
    with request as (select * from change_requests where order_id = any(${[...orderIds]}::uuid[])),
      told as (select subject_id, event, payload ->> 'step' as step from journal where subject_id in (select id::text from request))
    select 'outcomes' as what, request.id::text, (
      select count(*)::int from told where told.subject_id = request.id::text
        and event in ('request.carried_out', 'request.rejected', 'request.withdrawn', 'request.lapsed')
    ) as count from request
    union all
    select 'verdicts', request.task_id::text, (select count(*)::int from journal where event = 'approval.decided' and subject_id = request.task_id::text)
    from request where task_id is not null
    union all
    select 'lines of ' || step.step, step.request_id::text, (
      select count(*)::int from told where event = 'request.step_done' and told.subject_id = step.request_id::text and told.step = step.step
    ) from request_steps as step join request on request.id = step.request_id
    union all
    select 'steps without a row', told.subject_id, 0 from told
    where event = 'request.step_done' and not exists (select from request_steps as step where step.request_id::text = told.subject_id and step.step = told.step)
    union all
    select 'locks', order_id::text, 0 from order_exceptions
    where order_id = any(${[...orderIds]}::uuid[]) and kind = 'change_requested' and cleared_at is null`.execute(db);
  return (rows as Readonly<{ what: string; count: number }>[]).filter(({ count }) => count !== 1);
}

const deeds = (doings: number) =>
  fc.array(fc.record({ order: fc.nat(orderCount - 1), doing: fc.nat(doings - 1) }), { minLength: 2, maxLength: 5 });

/** Two of the orders travel in one parcel. */
async function merge({ merchant, house, nos }: World): Promise<void> {
  const ids = await Promise.all(nos.slice(1).map((no) => house.orderId(no)));
  const same = { receiver_merge_index: Buffer.from(nos[1]!) };
  await merchant.db.updateTable('orders').set(same).where('id', 'in', ids).execute();
  const groups = [await Promise.all(nos.slice(1).map(async (no) => (await house.ofOrder(no)).id))];
  await house.within((tx) => mergeFulfillments(tx, { ...house.ask(), groups, isReceiverConfirmed: true }));
  await house.settle();
}

test(
  'whatever service, approvers, the warehouse, buyers and killed connections do at the same moment: nothing locked gets on, each request ends once, and every step is told once',
  async () => {
    const merchant = await aMerchant({ poolSize: 14 });
    const house = await aRequestsHouse(merchant);
    const script = fc.record(
      Object.fromEntries(names.map((name) => [name, deeds(actors[name])])) as Record<Actor, ReturnType<typeof deeds>>,
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(script, fc.boolean(), async (told, isMerged) => {
        run += 1;
        const nos = Array.from({ length: orderCount }, (_, index) => `R${run}-${index}`);
        await house.receive(...nos.map((no) => house.order(no, later())));
        await house.settle();
        const world: World = { merchant, house, nos, escaped: [] };
        // one of them is on the floor already when it begins
        await house.bring([(await house.ofOrder(nos[0]!)).id], 'to_pick');
        if (isMerged) await merge(world);
        await play(world, told);
        const orderIds = await Promise.all(nos.map((no) => house.orderId(no)));
        const left = await finish(world, orderIds);
        expect({ escaped: world.escaped, left, odd: await oddities(merchant, orderIds) }).toEqual({ escaped: [], left: [], odd: [] });
      }),
      { numRuns: runs, endOnFailure: true },
    );
    expect(await verifyFulfillment(merchant.db)).toMatchObject({ breakCount: 0, breaks: [] });
    expect(await house.told('request.made')).not.toHaveLength(0);
  },
  isLong ? 12 * 3_600_000 : 60_000,
);
