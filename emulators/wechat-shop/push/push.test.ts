import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { askRefund, changeAddress, urge } from '../../world/customer-acts.ts';
import { agreeRefund, setMemo, ship } from '../../world/merchant-acts.ts';
import { cancel, complete, reviewRisk } from '../../world/platform-acts.ts';
import type { Trade } from '../../world/trade.ts';
import { wechatShop } from '../platform.ts';
import { orderIdOf } from '../native-number.ts';
import { openTestShop, testAesKey, testStartMs, type TestShop } from '../open-test-shop.ts';
import { decryptMessage, encryptMessage, pushSignature } from './push-envelope.ts';
import { official } from './vector-fixture.ts';

const keys = { token: 'AAAAA', encodingAesKey: testAesKey, appId: 'wxba5fad812f8e6fb9' };
const cipherExtra = { token: keys.token, encoding_aes_key: keys.encodingAesKey };

test('the URL check and the plain message have the signatures of the official examples', () => {
  expect(pushSignature('AAAAA', '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
  expect(pushSignature('AAAAA', '1714037059', '486452656')).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78');
});

test.each(official)('$id: the envelope is the official one to the last letter, and opens again', (vector) => {
  expect(encryptMessage(keys, vector.plaintext, vector.random16)).toBe(vector.encrypt);
  expect(pushSignature('AAAAA', vector.timestamp, vector.nonce, vector.encrypt)).toBe(vector.msg_signature);
  expect(decryptMessage(keys, vector.encrypt)).toEqual({ random16: vector.random16, message: vector.plaintext });
});

test('one bit changed in the cipher text or the token is another signature, and the text does not open for another app', () => {
  const [vector] = official;
  const changed = `${vector.encrypt.startsWith('A') ? 'B' : 'A'}${vector.encrypt.slice(1)}`;
  expect(pushSignature('AAAAA', vector.timestamp, vector.nonce, changed)).not.toBe(vector.msg_signature);
  expect(pushSignature('AAAAB', vector.timestamp, vector.nonce, vector.encrypt)).not.toBe(vector.msg_signature);
  expect(() => decryptMessage({ ...keys, appId: 'wxba5fad812f8e6fb8' }, vector.encrypt)).toThrow('another appid');
});

type Heard = Readonly<{ query: URLSearchParams; body: string }>;
type Merchant = Readonly<{ url: string; heard: Heard[]; close(): void }>;
const open: Merchant[] = [];
afterEach(() => {
  for (const merchant of open.splice(0)) merchant.close();
});

/** A merchant's address that answers as `reply` says. */
async function openMerchant(reply: (heard: Heard) => readonly [status: number, body: string]): Promise<Merchant> {
  const heard: Heard[] = [];
  const listen = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const said = { query: new URL(request.url ?? '/', 'http://merchant').searchParams, body: await readAll(request) };
    heard.push(said);
    const [status, text] = reply(said);
    response.writeHead(status).end(text);
  };
  const server = createServer((request, response) => void listen(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const merchant = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push?shop=1`, heard, close: () => server.close() };
  open.push(merchant);
  return merchant;
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function opened({ query, body }: Heard): Readonly<{ Event: string; [name: string]: unknown }> {
  const { Encrypt } = JSON.parse(body) as { Encrypt: string };
  const stamp = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
  expect(query.get('msg_signature')).toBe(pushSignature(keys.token, ...stamp, Encrypt));
  expect([query.get('encrypt_type'), query.get('shop')]).toEqual(['aes', '1']);
  return parseJson(decryptMessage(keys, Encrypt).message) as Readonly<{ Event: string }>;
}

const tell = async (shop: TestShop, merchant: Merchant, act: (trade: Trade) => unknown, trade: Trade): Promise<unknown[]> => {
  await shop.emulation.time.settled();
  merchant.heard.length = 0;
  act(shop.now(trade));
  await shop.emulation.time.settled();
  return merchant.heard.map(opened).map(({ Event, order_info }) => [Event, order_info]);
};

test('every change of an order is told by its own message, with the order number as a bare integer', async () => {
  const merchant = await openMerchant(() => [200, 'success']);
  const shop = await openTestShop({ extra: cipherExtra, pushUrl: merchant.url });
  const { world } = shop.emulation;
  const trade = shop.paidOrder();
  await shop.emulation.time.settled();
  expect(merchant.heard.map((heard) => opened(heard).Event)).toEqual([
    'channels_ec_order_new',
    'channels_ec_order_pay',
    'channels_ec_order_wait_shipping',
  ]);
  const [first] = merchant.heard;
  const { Encrypt } = JSON.parse(first?.body ?? '') as { Encrypt: string };
  expect(decryptMessage(keys, Encrypt).message).toContain(`"order_info":{"order_id":${orderIdOf(trade)}}`);
  const order_id = orderIdOf(trade);
  const ext = (type: number) => [['channels_ec_order_ext_info_update', { order_id, type }]];
  const told = (act: (now: Trade) => unknown) => tell(shop, merchant, act, trade);
  expect(await told((now) => setMemo(world, now, { sellerMemo: '加急' }))).toEqual(ext(3));
  expect(await told((now) => urge(world, now))).toEqual(ext(7));
  expect(await told((now) => changeAddress(world, now, { isAsked: true }))).toEqual(ext(4));
  expect(await told(() => shop.ask('order/addressmodify/accept', { order_id }))).toEqual(ext(2));
  expect(await told((now) => changeAddress(world, now, { isAsked: false }))).toEqual(ext(19));
  expect(await told((now) => reviewRisk(world, now, true))).toEqual([]);
  expect(await told((now) => reviewRisk(world, now, false))).toEqual([['channels_ec_order_wait_shipping', { order_id }]]);
  expect(await told((now) => ship(world, now, [{ carrierCode: 'SF', waybillNo: 'SF1', lines: null }]))).toEqual([
    ['channels_ec_order_deliver', { order_id, finish_delivery: 1 }],
  ]);
  expect(await told((now) => complete(world, now))).toEqual([['channels_ec_order_confirm', { order_id, confirm_type: 1 }]]);
  merchant.heard.length = 0;
  await shop.emulation.time.advanceTo(testStartMs + 7 * 86_400_000);
  await shop.emulation.time.settled();
  expect(merchant.heard.map((heard) => opened(heard).Event)).toEqual(['channels_ec_order_settle']);
  const unpaid = shop.order();
  expect(await tell(shop, merchant, (now) => cancel(world, now, '超时未付款'), unpaid)).toEqual([
    ['channels_ec_order_cancel', { order_id: orderIdOf(unpaid), cancel_type: 2 }],
  ]);
});

test('an after-sale order is told with its status; the last refund ends the order', async () => {
  const merchant = await openMerchant(() => [200, '']);
  const shop = await openTestShop({ extra: cipherExtra, pushUrl: merchant.url });
  const { world } = shop.emulation;
  const trade = shop.paidOrder({ skus: [{ merchantCode: 'RRM-HTS-1', quantity: 1 }] });
  await shop.emulation.time.settled();
  merchant.heard.length = 0;
  agreeRefund(world, askRefund(world, trade, {}), 1);
  await shop.emulation.time.settled();
  const updates = merchant.heard.map(opened);
  expect(updates.map(({ Event }) => Event).toSorted()).toEqual([
    'channels_ec_aftersale_update',
    'channels_ec_aftersale_update',
    'channels_ec_order_cancel',
  ]);
  expect(updates).toContainEqual(
    expect.objectContaining({
      finder_shop_aftersale_status_update: {
        status: 'MERCHANT_REFUND_SUCCESS',
        after_sale_order_id: '2000000000000001',
        order_id: orderIdOf(trade),
      },
    }),
  );
});

test('a message that is not answered with success comes ten times, the last after about three and a half hours', async () => {
  const merchant = await openMerchant(() => [200, '{"code":0}']);
  const shop = await openTestShop({ extra: cipherExtra, pushUrl: merchant.url });
  const { time } = shop.emulation;
  shop.order();
  const after = async (ms: number): Promise<number> => (
    await time.advanceTo(testStartMs + ms),
    await time.settled(),
    merchant.heard.length
  );
  const seconds = [0, 9, 10, 69, 70, 370, 2_170, 5_770, 9_370, 12_969, 12_970, 86_400];
  const counts: number[] = [];
  for (const second of seconds) counts.push(await after(second * 1_000));
  expect(counts).toEqual([3, 3, 4, 4, 5, 6, 7, 8, 9, 9, 10, 10]);
  expect(shop.emulation.deliveries.log()[0]).toMatchObject({ state: 'given_up', attempts: 10 });
});

test('an app without keys is told nothing', async () => {
  const merchant = await openMerchant(() => [200, 'success']);
  const shop = await openTestShop({ pushUrl: merchant.url });
  shop.paidOrder();
  await shop.emulation.time.settled();
  expect(merchant.heard).toEqual([]);
});

test('the back office takes a push URL that echoes the signed word, and no other', async () => {
  const honest = await openMerchant(({ query }) => [
    200,
    query.get('signature') === pushSignature(keys.token, query.get('timestamp') ?? '', query.get('nonce') ?? '')
      ? (query.get('echostr') ?? '')
      : 'no',
  ]);
  const stranger = await openMerchant(() => [200, 'hello']);
  const save = async (pushUrl: string): Promise<number> => {
    const shop = await openTestShop({ extra: cipherExtra, pushUrl });
    const request = {
      method: 'POST',
      path: '/backoffice/message-push',
      query: new URLSearchParams(),
      headers: {},
      body: JSON.stringify({ appid: shop.app.key }),
      baseUrl: '',
    };
    return (await wechatShop.handle(shop.emulation.world, request)).status;
  };
  expect([await save(honest.url), await save(stranger.url)]).toEqual([200, 400]);
});
