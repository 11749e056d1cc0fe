import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { RequestAsk } from '@zhidan/core/requests/request-api.ts';
import { requestSteps, type RequestStep } from '@zhidan/core/requests/request-step.ts';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { mergeFulfillments } from '../fulfillment/joining/merge-fulfillments.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { aChannelOrder, maskedReceiver } from '../testing/test-channel-order.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { aRequestsHouse, typedReceiver, type RequestsHouse } from '../testing/test-requests-house.ts';
import { until } from '../testing/until.ts';
import { ordersByIds } from '../orders/index.ts';
import { dropRequest, layAside, retryRequest, withdrawRequest } from './act-on-request.ts';
import { advanceOnce } from './carry-out.ts';
import { carryOutDue } from './carry-out-jobs.ts';
import { doneSteps } from './request-store.ts';

const merchant = merchantForFile();
let house: RequestsHouse;
let orderCount = 0;
let changeCount = 0;

beforeAll(async () => {
  house = await aRequestsHouse(merchant());
});

const readdress: RequestAsk = { kind: 'change_address', receiver: typedReceiver };
const refused = (code: string) => ({ refusal: { code } });

async function orderAt(stage: Parameters<RequestsHouse['bring']>[1], isNumbered = false) {
  orderCount += 1;
  const no = `W${orderCount}`;
  await house.receive(house.order(no));
  await house.settle();
  const { id } = await house.ofOrder(no);
  await house.bring([id], stage);
  if (isNumbered) await house.number([id]);
  await house.settle();
  return { no, id, orderId: await house.orderId(no) };
}

const receiverOf = async (orderId: string) => (await ordersByIds(merchant().db, merchant().vault, [orderId]))[0]?.content.receiver;

/** The platform tells the order again, a moment later. */
async function tellAgain(no: string, receiver = { ...maskedReceiver, mergeKey: no }): Promise<void> {
  changeCount += 1;
  const { modifiedAt } = aChannelOrder();
  await house.receive(
    house.order(no, { modifiedAt: plusMs(modifiedAt, changeCount * 1_000), receiver, seller: { memo: `第 ${changeCount} 次`, flag: '' } }),
  );
  await house.settle();
}

describe('a receiver that was approved', () => {
  async function readdressed() {
    const order = await orderAt('pending');
    const { requestId } = await house.make(order.no, readdress);
    await house.decide(requestId);
    await house.carry(requestId);
    return order;
  }

  test('stands although the platform goes on telling the old one', async () => {
    const { no, orderId } = await readdressed();
    await tellAgain(no);
    expect(await receiverOf(orderId)).toMatchObject({ kind: 'plain', city: '杭州市', phone: typedReceiver.phone });
    expect(await house.exceptions(no)).toEqual([]);
  });

  test('stands when the platform tells it back in its own masked words', async () => {
    const { no, orderId } = await readdressed();
    await tellAgain(no, {
      ...maskedReceiver,
      name: '王**',
      phone: '139****1111',
      city: '杭州市',
      district: '余杭区',
      town: '',
      detail: '文***幢',
      mergeKey: 'new',
    });
    expect(await receiverOf(orderId)).toMatchObject({ kind: 'plain', city: '杭州市' });
    await tellAgain(no, { ...maskedReceiver, city: '温州市', mergeKey: 'newest' }); // the buyer moves once more: newer than ours
    expect(await receiverOf(orderId)).toMatchObject({ kind: 'masked', city: '温州市' });
  });
});

test('an order that shares a parcel leaves it; the others ship as they were, also when the label was printed', async () => {
  for (const stage of ['pending', 'to_print', 'to_pick'] as const) {
    const [one, other] = [await orderAt('pending'), await orderAt('pending')];
    await merchant()
      .db.updateTable('orders')
      .set({ receiver_merge_index: Buffer.from('same') })
      .where('id', 'in', [one.orderId, other.orderId])
      .execute();
    const merged = await house.within((tx) =>
      mergeFulfillments(tx, { ...house.ask(), groups: [[one.id, other.id]], isReceiverConfirmed: true }),
    );
    await house.settle();
    const { id } = await house.ofOrder(one.no);
    expect(merged).toBeDefined();
    expect((await house.ofOrder(other.no)).id).toBe(id);
    if (stage !== 'pending') await house.bring([id], stage);
    await house.settle();
    const { requestId, consequences } = await house.make(one.no, readdress);
    expect(consequences.map(({ code }) => code)).toContain('parted');
    await house.settle();
    if (stage === 'to_pick')
      await house.within(async (tx) => layAside(tx, { by: await house.as('cangku'), now: merchant().clock(), requestId }));
    await house.decide(requestId);
    await house.carry(requestId);
    expect((await house.request(requestId)).state).toBe('done');
    const [mine, theirs] = [await house.ofOrder(one.no), await house.ofOrder(other.no)];
    expect(mine.id).not.toBe(theirs.id);
    expect([mine.orderIds, theirs.orderIds]).toEqual([[one.orderId], [other.orderId]]);
    expect([await house.exceptions(one.no), await house.exceptions(other.no)]).toEqual([[], []]);
  }
});

