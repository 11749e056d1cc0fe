import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { claimPrint, claimShip, judgeStages } from '../fulfillment/index.ts';
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

const readdress = { kind: 'change_address', receiver: typedReceiver } as const;

async function orderAt(stage: Parameters<RequestsHouse['bring']>[1], isNumbered: boolean) {
  orderCount += 1;
  const no = `V${orderCount}`;
  await house.receive(house.order(no));
  await house.settle();
  const { id } = await house.ofOrder(no);
  await house.bring([id], stage);
  if (isNumbered) await house.number([id]);
  await house.settle();
  return { no, id, orderId: await house.orderId(no) };
}

const claims = {
  number: {
    stage: 'pending',
    claim: async (tx: Tx, id: string) =>
      (await judgeStages(tx, { ...house.ask(), verdicts: [{ id, to: 'to_print' }] }))[0]?.outcome === 'moved',
    found: 'audited',
  },
  print: {
    stage: 'to_print',
    claim: async (tx: Tx, id: string) => (await claimPrint(tx, { ...house.ask(), ids: [id], batchId: id }))[0]?.isClaimed === true,
    found: 'printed',
  },
  ship: {
    stage: 'to_ship',
    claim: async (tx: Tx, id: string) => (await claimShip(tx, { ...house.ask(), ids: [id] }))[0]?.isShipped === true,
    found: 'away',
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
      select count(*)::integer as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    return (rows[0]?.count ?? 0) > 0;
  });
  isWaitedFor.resolve();
  return Promise.all([one, other]);
}

describe.each(Object.keys(claims) as (keyof typeof claims)[])('a request and a rival that wants to %s it', (name) => {
  const { stage, claim, found } = claims[name];

  async function ready() {
    const order = await orderAt(stage, stage === 'to_print');
    if (name === 'number') {
      await house.assign([order.id]);
      await house.reserve([order.id]);
    }
    const by = await house.as('kefu');
    const ask = (tx: Tx) =>
      makeRequest(
        tx,
        { by, now: merchant().clock(), orderId: order.orderId as never, ask: readdress, reason: '买家要求' },
        merchant().vault,
      );
    return { ...order, ask };
  }

  test('the request first: the rival gets nothing and says why', async () => {
    const { id, no, ask } = await ready();
    const [, isClaimed] = await oneAfterTheOther(ask, (tx) => claim(tx, id));
    expect(isClaimed).toBe(false);
    expect(await house.exceptions(no)).toEqual(['change_requested']);
  });

  test('the rival first: the request knows how far it has come', async () => {
    const { id, ask } = await ready();
    const [isClaimed, { requestId }] = await oneAfterTheOther((tx) => claim(tx, id), ask);
    expect(isClaimed).toBe(true);
    expect((await house.request(requestId)).stage).toBe(found);
  });
});
