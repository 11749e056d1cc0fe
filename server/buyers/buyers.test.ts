import { randomUUID } from 'node:crypto';
import { buyerLinkDays } from '@zhidan/core/buyers/buyer-api.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn, testApp, visitorOf, type TestAnswer } from '../testing/test-app.ts';
import { plainReceiver } from '../testing/test-channel-order.ts';
import { merchantForFile } from '../testing/test-merchant.ts';
import { aRequestsHouse, typedReceiver, type RequestsHouse } from '../testing/test-requests-house.ts';
import { buyerToken, readBuyerToken } from './buyer-token.ts';

const merchant = merchantForFile();
let house: RequestsHouse;
let app: FastifyInstance;
let orderCount = 0;

beforeAll(async () => {
  house = await aRequestsHouse(merchant());
  app = await testApp(merchant());
});
afterAll(() => app.close());

/** Each test knocks from a network of its own. */
const stranger = () => {
  const visitor = visitorOf(app);
  return (path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<TestAnswer> =>
    visitor.post(`/api/buyers/${path}`, body, headers);
};

const receiver = { ...plainReceiver, phone: '13912345678' };

async function anOrder(): Promise<{ no: string; orderId: string; token: string }> {
  merchant().clock.advance(3_600_001); // limits of an hour begin anew
  orderCount += 1;
  const no = `B${orderCount}`;
  await house.receive(house.order(no, { receiver: { ...receiver, mergeKey: no } }));
  await house.settle();
  const orderId = await house.orderId(no);
  const token = buyerToken(merchant().vault, { orderId, way: 'link', expiresAt: plusMs(merchant().clock(), 86_400_000) });
  return { no, orderId, token };
}

const code = ({ status, body }: TestAnswer) => [status, body.code];

test('a buyer opens an order by its number and the end of the phone, and sees nothing personal but masked', async () => {
  const { no } = await anOrder();
  const opened = await stranger()('open', { orderNo: no, phoneTail: '5678' });
  expect(opened.status).toBe(200);
  expect(opened.body['order']).toMatchObject({
    orderNo: no,
    may: { change_address: true, cancel: true, confirm: true },
    isConfirmed: false,
  });
  for (const secret of [receiver.name, receiver.phone, receiver.detail, 'orderId']) expect(opened.text).not.toContain(secret);
  const again = await stranger()('show', { token: opened.body['token'] });
  expect(again.body).toEqual(opened.body['order']);
});

test('a number that does not exist and a wrong phone are answered alike, and not faster', async () => {
  const { no } = await anOrder();
  const ask = stranger();
  const timed = async (body: object) => {
    const began = performance.now();
    const answer = await ask('open', body);
    return { answer, ms: performance.now() - began };
  };
  const [wrong, missing] = [await timed({ orderNo: no, phoneTail: '0000' }), await timed({ orderNo: 'NEVER-1', phoneTail: '5678' })];
  expect(code(wrong.answer)).toEqual([404, 'buyer.not_matched']);
  expect(missing.answer.body).toEqual({ ...wrong.answer.body, instance: expect.any(String) });
  expect(Math.min(wrong.ms, missing.ms)).toBeGreaterThanOrEqual(240);
});

test('guessing at one order ends after ten tries, whether it exists or not', async () => {
  const { no } = await anOrder();
  const ask = stranger();
  for (const orderNo of [no, 'NEVER-2']) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask('open', { orderNo, phoneTail: '0001' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    expect(code(await ask('open', { orderNo, phoneTail: '5678' }))).toEqual([429, 'rate.limited']);
  }
});

test('one network that goes through numbers is stopped', async () => {
  await anOrder();
  const ask = stranger();
  for (let round = 0; round < 60; round += 1) await ask('show', { token: 'x' });
  expect(code(await ask('show', { token: 'x' }))).toEqual([429, 'rate.limited']);
});

test('a link that was changed, cut short or lengthened opens nothing, and one that is over says so', async () => {
  const { orderId, token } = await anOrder();
  const { vault, clock } = merchant();
  const now = clock();
  expect(readBuyerToken(vault, token, now)).toMatchObject({ orderId, way: 'link' });
  for (let at = 0; at < token.length; at += 1) {
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect(() => readBuyerToken(vault, changed, now)).toThrow('buyer.link_bad');
  }
  for (const other of [token.slice(1), `${token}A`, `${token}=`, ''])
    expect(() => readBuyerToken(vault, other, now)).toThrow('buyer.link_bad');
  const over = buyerToken(vault, { orderId, way: 'link', expiresAt: now });
  expect(code(await stranger()('show', { token: over }))).toEqual([410, 'buyer.link_expired']);
});

test('a request of a buyer locks the order at once, is journaled as the buyer, and asked twice is asked once', async () => {
  const { no, orderId, token } = await anOrder();
  const ask = stranger();
  const body = { token, ask: { kind: 'change_address', receiver: typedReceiver } };
  const key = { 'idempotency-key': randomUUID() };
  const [first, replayed] = [await ask('ask', body, key), await ask('ask', body, key)];
  expect([first.status, replayed.status]).toEqual([200, 200]);
  expect(first.body).toMatchObject({
    asked: [{ kind: 'change_address', state: 'asked' }],
    may: { change_address: false, cancel: false, confirm: false },
  });
  expect(first.text).not.toContain(typedReceiver.phone);
  expect(await house.exceptions(no)).toContain('change_requested');
  const { db } = merchant();
  const rows = await db
    .selectFrom('change_requests')
    .select(['asked_by', 'asked_by_id', 'task_id'])
    .where('order_id', '=', orderId)
    .execute();
  expect(rows).toMatchObject([{ asked_by: '买家', asked_by_id: orderId }]);
  expect(rows[0]?.task_id).not.toBeNull(); // somebody of the house decides
  const [told] = await db
    .selectFrom('journal')
    .select(['actor_kind', 'actor_id'])
    .where('event', '=', 'request.made')
    .orderBy('seq', 'desc')
    .execute();
  expect(told).toEqual({ actor_kind: 'buyer', actor_id: orderId });
  expect(code(await ask('ask', { token, ask: { kind: 'cancel' } }))).toEqual([409, 'buyer.cannot_ask']);
});

test('two requests that come together are one', async () => {
  const { orderId, token } = await anOrder();
  const ask = stranger();
  const answers = await Promise.all([1, 2, 3].map(() => ask('ask', { token, ask: { kind: 'cancel' } })));
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409', '409']);
  const rows = await merchant().db.selectFrom('change_requests').select('id').where('order_id', '=', orderId).execute();
  expect(rows).toHaveLength(1);
});

test('what has left, what the merchant does not allow, and a phone that is none are refused in plain words', async () => {
  const ask = stranger();
  const away = await anOrder();
  await house.bring([(await house.ofOrder(away.no)).id], 'shipped');
  await house.settle();
  expect((await ask('show', { token: away.token })).body['may']).toEqual({ change_address: false, cancel: false, confirm: false });
  expect(code(await ask('ask', { token: away.token, ask: { kind: 'cancel' } }))).toEqual([409, 'buyer.cannot_ask']);
  const here = await anOrder();
  const odd = { token: here.token, ask: { kind: 'change_address', receiver: { ...typedReceiver, phone: '12' } } };
  expect(code(await ask('ask', odd))).toEqual([422, 'receiver.phone_bad']);
  await house.gate('cancel', { isOn: false });
  expect(code(await ask('ask', { token: here.token, ask: { kind: 'cancel' } }))).toEqual([409, 'buyer.cannot_ask']);
  await house.gate('cancel', {});
});

test('a receiver is confirmed once, and anew when it is another one', async () => {
  const { no, token } = await anOrder();
  const ask = stranger();
  expect((await ask('confirm', { token })).body).toMatchObject({ isConfirmed: true, may: { confirm: false } });
  await ask('confirm', { token });
  const told = await merchant().db.selectFrom('journal').select('id').where('event', '=', 'buyer.confirmed').execute();
  expect(told).toHaveLength(1);
  const moved = house.order(no, {
    receiver: { ...receiver, detail: '中山路 1 号', mergeKey: no },
    modifiedAt: plusMs(merchant().clock(), 1_000),
  });
  await house.receive(moved);
  expect((await ask('show', { token })).body).toMatchObject({ isConfirmed: false });
});

test('service makes a link that opens the order, and the journal keeps who made it', async () => {
  const { orderId, no } = await anOrder();
  const kefu = await signedIn(app, 'kefu');
  const made = await kefu.post(`/api/orders/${orderId}/buyer-link`);
  const token = new URL(String(made.body['url'])).pathname.replace('/b/', '');
  expect(made.body['expiresAt']).toBe(plusMs(merchant().clock(), buyerLinkDays * 86_400_000));
  expect((await stranger()('show', { token })).body).toMatchObject({ orderNo: no });
  const told = await merchant()
    .db.selectFrom('journal')
    .select(['actor_kind', 'event'])
    .where('subject_id', '=', orderId)
    .where('event', 'like', 'buyer.%')
    .orderBy('seq')
    .execute();
  expect(told).toEqual([
    { actor_kind: 'person', event: 'buyer.link_made' },
    { actor_kind: 'buyer', event: 'buyer.looked' },
  ]);
});
