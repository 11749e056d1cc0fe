import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { tidOf } from '../native-number.ts';
import { signConnect } from '../sign.ts';
import { openTaobao, type OpenTaobao } from '../taobao-fixture.ts';
import { readFrame, writeFrame, type Frame } from './message-frame.ts';

let open: OpenTaobao;
afterEach(() => open.server.close());

type Message = Readonly<{ id: unknown; topic: string; content: string; user_nick: string }>;
async function consume(): Promise<Message[]> {
  const answer = (await open.call('taobao.tmc.messages.consume', { quantity: '200' })) as {
    tmc_messages_consume_response: { messages: { tmc_message: Message[] } };
  };
  return answer.tmc_messages_consume_response.messages.tmc_message;
}
const confirm = async (text: string) => open.call('taobao.tmc.messages.confirm', { s_message_ids: text });
/** ids as they are written: beyond 2^53 */
async function consumeIds(): Promise<string[]> {
  const text = await open.callText('taobao.tmc.messages.consume', { quantity: '200' });
  return Array.from(text.matchAll(/"id":(\d+)/gu), ([, id = '']) => id);
}
const orderAndPay = () => open.play([{ do: 'order', shop: 'taobao', isPresale: false }]);

test('a shop that was not permitted sends no messages', async () => {
  open = await openTaobao();
  await orderAndPay();
  expect(await consume()).toEqual([]);
});

test('messages tell what happened, and only of the topics that were permitted', async () => {
  open = await openTaobao();
  await open.call('taobao.tmc.user.permit');
  await orderAndPay();
  const messages = await consume();
  expect(messages.map(({ topic }) => topic)).toEqual(['taobao_trade_TradeCreate', 'taobao_trade_TradeBuyerPay']);
  expect(messages[0]!.content).toContain(`"tid":${tidOf(open.world.trades(1)[0]!)}`);
  await open.call('taobao.tmc.user.permit', { topics: 'taobao_trade_TradeMemoModified' });
  await orderAndPay();
  await open.play([{ do: 'act', act: 'memo', memo: '加急', count: 1 }]);
  expect((await consume()).map(({ topic }) => topic)).toEqual(['taobao_trade_TradeMemoModified']);
});

test('what is not confirmed comes again after a minute, what is confirmed does not', async () => {
  open = await openTaobao();
  await open.call('taobao.tmc.user.permit');
  await orderAndPay();
  const [first = '', second = ''] = await consumeIds();
  expect(await consumeIds()).toEqual([]);
  await confirm(first);
  await open.emulation.time.advanceTo(open.world.nowMs() + 60_000);
  expect(await consumeIds()).toEqual([second]);
});

test('after a day messages are gone', async () => {
  open = await openTaobao();
  await open.call('taobao.tmc.user.permit');
  await orderAndPay();
  await open.emulation.time.advanceTo(open.world.nowMs() + 24 * 3_600_000);
  expect(await consumeIds()).toEqual([]);
});

test('a doubling road brings each message twice though it was confirmed, a shuffling one in another order', async () => {
  open = await openTaobao();
  await open.call('taobao.tmc.user.permit');
  open.emulation.deliveries.setRoad({ duplicate: 1, shuffle: 1 });
  for (let order = 0; order < 5; order += 1) await orderAndPay();
  const first = await consumeIds();
  await confirm(first.join(','));
  const second = await consumeIds();
  expect(second).toEqual(first);
  expect(first).not.toEqual(first.toSorted());
  await confirm(second.join(','));
  expect(await consumeIds()).toEqual([]);
});

test('the platform asks the merchant before a buyer’s new address holds; a no changes nothing', async () => {
  const answers = [true, false];
  const asked: string[] = [];
  const merchant = createServer((request, reply) => {
    request.on('data', (chunk: Buffer) => asked.push(chunk.toString('utf8')));
    request.on('end', () => reply.end(JSON.stringify({ result: { success: answers.shift(), errorCode: '', errorMsg: '' } })));
  });
  await new Promise<void>((resolve) => merchant.listen(0, '127.0.0.1', resolve));
  open = await openTaobao({ app: { extra: { qimen_url: `http://127.0.0.1:${(merchant.address() as AddressInfo).port}/qimen` } } });
  await open.call('taobao.modifyaddress.open');
  await orderAndPay();
  const before = open.world.trades(1)[0]!.receiver;
  await open.play([{ do: 'act', act: 'change_address', count: 1 }]);
  const changed = open.world.trades(1)[0]!;
  expect(changed.receiver).not.toEqual(before);
  await open.play([{ do: 'act', act: 'change_address', count: 1 }]);
  expect(open.world.trades(1)[0]!).toMatchObject({ receiver: changed.receiver, askedAddress: null });
  expect(JSON.parse(asked[0]!)).toMatchObject({ bizOrderId: tidOf(changed), originalAddress: { name: before.name } });
  merchant.close();
});

test('a revoked shop sends a last message: the authorisation is gone', async () => {
  open = await openTaobao();
  await open.call('taobao.tmc.user.permit');
  open.emulation.platformOf(open.shop).revoke(open.world, open.shop);
  expect((await consume()).map(({ topic }) => topic)).toEqual(['taobao_top_AuthCancel']);
});

/** Frames of a client in the order they come. */
function connect(sign: string) {
  const socket = new WebSocket(`${open.server.url.replace('http', 'ws')}/taobao/`);
  const waiting: ((frame: Frame) => void)[] = [];
  const come: Frame[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = readFrame(data);
    const take = waiting.shift();
    if (take) take(frame);
    else come.push(frame);
  });
  socket.on('open', () => {
    const custom = {
      app_key: open.app.key,
      group_name: 'default',
      timestamp: '1762790400000',
      sign,
      sdk: 'test',
      intranet_ip: '127.0.0.1',
    };
    socket.send(writeFrame({ type: 'CONNECT', custom }));
  });
  const next = () => {
    const frame = come.shift();
    return frame ? Promise.resolve(frame) : new Promise<Frame>((resolve) => waiting.push(resolve));
  };
  return { socket, next };
}

test('over the WebSocket: connect, get data, confirm; a wrong signature gets no token', async () => {
  open = await openTaobao();
  await open.call('taobao.tmc.user.permit');
  const wrong = connect('0'.repeat(32));
  expect(await wrong.next()).toMatchObject({ type: 'CONNECTACK', statusCode: 25 });
  wrong.socket.close();

  const { socket, next } = connect(
    signConnect({ appKey: open.app.key, groupName: 'default', timestamp: '1762790400000' }, open.app.secret),
  );
  const { token = '', statusCode } = await next();
  expect(statusCode).toBe(0);
  await orderAndPay();
  const data = await next();
  expect(data).toMatchObject({ type: 'SEND', custom: { __kind: 3, topic: 'taobao_trade_TradeCreate', nick: open.shop.name } });
  socket.send(writeFrame({ type: 'SEND', token, custom: { __kind: 2, id: data.custom['id']! } }));
  const second = await next();
  await open.emulation.time.advanceTo(open.world.nowMs() + 60_000);
  socket.send(writeFrame({ type: 'SEND', token, custom: { __kind: 1 } }));
  expect((await next()).custom['id'], 'only the message that was not confirmed comes again').toBe(second.custom['id']);
  socket.close();
});
