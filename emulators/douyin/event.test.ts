import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { orderIdOf } from './native-number.ts';
import { openDouyin, type OpenDouyin } from './douyin-fixture.ts';
import { signEvent } from './sign.ts';

type Got = Readonly<{ body: string; sign: string; appId: string }>;
let open: OpenDouyin;
let merchant: Server;
let got: Got[];
/** what the merchant answers; once they are used up: success */
let answers: Readonly<{ status: number; body: string }>[];

beforeEach(async () => {
  got = [];
  answers = [];
  merchant = createServer((request, reply) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      got.push({ body, sign: String(request.headers['event-sign']), appId: String(request.headers['app-id']) });
      const answer = answers.shift() ?? { status: 200, body: '{"code":0,"msg":"success"}' };
      reply.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', resolve));
  open = await openDouyin({ pushUrl: `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/push` });
});
afterEach(async () => {
  merchant.close();
  await open.server.close();
});

const tags = (): string[] => got.map(({ body }) => (JSON.parse(body) as { tag: string }[])[0]?.tag ?? '');
const order = () => open.play([{ do: 'order', shop: 'douyin', isPresale: false, hasGift: false, skus: [{ merchantCode: 'RRM-SJ-1' }] }]);
const act = (name: string) => open.play([{ do: 'act', act: name as 'pay', count: 1 }]);

test('a push is an array with one message, signed over the body, with numbers beyond 2^53', async () => {
  await order();
  expect(tags()).toEqual(['100', '101']);
  const [first] = got;
  expect(first!.sign).toBe(signEvent(open.app.key, first!.body, open.app.secret));
  expect(first!.appId).toBe(open.app.key);
  expect(first!.body).toContain(String.raw`\"p_id\":${orderIdOf(open.world.trades(1)[0]!)},`);
});

test('each step of an order has its tag', async () => {
  await order();
  got.length = 0;
  for (const name of ['memo', 'review_risk', 'clear_risk', 'ask_refund', 'withdraw_refund', 'change_address']) await act(name);
  await open.call('order.addressConfirm', { order_id: orderIdOf(open.world.trades(1)[0]!), is_approved: 0 });
  for (const name of ['ship_elsewhere', 'sign', 'complete']) await act(name);
  await open.emulation.time.settled();
  expect(tags().toSorted()).toEqual(['101', '102', '103', '105', '110', '111', '113', '200', '207']);
});

test('what is not answered with code 0 comes again after the platform’s pauses, with the same msg_id', async () => {
  answers = [
    { status: 500, body: '' },
    { status: 200, body: '{"code":1}' },
  ];
  await open.play([{ do: 'order', shop: 'douyin', paid: 0 }]);
  expect(got).toHaveLength(1);
  await open.emulation.time.advanceTo(open.world.nowMs() + 10_000);
  expect(got).toHaveLength(2);
  await open.emulation.time.advanceTo(open.world.nowMs() + 60_000);
  await open.emulation.time.advanceTo(open.world.nowMs() + 86_400_000);
  expect(got).toHaveLength(3);
  expect(new Set(got.map(({ body }) => body)).size).toBe(1);
  expect(open.emulation.deliveries.log()[0]).toMatchObject({ state: 'received', attempts: 3 });
});

test('the platform gives up after its last retry', async () => {
  answers = Array.from({ length: 20 }, () => ({ status: 500, body: '' }));
  await open.play([
    { do: 'order', shop: 'douyin', paid: 0 },
    { do: 'wait', for: '3d' },
  ]);
  expect(got).toHaveLength(8);
  expect(open.emulation.deliveries.log()[0]).toMatchObject({ state: 'given_up' });
});

test('a doubling road brings pushes more than once, a shuffling one late, a losing one not at all', async () => {
  open.emulation.deliveries.setRoad({ duplicate: 1 });
  await open.play([{ do: 'order', shop: 'douyin', paid: 0 }]);
  expect(got.length).toBeGreaterThan(1);
  got.length = 0;
  open.emulation.deliveries.setRoad({ duplicate: 0, shuffle: 1, shuffleMs: 60_000 });
  for (let turn = 0; turn < 8; turn += 1) await open.play([{ do: 'order', shop: 'douyin', paid: 0 }]);
  await open.emulation.time.advanceTo(open.world.nowMs() + 60_000);
  const order = got.map(({ body }) => /p_id\\":(\d+)/u.exec(body)?.[1] ?? '');
  expect(order).toHaveLength(8);
  expect(order).not.toEqual(order.toSorted());
  got.length = 0;
  open.emulation.deliveries.setRoad({ shuffle: 0, lose: 1 });
  await open.play([{ do: 'order', shop: 'douyin', paid: 0 }]);
  expect(got).toHaveLength(0);
});

test('a shop that took back its authorisation sends nothing more', async () => {
  open.emulation.platformOf(open.shop).revoke(open.world, open.shop);
  await order();
  expect(got).toHaveLength(0);
});
