import { orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import type { RequestAsk } from '@zhidan/core/requests/request-api.ts';
import type { RequestStage } from '@zhidan/core/requests/request-stage.ts';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { claimPrint, claimShip, judgeStages, moveOnFloor, type FloorMove } from '../fulfillment/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { aRequestsHouse, typedReceiver, type RequestsHouse } from '../testing/test-requests-house.ts';
import { until } from '../testing/until.ts';
import { makeRequest } from './make-request.ts';

const merchant = merchantForFile({ poolSize: 12 });
let house: RequestsHouse;
let orderCount = 0;

beforeAll(async () => {
  house = await aRequestsHouse(merchant());
});

type Refusals = readonly Readonly<{ code: string; values: Readonly<Record<string, unknown>> }>[];
type Claimed = Readonly<{ isDone: boolean; refusals: Refusals }>;
type Rival = Readonly<{
  /** where its parcel stands */
  at: Parameters<RequestsHouse['bring']>[1];
  walked: readonly FloorMove['action'][];
  claim(tx: Tx, id: string): Promise<Claimed>;
  /** what a request that comes second finds */
  found: RequestStage;
}>;

const none: Claimed = { isDone: false, refusals: [] };

function walks(action: FloorMove['action'], walked: readonly FloorMove['action'][] = []): Rival {
  const claim: Rival['claim'] = async (tx, id) => {
    const [moved] = await moveOnFloor(tx, { ...house.ask(), moves: [{ id, action }] });
    return moved ? { isDone: moved.isMoved, refusals: moved.refusals } : none;
  };
  return { at: 'to_pick', walked, claim, found: 'printed' };
}

/** Everything that brings a parcel on, in the order of the chain. */
const rivals = {
  number: {
    at: 'pending',
    walked: [],
    claim: async (tx, id) => {
      const [judged] = await judgeStages(tx, { ...house.ask(), verdicts: [{ id, to: 'to_print' }] });
      return judged ? { isDone: judged.outcome === 'moved', refusals: judged.refusals } : none;
    },
    found: 'audited',
  },
  print: {
    at: 'to_print',
    walked: [],
    claim: async (tx, id) => {
      const [printed] = await claimPrint(tx, { ...house.ask(), ids: [id], batchId: id });
      return printed ? { isDone: printed.isClaimed, refusals: printed.isClaimed ? [] : printed.refusals } : none;
    },
    found: 'printed',
  },
  pick: walks('pick'),
  check: walks('check', ['pick']),
  weigh: walks('weigh', ['pick', 'check']),
  ship: {
    at: 'to_ship',
    walked: [],
    claim: async (tx, id) => {
      const [shipped] = await claimShip(tx, { ...house.ask(), ids: [id] });
      return shipped ? { isDone: shipped.isShipped, refusals: shipped.refusals } : none;
    },
    found: 'away',
  },
} as const satisfies Readonly<Record<string, Rival>>;

const asks = {
  change_address: { kind: 'change_address', receiver: typedReceiver },
  exchange: { kind: 'exchange', lines: [{ lineNo: '连体衣', sku: 'BOTTLE-1', quantity: 3 }] },
  cancel: { kind: 'cancel' },
} as const satisfies Readonly<Record<string, RequestAsk>>;

async function orderFor({ at, walked }: Rival) {
  orderCount += 1;
  const no = `V${orderCount}`;
  await house.receive(house.order(no));
  await house.settle();
  const { id } = await house.ofOrder(no);
  await house.bring([id], at);
  if (at === 'to_print') await house.number([id]);
  if (at === 'pending') {
    await house.assign([id]);
    await house.reserve([id]);
  }
  for (const action of walked) await house.within((tx) => moveOnFloor(tx, { ...house.ask(), moves: [{ id, action }] }));
  await house.settle();
  return { no, id, orderId: (await house.orderId(no)) as never };
}

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
      select count(*)::integer as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    return (rows[0]?.count ?? 0) > 0;
  });
  isWaitedFor.resolve();
  return Promise.all([one, other]);
}

const cells = Object.keys(rivals).flatMap((rival) =>
  Object.keys(asks).map((kind) => ({ rival: rival as keyof typeof rivals, kind: kind as keyof typeof asks })),
);

describe.each(cells)('a $kind request and a rival that wants to $rival it', ({ rival, kind }) => {
  const row: Rival = rivals[rival];

  async function ready() {
    const order = await orderFor(row);
    const by = await house.as('kefu');
    const { clock, vault } = merchant();
    const ask = (tx: Tx) => makeRequest(tx, { by, now: clock(), orderId: order.orderId, ask: asks[kind], reason: '买家要求' }, vault);
    return { ...order, ask };
  }

  test('the request first: the rival gets nothing and says why', async () => {
    const { id, no, ask } = await ready();
    const before = (await house.ofOrder(no)).stage;
    const [, { isDone, refusals }] = await oneAfterTheOther(ask, (tx) => row.claim(tx, id));
    expect([isDone, refusals.map(({ code }) => code)]).toEqual([false, ['fulfillment.order_blocked']]);
    expect(refusals[0]?.values['reasons']).toBe(orderExceptions.change_requested.words['zh-CN']);
    expect([await house.exceptions(no), (await house.ofOrder(no)).stage]).toEqual([['change_requested'], before]);
  });

  test('the rival first: the request knows how far it has come', async () => {
    const { id, no, ask } = await ready();
    const [{ isDone }, { requestId }] = await oneAfterTheOther((tx) => row.claim(tx, id), ask);
    expect([isDone, (await house.request(requestId)).stage]).toEqual([true, row.found]);
    expect(await house.exceptions(no)).toEqual(['change_requested']);
  });
});
