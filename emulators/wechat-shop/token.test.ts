import { expect, test } from 'vitest';
import { openTestShop, testStartMs } from './open-test-shop.ts';

const info = (token: string): string => `/channels/ec/basics/info/get?access_token=${token}`;
const credentials = 'grant_type=client_credential&appid=wxba5fad812f8e6fb9';

test('a token opens the shop for two hours, then it is expired and not merely wrong', async () => {
  const shop = await openTestShop();
  const token = await shop.fetchToken();
  expect(await shop.get(info(token))).toMatchObject({
    errcode: 0,
    info: { nickname: '知单母婴', username: expect.stringMatching(/^gh_/u) },
  });
  await shop.emulation.time.advanceTo(testStartMs + 7_199_999);
  expect(await shop.get(info(token))).toMatchObject({ errcode: 0 });
  await shop.emulation.time.advanceTo(testStartMs + 7_200_000);
  expect(await shop.get(info(token))).toMatchObject({ errcode: 42001 });
});

test('a new token ends the one before after five minutes', async () => {
  const shop = await openTestShop();
  const first = await shop.fetchToken();
  const second = await shop.fetchToken();
  await shop.emulation.time.advanceTo(testStartMs + 299_000);
  expect(await shop.get(info(first))).toMatchObject({ errcode: 0 });
  await shop.emulation.time.advanceTo(testStartMs + 300_000);
  expect(await shop.get(info(first))).toMatchObject({ errcode: 40001 });
  expect(await shop.get(info(second))).toMatchObject({ errcode: 0 });
});

test('an app registered without overlap loses the old token at once', async () => {
  const shop = await openTestShop({ extra: { token_overlap_seconds: '0' } });
  const first = await shop.fetchToken();
  await shop.fetchToken();
  expect(await shop.get(info(first))).toMatchObject({ errcode: 40001, errmsg: expect.stringContaining('rid: ') });
});

test('the stable token stays the same, lives beside the other kind, and is replaced only by force', async () => {
  const shop = await openTestShop();
  const ask = { grant_type: 'client_credential', appid: shop.app.key, secret: shop.app.secret };
  const fetch = (force_refresh = false) =>
    shop.post<{ access_token: string; expires_in: number }>('/cgi-bin/stable_token', { ...ask, force_refresh });
  const first = await fetch();
  await shop.emulation.time.advanceTo(testStartMs + 600_000);
  expect(await fetch()).toEqual({ access_token: first.access_token, expires_in: 6_600 });
  await shop.fetchToken();
  expect(await shop.get(info(first.access_token))).toMatchObject({ errcode: 0 });
  const forced = await fetch(true);
  expect(forced.access_token).not.toBe(first.access_token);
  expect(await shop.get(info(first.access_token))).toMatchObject({ errcode: 40001 });
  expect(await fetch(true)).toMatchObject({ errcode: 45011 });
});

test.each([
  ['an unknown appid', `grant_type=client_credential&appid=wx0&secret=shop-secret`, 40013],
  ['a secret with one letter changed', `${credentials}&secret=shop-secreu`, 40125],
  ['another grant type', 'grant_type=authorization_code&appid=wxba5fad812f8e6fb9&secret=shop-secret', 40002],
])('a token is refused for %s', async (_, query, errcode) => {
  expect(await (await openTestShop()).get(`/cgi-bin/token?${query}`)).toMatchObject({ errcode });
});

test('a machine outside the whitelist gets no token', async () => {
  const shop = await openTestShop({ extra: { ip_whitelist: '10.0.0.1' } });
  expect(await shop.get(`/cgi-bin/token?${credentials}&secret=shop-secret`)).toMatchObject({ errcode: 40164 });
});

test('calls without a token, with a changed token, by the wrong method, to nowhere or without JSON are refused by their own codes', async () => {
  const shop = await openTestShop();
  const token = await shop.fetchToken();
  expect(await shop.ask('order/list/get', {}, null)).toMatchObject({ errcode: 41001 });
  expect(await shop.ask('order/list/get', {}, `${token.slice(0, -1)}${token.endsWith('0') ? 1 : 0}`)).toMatchObject({ errcode: 40001 });
  expect(await shop.ask('basics/info/get')).toMatchObject({ errcode: 43001 });
  expect(await shop.get(`/channels/ec/order/get?access_token=${token}`)).toMatchObject({ errcode: 43002 });
  expect(await shop.ask('order/nowhere')).toMatchObject({ errcode: 40066 });
  expect(await shop.ask('order/get', {})).toMatchObject({ errcode: 40097, errmsg: expect.stringContaining('order_id') });
});

test('an app may call only what it was given, and only so often', async () => {
  const shop = await openTestShop({ extra: { permissions: '131', calls_per_minute: '2', calls_per_day: '3' } });
  expect(await shop.ask('product/list/get', { page_size: 10 })).toMatchObject({ errcode: 48001 });
  const call = () => shop.ask('aftersale/rejectreason/get');
  expect([(await call())['errcode'], (await call())['errcode'], (await call())['errcode']]).toEqual([0, 0, 45011]);
  await shop.emulation.time.advanceTo(testStartMs + 60_000);
  expect([(await call())['errcode'], (await call())['errcode']]).toEqual([0, 45009]);
});

test('a seller who resets the secret ends the token and every next one, until the app is registered anew', async () => {
  const shop = await openTestShop();
  const token = await shop.fetchToken();
  shop.emulation.platformOf(shop.shop).revoke(shop.emulation.world, shop.shop);
  expect(await shop.get(info(token))).toMatchObject({ errcode: 40001 });
  expect(await shop.get(`/cgi-bin/token?${credentials}&secret=shop-secret`)).toMatchObject({ errcode: 40125 });
  shop.emulation.addApp({ ...shop.app });
  expect(await shop.get(`/cgi-bin/token?${credentials}&secret=shop-secret`)).toMatchObject({ expires_in: 7200 });
});