test('whoever carries a request out may die after each step: another goes on, and each step is done once', async () => {
  const { no, id } = await orderAt('to_print', true);
  const { requestId } = await house.make(no, readdress);
  await house.decide(requestId);
  const seen: RequestStep[][] = [];
  // a worker that takes one step and is gone; the sweep of the next minute finds what nobody carries on
  for (let isOver = false; !isOver; merchant().clock.advance(61_000)) {
    isOver = (await advanceOnce(merchant(), requestId)) !== 'went_on';
    seen.push((await doneSteps(merchant().db, requestId)).map(({ step }) => step));
  }
  await carryOutDue(merchant(), merchant().clock());
  await house.settle();
  expect(seen.map((steps) => steps.length)).toEqual([1, 2, 3, 4, 4]);
  expect(await house.request(requestId)).toMatchObject({ state: 'done' });
  const { rows } = await sql<{ step: string }>`
    select payload ->> 'step' as step from journal where event = 'request.step_done' and subject_id = ${requestId} order by seq`.execute(
    merchant().db,
  );
  expect(rows.map(({ step }) => step)).toEqual(['take_back', 'part', 'rewrite', 'unlock', 'tell']);
  expect(rows.every(({ step }) => step in requestSteps)).toBe(true);
  expect((await house.ofOrder(no)).parcels.filter(({ state }) => state === 'void_wanted')).toHaveLength(1);
  expect((await house.told('fulfillment.withdrawn')).filter((one) => one === id)).toHaveLength(1);
});

/** Runs work until its last word, the note of a step, waits for a lock; ends its connection there, and lets whoever follows go on. */
async function cutOff<Value>(work: () => Promise<Value>): Promise<Value> {
  const { db } = merchant();
  const [isLocked, isCut] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const lock = inTransaction(db, async (tx) => {
    await sql`lock table request_steps in share mode`.execute(tx);
    isLocked.resolve();
    await isCut.promise;
  });
  await isLocked.promise;
  const working = work();
  await until('a step was done, and is cut off before it was written down', async () => {
    const { rows } = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into request_steps%'`.execute(db);
    return rows.length > 0;
  });
  isCut.resolve();
  await lock;
  return working;
}

test('cut off in the middle of any step nothing of it is left behind, and whoever follows does it once', async () => {
  const { no, id, orderId } = await orderAt('to_print', true);
  const { requestId } = await house.make(no, readdress);
  await house.decide(requestId);
  for (const [place, step] of ['take_back', 'part', 'rewrite', 'unlock'].entries()) {
    await cutOff(() => advanceOnce(merchant(), requestId));
    const done = (await doneSteps(merchant().db, requestId)).map((one) => one.step);
    expect([done.length, done.includes(step as RequestStep)]).toEqual([place + 1, true]);
  }
  await house.carry(requestId);
  expect((await house.request(requestId)).state).toBe('done');
  expect(await receiverOf(orderId)).toMatchObject({ city: '杭州市' });
  expect((await house.told('request.step_done')).filter((one) => one === requestId)).toHaveLength(5);
  expect((await house.told('fulfillment.withdrawn')).filter((one) => one === id)).toHaveLength(1);
  expect((await house.ofOrder(no)).parcels.map(({ state }) => state)).toEqual(['void_wanted']);
  expect((await house.told('order.address_changed')).filter((one) => one === orderId)).toHaveLength(1);
});

test('asked twice about one order it is asked once; the second is told which one is open', async () => {
  const { no } = await orderAt('pending');
  const both = await Promise.allSettled([house.make(no, readdress), house.make(no, { kind: 'cancel' }, 'kefu2')]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused('request.already_open') });
});

