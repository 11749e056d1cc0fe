import type { ShopView } from '@zhidan/core/channels/shop/shop-api.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { appForFile, type TestAnswer, type TestVisitor } from '../../testing/test-app.ts';
import { emulatedAddresses } from './emulated-addresses.ts';
import { connectorOf } from '../call/connector-of.ts';
import { stateLifeMs } from './authorization-state.ts';

const house = appForFile();
const credentials = { app_key: '12345678', app_secret: 'the-secret-of-our-app' };
const wechat = { appid: 'wx0123456789abcdef', secret: 'the-secret-of-wechat' };
let emulators: RunningEmulators;
let count = 0;

beforeAll(async () => {
  emulators = await runEmulators();
  await emulators.control('POST', 'scenario', {
    seed: 'authorization',
    start: house().merchant.clock(),
    speed: 0,
    apps: [
      { platform: 'taobao', key: credentials.app_key, secret: credentials.app_secret },
      { platform: 'wechat-shop', key: wechat.appid, secret: wechat.secret },
    ],
    shops: [
      ...['甲店', '乙店', '丙店', '丁店', '戊店'].map((name) => ({ platform: 'taobao', name })),
      { platform: 'wechat-shop', name: '知单母婴' },
    ],
    steps: [],
  });
});
afterAll(() => emulators.stop());

async function addedShop(owner: TestVisitor, fields: object = credentials, channel: 'taobao' | 'wechat_shop' = 'taobao'): Promise<string> {
  count += 1;
  house().merchant.clock.advance(1);
  const addresses = emulatedAddresses(connectorOf(channel), emulators.url);
  const answer = await owner.post('/api/shops', { channel, name: `第 ${count} 家`, fields, addresses });
  return String(answer.body['shopId']);
}

/** What the platform's page sends along after the seller of its `seq`th shop has agreed. */
async function agreed(owner: TestVisitor, shopId: string, seq: number): Promise<{ state: string; code: string }> {
  const { pageUrl } = (await owner.post(`/api/shops/${shopId}/authorize`)).body as unknown as { pageUrl: string };
  const answer = await fetch(pageUrl, { method: 'POST', body: `shop=${seq}`, redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.pathname).toBe('/shops/authorized');
  return { state: back.searchParams.get('state') ?? '', code: back.searchParams.get('code') ?? '' };
}

const finish = (owner: TestVisitor, sent: object): Promise<TestAnswer> => owner.post('/api/shops/finish-authorization', sent);
const shown = async (owner: TestVisitor, shopId: string): Promise<ShopView> =>
  (await owner.get(`/api/shops/${shopId}`)).body as unknown as ShopView;

test('a merchant agrees on the page of the platform, and the shop is authorised; what the page sent counts once, however often it comes', async () => {
  const owner = await house().as('laoban');
  const shopId = await addedShop(owner);
  const sent = await agreed(owner, shopId, 1);
  const answers = await Promise.all([finish(owner, sent), finish(owner, sent)]);
  answers.push(await finish(owner, sent));
  expect(answers.map(({ status, body }) => [status, body['shopId'], body['platformShopName']])).toEqual(
    Array.from({ length: 3 }, () => [200, shopId, '甲店']),
  );
  const shop = await shown(owner, shopId);
  expect(shop).toMatchObject({ state: 'authorized', platformShopName: '甲店', fault: null, load: { to: shop.load?.leftTo } });
  expect((await owner.post(`/api/shops/${shopId}/pull`)).body).toEqual({ done: true });
  const { body } = await owner.get(`/api/journal?event=shop.authorized&subjectId=${shopId}`);
  expect(body['items']).toHaveLength(1);
});

test('a platform without a page needs the credentials alone', async () => {
  const owner = await house().as('laoban');
  const shopId = await addedShop(owner, wechat, 'wechat_shop');
  const { pageUrl, state } = (await owner.post(`/api/shops/${shopId}/authorize`)).body as unknown as { pageUrl: null; state: string };
  expect(pageUrl).toBe(null);
  expect((await finish(owner, { state })).body['platformShopName']).toBe('知单母婴');
  expect((await shown(owner, shopId)).state).toBe('authorized');
});

test('a wrong secret is refused in the words of the platform, with what to check', async () => {
  const owner = await house().as('laoban');
  const shopId = await addedShop(owner, { ...credentials, app_secret: 'mistyped' });
  const { status, body } = await finish(owner, await agreed(owner, shopId, 2));
  expect([status, body.code]).toEqual([422, 'shop.grant_refused']);
  expect(body.detail).toContain('client id or secret is wrong（invalid_client）');
  expect(body.detail).toContain('请核对App Key / App Secret');
  await owner.post(`/api/shops/${shopId}/change`, { fields: { app_secret: credentials.app_secret } });
  expect((await finish(owner, await agreed(owner, shopId, 2))).status).toBe(200);
});

test('one shop of the platform is one shop of ours: neither twice, nor another one later', async () => {
  const owner = await house().as('laoban');
  const first = await addedShop(owner);
  await finish(owner, await agreed(owner, first, 3));
  const second = await addedShop(owner);
  expect((await finish(owner, await agreed(owner, second, 3))).body.code).toBe('shop.already_here');
  house().merchant.clock.advance(1);
  expect((await finish(owner, await agreed(owner, first, 4))).body.code).toBe('shop.other_shop');
  expect((await shown(owner, first)).platformShopName).toBe('丙店');
});

test.each([
  ['was not agreed to', { denial: '用户拒绝授权' }, 'shop.authorization_denied', '用户拒绝授权'],
  ['comes back without a code', {}, 'shop.authorization_without_code', '没有带授权码'],
])('an authorisation that %s is refused with what to do', async (_, sent, code, words) => {
  const owner = await house().as('laoban');
  const shopId = await addedShop(owner);
  const { body } = await finish(owner, { state: (await agreed(owner, shopId, 5)).state, ...sent });
  expect(body.code).toBe(code);
  expect(body.detail).toContain(words);
  expect((await shown(owner, shopId)).state).toBe('unauthorized');
});

test('only who began an authorisation can finish it, and only in time', async () => {
  const { as, merchant } = house();
  const owner = await as('laoban');
  const shopId = await addedShop(owner);
  const sent = await agreed(owner, shopId, 5);
  expect((await finish(await as('zhuguan'), sent)).body.code).toBe('shop.authorization_state_wrong');
  merchant.clock.advance(stateLifeMs + 1);
  const late = await finish(owner, sent);
  expect([late.status, late.body.code]).toEqual([410, 'shop.authorization_too_late']);
});

test('a platform that does not answer leaves the shop as it is and says to try again', async () => {
  const owner = await house().as('laoban');
  const shopId = await addedShop(owner);
  const sent = await agreed(owner, shopId, 5);
  await emulators.control('POST', 'faults', { kind: 'disconnect', platform: 'taobao', match: 'POST .*token', times: 1 });
  const { status, body } = await finish(owner, sent);
  expect([status, body.code]).toEqual([503, 'shop.platform_away']);
  expect((await finish(owner, sent)).status).toBe(200);
});
