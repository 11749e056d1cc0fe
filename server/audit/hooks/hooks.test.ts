import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HookCallRow, HookRow } from '@zhidan/core/audit/hooks/hook-api.ts';
import type { HookId } from '@zhidan/core/audit/hooks/hook.ts';
import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appForFile } from '../../testing/test-app.ts';
import { anAuditHouse } from '../../testing/test-audit-house.ts';
import { plainReceiver } from '../../testing/test-channel-order.ts';
import { callHook } from './call-hook.ts';
import { hooksWithDue } from './call-store.ts';
import { isPublicAddress } from './public-address.ts';
import { hookSender, type HookRequest } from './send-hook.ts';
import { hookHeaders } from './sign-hook.ts';

const app = appForFile();
let house: Awaited<ReturnType<typeof anAuditHouse>>;
let secret = '';
let hookId: HookId;
/** What the other side heard, and what it answers next. */
let heard: HookRequest[] = [];
let status = 200;

const rule = {
  kind: 'audit-rule',
  key: 'tell-erp',
  name: '通知 ERP',
  phase: 'tag',
  rank: 900,
  isOn: true,
  when: { f: 'ship.address', op: 'containsAny', v: ['临时驻地'] },
  actions: [{ do: 'webhook', hook: 'erp' }],
  examples: [],
} as const;
const content = { code: 'erp', name: 'ERP', address: 'https://erp.example.cn/oms?key=abc', isOn: true, tellsPersonal: false };

const save = async (more: object) => (await app().as('laoban')).post('/api/audit/hooks', { id: null, ...content, ...more });
const hooks = async (): Promise<readonly HookRow[]> =>
  ((await (await app().as('yunying')).get('/api/audit/hooks')).body as unknown as { items: HookRow[] }).items;
const calls = async (): Promise<readonly HookCallRow[]> =>
  ((await (await app().as('yunying')).get('/api/audit/hook-calls?limit=50')).body as unknown as { items: HookCallRow[] }).items;
const callOf = async (no: string) => (await calls()).find(({ channelOrderNo }) => channelOrderNo === no);
const run = async (): Promise<void> => {
  const { merchant } = app();
  const send = (ask: HookRequest) => {
    heard.push(ask);
    return Promise.resolve({ status, words: `HTTP ${status}` });
  };
  for (const id of await hooksWithDue(merchant.db, merchant.clock()))
    await callHook(merchant, { hookId: id, send, signal: new AbortController().signal });
};
const found = async (no: string): Promise<void> => {
  await house.receive(house.order(no, { receiver: { ...plainReceiver, detail: '临时驻地 3 号' } }));
  await house.settle();
};

beforeAll(async () => {
  house = await anAuditHouse(app().merchant);
});
beforeEach(() => {
  heard = [];
  status = 200;
});

test('a rule that calls a webhook nobody keeps an address for is not published; only who may change settings keeps addresses', async () => {
  const yunying = await app().as('yunying');
  await yunying.post('/api/audit/rules/tell-erp/draft', { rule });
  const publish = () => yunying.post('/api/audit/rules/tell-erp/publish');
  expect((await publish()).body.code).toBe('audit_hook.unknown');
  expect((await yunying.post('/api/audit/hooks', { id: null, ...content })).status).toBe(403);
  for (const address of ['http://erp.example.cn/', 'https://127.0.0.1/', 'https://localhost/'])
    expect((await save({ address })).body.code, address).toBe('audit_hook.address_wrong');
  const saved = (await save({})).body as unknown as { id: HookId; secret: string };
  ({ id: hookId, secret } = saved);
  expect((await save({})).body.code).toBe('audit_hook.code_taken');
  expect((await publish()).status).toBe(200);
  expect(await hooks()).toMatchObject([{ code: 'erp', usedBy: ['通知 ERP'] }]);
  expect(JSON.stringify([await hooks(), await app().merchant.db.selectFrom('journal').select('after').execute()])).not.toContain(secret);
});

