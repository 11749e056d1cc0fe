import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openPinduoduo, type OpenPinduoduo } from './pinduoduo-fixture.ts';

const opened: OpenPinduoduo[] = [];
const sockets: WebSocket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const open of opened.splice(0)) await open.server.close();
});

async function start(extra: Readonly<Record<string, string>> = {}): Promise<OpenPinduoduo> {
  const open = await openPinduoduo(extra);
  opened.push(open);
  return open;
}

function listen(url: string) {
  const frames: string[] = [];
  const socket = new WebSocket(url);
  sockets.push(socket);
  const state = { closeCode: 0 };
  socket.on('message', (data) => frames.push(String(data)));
  socket.on('close', (code) => (state.closeCode = code));
  const ready = new Promise<void>((resolve) => socket.once('open', resolve));
  const messages = (): string[] => frames.filter((frame) => frame.includes('"Common"'));
  const topics = (): string[] => messages().map((frame) => (JSON.parse(frame) as { message: { type: string } }).message.type);
  return { socket, frames, messages, topics, state, ready };
}

const idOf = (frame: string): string => /"id":(\d+)/u.exec(frame)?.[1] ?? '';
const until = (isTrue: () => void | Promise<void>) => vi.waitFor(isTrue, { timeout: 5_000, interval: 5 });
const answer = (frame: string, commandType: 'Ack' | 'Fail'): string =>
  `{"id":${idOf(frame)},"commandType":"${commandType}","time":1,"sendTime":1,"type":"x","mallID":700001}`;

test('a shop that allowed a topic is heard of over the socket, by its own numbers', async () => {
  const open = await start();
  const topics = 'pdd_trade_TradeConfirmed,pdd_refund_RefundCreated';
  expect(await open.call('pdd.pmc.user.permit', { topics })).toHaveProperty('pmc_user_permit_response.is_success', true);
  const client = listen(open.socketUrl());
  await client.ready;
  await open.play([
    { do: 'order', shop: 'pinduoduo' },
    { do: 'act', act: 'message' },
    { do: 'act', act: 'ask_refund', amount: 700 },
  ]);
  await until(() => expect(client.topics()).toEqual(topics.split(',')));
  const [paid = '', refund = ''] = client.messages();
  expect(idOf(paid)).toMatch(/^7188888888\d{9}$/u);
  expect(JSON.parse(paid)).toMatchObject({
    message: { mallID: 700_001, content: expect.stringMatching(/^\{"mall_id":700001,"tid":"261111-\d{15}"\}$/u) },
  });
  const content = JSON.parse((JSON.parse(refund) as { message: { content: string } }).message.content) as object;
  expect(content).toMatchObject({ refund_fee: 700, bill_type: 1, modified: open.world.nowMs() });
});

test('what is not confirmed comes again, what is confirmed does not', async () => {
  const open = await start({ pmc_redelivery_ms: '60' });
  await open.call('pdd.pmc.user.permit');
  const client = listen(open.socketUrl());
  await client.ready;
  await open.play([{ do: 'order', shop: 'pinduoduo' }]);
  await until(() => expect(client.messages().length).toBeGreaterThanOrEqual(2));
  client.socket.send(answer(client.messages()[0] ?? '', 'Fail'));
  const before = client.messages().length;
  await until(() => expect(client.messages().length).toBeGreaterThan(before));
  client.socket.send(answer(client.messages()[0] ?? '', 'Ack'));
  await until(async () => expect(await open.call('pdd.pmc.accrue.query')).toHaveProperty('pmc_user_get_response.number', 0));
  expect(new Set(client.messages().map(idOf)).size).toBe(1);
});

test('what happens while nobody listens comes with the next connection', async () => {
  const open = await start();
  await open.call('pdd.pmc.user.permit');
  await open.play([{ do: 'order', shop: 'pinduoduo', count: 2 }]);
  expect(await open.call('pdd.pmc.accrue.query', { topic: 'pdd_trade_TradeConfirmed' })).toHaveProperty('pmc_user_get_response.number', 2);
  const client = listen(open.socketUrl());
  await until(() => expect(client.messages()).toHaveLength(2));
});

test('a group tells of itself when it is complete, not when it is paid', async () => {
  const open = await start();
  await open.call('pdd.pmc.user.permit');
  await open.play([{ do: 'order', shop: 'pinduoduo', count: 3 }]);
  expect(await open.call('pdd.pmc.accrue.query')).toHaveProperty('pmc_user_get_response.number', 2);
  await open.play([{ do: 'wait', for: '150s' }]);
  expect(await open.call('pdd.pmc.accrue.query')).toHaveProperty('pmc_user_get_response.number', 3);
});

test('a wrong digest and an old moment are turned away', async () => {
  const open = await start();
  const wrong = listen(`${open.socketUrl().slice(0, -4)}AAAA`);
  const old = listen(open.socketUrl(String(open.world.nowMs() - 660_000)));
  await until(() => expect([wrong.state.closeCode, old.state.closeCode]).toEqual([1008, 1008]));
});

test('the platform’s heart beats, and silence is the end of the connection', async () => {
  const open = await start({ pmc_heartbeat_ms: '20', pmc_silence_ms: '150' });
  const silent = listen(open.socketUrl());
  const alive = listen(open.socketUrl());
  alive.socket.on('message', () => alive.socket.send(JSON.stringify({ commandType: 'HeartBeat', time: 1 })));
  await until(() => expect(silent.state.closeCode).toBe(1001));
  expect(silent.frames[0]).toBe(JSON.stringify({ commandType: 'HeartBeat', time: open.world.nowMs() }));
  expect(alive.state.closeCode).toBe(0);
});

test('two connections share the load', async () => {
  const open = await start();
  await open.call('pdd.pmc.user.permit');
  const [one, two] = [listen(open.socketUrl()), listen(open.socketUrl())];
  await Promise.all([one.ready, two.ready]);
  await open.play([{ do: 'order', shop: 'pinduoduo', count: 2 }]);
  await until(() => expect([one.messages().length, two.messages().length]).toEqual([1, 1]));
});

test('a bad road doubles messages, and a permission taken back ends them', async () => {
  const open = await start();
  await open.call('pdd.pmc.user.permit');
  const client = listen(open.socketUrl());
  await client.ready;
  await open.play([
    { do: 'road', duplicate: 1 },
    { do: 'order', shop: 'pinduoduo' },
  ]);
  await until(() => expect(client.messages()).toHaveLength(2));
  expect(new Set(client.messages().map(idOf)).size).toBe(1);
  await open.play([
    { do: 'revoke', shop: 'pinduoduo' },
    { do: 'order', shop: 'pinduoduo' },
  ]);
  expect(await open.call('pdd.pmc.accrue.query')).toHaveProperty('pmc_user_get_response.number', 1);
  expect(await open.call('pdd.pmc.user.get', { owner_id: '700001' })).toHaveProperty('pmc_user_get_response.pmc_user.is_expire', 1);
});