test('a request that is rejected or withdrawn leaves the order as it was, and says why', async () => {
  const rejected = await orderAt('to_print', true);
  const { requestId } = await house.make(rejected.no, readdress);
  await house.decide(requestId, 'reject');
  expect(await house.request(requestId)).toMatchObject({ state: 'rejected', decidedBy: '林雅琴', decisionReason: '地址不对' });
  expect(await house.exceptions(rejected.no)).toEqual([]);
  expect(await house.print([rejected.id])).toMatchObject([{ isClaimed: true }]);

  const withdrawn = await orderAt('pending');
  const made = await house.make(withdrawn.no, readdress);
  const ask = { now: merchant().clock(), requestId: made.requestId, reason: '买家又不改了' };
  await expect(house.within(async (tx) => withdrawRequest(tx, { ...ask, by: await house.as('kefu2') }))).rejects.toMatchObject(
    refused('request.not_asker'),
  );
  await house.within(async (tx) => withdrawRequest(tx, { ...ask, by: await house.as('kefu') }));
  expect(await house.exceptions(withdrawn.no)).toEqual([]);
  await expect(house.decide(made.requestId)).rejects.toMatchObject(refused('approval.decided_already'));
});

test('what the buyer changed on the platform since stops the request until a person has looked', async () => {
  const { no, orderId } = await orderAt('pending');
  const { requestId } = await house.make(no, readdress);
  await tellAgain(no, { ...maskedReceiver, city: '温州市', mergeKey: 'moved' });
  await house.decide(requestId);
  await house.carry(requestId);
  expect(await house.request(requestId)).toMatchObject({ state: 'failed', problem: { code: 'request.overtaken' } });
  expect(await house.exceptions(no)).toEqual(['change_requested']);
  const ask = { now: merchant().clock(), requestId };
  await house.within(async (tx) => retryRequest(tx, { ...ask, by: await house.as('kefu') }));
  await house.carry(requestId);
  expect(await receiverOf(orderId)).toMatchObject({ city: '杭州市' });

  const other = await orderAt('pending');
  const made = await house.make(other.no, readdress);
  await tellAgain(other.no, { ...maskedReceiver, city: '温州市', mergeKey: 'moved too' });
  await house.decide(made.requestId);
  await house.carry(made.requestId);
  const drop = { now: merchant().clock(), requestId: made.requestId, reason: '以平台为准' };
  await house.within(async (tx) => dropRequest(tx, { ...drop, by: await house.as('zhuguan') }));
  expect([await house.exceptions(other.no), await receiverOf(other.orderId)]).toMatchObject([[], { city: '温州市' }]);
});

test('an order that is closed meanwhile leaves nothing to decide', async () => {
  const { no } = await orderAt('pending');
  const { requestId } = await house.make(no, readdress);
  changeCount += 1;
  const { states, modifiedAt } = aChannelOrder();
  await house.receive(house.order(no, { modifiedAt: plusMs(modifiedAt, changeCount * 1_000), states: { ...states, closing: 'canceled' } }));
  await house.settle();
  expect((await house.request(requestId)).state).toBe('lapsed');
  await expect(house.decide(requestId)).rejects.toMatchObject(refused('approval.decided_already'));
});

test('the gate of the article: two hours after the order, before it is shipped', async () => {
  const gate = {
    all: [
      { f: 'order.ordered_at', op: 'before', v: { ago: [2, 'hour'] } },
      { f: 'request.stage', op: 'in', v: ['early', 'audited', 'printed'] },
    ],
  } as const;
  await house.gate('change_address', { condition: gate });
  changeCount += 1;
  orderCount += 1;
  const no = `W${orderCount}`;
  await house.receive(house.order(no, { createdAt: plusMs(merchant().clock(), -3_600_000) }));
  await house.settle();
  await expect(house.make(no, readdress)).rejects.toMatchObject(refused('request.gate_closed'));
  merchant().clock.advance(3_600_001);
  await expect(house.make(no, readdress)).resolves.toBeDefined();
  const away = await orderAt('shipped');
  await expect(house.make(away.no, readdress)).rejects.toMatchObject(refused('request.gate_closed'));
  await house.gate('change_address', { isOn: false });
  await expect(house.make((await orderAt('pending')).no, readdress)).rejects.toMatchObject(refused('request.gate_off'));
  await house.gate('change_address', {});
});