test('what a rule found is told once, signed, with the order as it stands and nothing about people; what fails is tried again', async () => {
  await found('H1');
  await found('H1');
  status = 500;
  await run();
  expect(await callOf('H1')).toMatchObject({ state: 'waiting', tryCount: 1, words: 'HTTP 500', ruleName: '通知 ERP' });
  status = 204;
  await run();
  expect(heard, 'not before its time').toHaveLength(1);
  app().merchant.clock.advance(5_000);
  await run();
  await run();
  expect(await callOf('H1')).toMatchObject({ state: 'done', tryCount: 2, dueAt: null });
  const [first, second] = heard;
  expect(heard).toHaveLength(2);
  expect([second!.address, second!.headers['webhook-id']]).toEqual([content.address, first!.headers['webhook-id']]);
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = second!.headers;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${at}.${second!.body}`).digest('base64')}`);
  const body = JSON.parse(second!.body) as { type: string; data: { order: { channelOrderNo: string }; rule: { key: string } } };
  expect(body).toMatchObject({ type: 'audit.rule_matched', data: { order: { channelOrderNo: 'H1' }, rule: { key: 'tell-erp' } } });
  for (const value of [plainReceiver.name, plainReceiver.phone, '临时驻地']) expect(second!.body).not.toContain(value);
  expect(await house.told('order.hook_called')).toEqual([await house.orderId('H1')]);
});

test('to a hook that may know, buyer and receiver are told', async () => {
  await save({ id: hookId, tellsPersonal: true });
  await found('H2');
  await run();
  expect(heard[0]?.body).toContain(plainReceiver.phone);
  await save({ id: hookId });
});

test('an other side that says it is gone switches its hook off; what comes then is not called until somebody asks for it', async () => {
  await found('H3');
  status = 410;
  await run();
  expect(await callOf('H3')).toMatchObject({ state: 'failed', words: 'HTTP 410' });
  expect(await hooks()).toMatchObject([{ isOn: false, failedCount: 1 }]);
  await found('H4');
  await run();
  expect([(await callOf('H4'))?.state, heard.length]).toEqual(['skipped', 1]);
  await save({ id: hookId });
  status = 200;
  const again = await callOf('H4');
  expect((await (await app().as('yunying')).post(`/api/audit/hook-calls/${again?.id}/retry`)).status).toBe(200);
  await run();
  expect((await callOf('H4'))?.state).toBe('done');
  expect((await (await app().as('yunying')).post(`/api/audit/hook-calls/${again?.id}/retry`)).body.code).toBe('audit_hook.call_not_found');
});

test('one that never answers is given up after three days and shown', async () => {
  await found('H5');
  status = 503;
  for (let turn = 0; turn < 12 && (await callOf('H5'))?.state === 'waiting'; turn += 1) {
    await run();
    app().merchant.clock.advance(86_400_000);
  }
  expect(await callOf('H5')).toMatchObject({ state: 'failed', tryCount: 10 });
});

test('the signature is the one of the Standard Webhooks specification', () => {
  const given = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', now: plusMs(instant('1970-01-01T00:00:00.000Z'), 1_614_265_330_000) };
  expect(hookHeaders({ ...given, body: '{"test": 2432232314}', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' })).toEqual({
    'webhook-id': given.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.0.1',
  '192.168.0.1',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  'fd00::1',
  'fe80::1',
  '::ffff:10.0.0.1',
  'x',
])('nobody is called inside a network: %s', (ip) => expect(isPublicAddress(ip)).toBe(false));
test.each(['47.98.1.2', '2408:4002:1000::1'])('the internet is called: %s', (ip) => expect(isPublicAddress(ip)).toBe(true));

let otherSide: Server;
let knocks = 0;
beforeAll(async () => {
  otherSide = createServer((request, response) => {
    knocks += 1;
    request.resume();
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/' }).end();
    else response.writeHead(200).end();
  });
  await new Promise<void>((ready) => otherSide.listen(0, '127.0.0.1', ready));
});
afterAll(() => new Promise((done) => otherSide.close(done)));

test('a name that leads into a private network is not called, and no redirect is followed', async () => {
  const { port } = otherSide.address() as AddressInfo;
  const ask = (host: string, path = '/') => ({ address: `http://${host}:${port}${path}`, headers: {}, body: '{}' });
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    expect(await hookSender()(ask(host)), host).toEqual({ status: null, words: 'private_address' });
  expect(knocks).toBe(0);
  const free = hookSender(() => true);
  expect(await free(ask('127.0.0.1'))).toEqual({ status: 200, words: 'HTTP 200' });
  expect(await free(ask('localhost', '/elsewhere'))).toEqual({ status: 302, words: 'HTTP 302' });
  expect(knocks).toBe(2);
});
