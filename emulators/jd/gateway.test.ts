import { expect, test } from 'vitest';
import { beijingText } from '../world/beijing-time.ts';
import { openTestShop, testStartMs } from './jd-fixture.ts';
import { jd } from './platform.ts';
import { signatureOf, timestampMs } from './sign.ts';

const vectors = [
  {
    id: 'JD-1, the official example',
    secret: 'yourappSecret',
    params: {
      '360buy_param_json':
        '{"end_date":null,"optional_fields":null,"order_state":"WAIT_SELLER_STOCK_OUT","page":"1","page_size":"200","start_date":null}',
      access_token: 'yourtoken',
      app_key: 'yourappkey',
      method: 'jingdong.pop.order.search',
      timestamp: '2021-05-07 09:20:39.683+0800',
      v: '2.0',
    },
    sign: 'D70825340F4084360B9362B60DFD7930',
  },
  {
    id: 'JD-2',
    secret: 'jdsecret',
    params: {
      '360buy_param_json': '{"logiCoprId":"467","logiNo":"SF1234567890123","orderId":287901234567}',
      access_token: 'jdtoken',
      app_key: 'jdkey',
      method: 'jingdong.pop.order.shipment',
      timestamp: '2026-11-11 00:00:00.000+0800',
      v: '2.0',
    },
    sign: '975E1B775A1B63B8240A6DA25A9770F2',
  },
];

test.each(vectors)('$id is signed as published', ({ params, secret, sign }) => {
  expect(signatureOf(params, secret)).toBe(sign);
  expect(signatureOf({ ...params, sign: 'anything', format: '' }, secret), 'neither sign nor empty values count').toBe(sign);
});

test('both ways of writing the moment are read', () => {
  expect(timestampMs('2026-11-11 00:00:00.683+0800')).toBe(testStartMs + 683);
  expect(timestampMs('2026-11-11 00:00:00')).toBe(testStartMs);
  expect(timestampMs('2026-11-11T00:00:00Z')).toBeNull();
});

const shops = 'jingdong.vender.shop.query';
const refused = (code: string) => ({
  error_response: { code, zh_desc: expect.any(String), en_desc: expect.any(String), request_id: expect.any(String) },
});

test('a signed call is answered below its own name, spelled as the platform does', async () => {
  const shop = await openTestShop();
  expect(await shop.ask(shops)).toEqual({
    code: '0',
    shop_jos_result: { vender_id: 700_001, shop_id: 50_001, shop_name: '知单母婴旗舰店' },
  });
  expect(await shop.ask(shops, {}, { timestamp: beijingText(testStartMs - 599_000) })).toMatchObject({ code: '0' });
});

test.each([
  ['another signature', { sign: 'F75E1B775A1B63B8240A6DA25A9770F2' }, '23'],
  ['no signature', { sign: '' }, '22'],
  ['an unknown app', { app_key: 'JDKEX' }, '21'],
  ['no app', { app_key: '' }, '20'],
  ['an unknown token', { access_token: '0' }, '19'],
  ['no token', { access_token: '' }, '18'],
  ['a clock eleven minutes slow', { timestamp: beijingText(testStartMs - 660_000) }, '12'],
  ['no clock', { timestamp: '' }, '11'],
  ['no method', { method: '' }, '2'],
  ['an unknown method', { method: 'jingdong.pop.order.find' }, '3'],
  ['business parameters that are no JSON', { '360buy_param_json': '{' }, '6'],
])('a call with %s is refused by its own code', async (_, over, code) => {
  expect(await (await openTestShop()).ask(shops, {}, over)).toEqual(refused(code));
});

test('one bit changed in the business parameters after signing is refused', async () => {
  const shop = await openTestShop();
  const signed = {
    method: shops,
    app_key: 'JDKEY',
    access_token: shop.token.access_token,
    timestamp: '2026-11-11 00:00:00',
    v: '2.0',
    '360buy_param_json': '{"a":1}',
  };
  const sent = { ...signed, sign: signatureOf(signed, shop.app.secret) };
  const post = async (params: Record<string, string>) =>
    JSON.parse(String((await shop.send('POST', '/routerjson', new URLSearchParams(params).toString())).body)) as unknown;
  expect(await post(sent)).toHaveProperty('jingdong_vender_shop_query_responce');
  expect(await post({ ...sent, '360buy_param_json': '{"a":0}' })).toEqual(refused('23'));
});

test('GET works too, and business parameters beside the JSON are not seen', async () => {
  const shop = await openTestShop();
  const method = 'jingdong.pop.order.get';
  const plain = {
    method,
    app_key: 'JDKEY',
    access_token: shop.token.access_token,
    timestamp: '2026-11-11 00:00:00',
    v: '2.0',
    order_id: '287900000001',
    optional_fields: 'orderState',
    '360buy_param_json': '{}',
  };
  const query = new URLSearchParams({ ...plain, sign: signatureOf(plain, shop.app.secret) });
  expect(JSON.parse(String((await shop.send('GET', `/routerjson?${query.toString()}`)).body))).toMatchObject({
    jingdong_pop_order_get_responce: { code: '0', orderDetailInfo: { apiResult: { success: false } } },
  });
});

test('an app in test has 500 calls a day; others are held to a rate; both are told in the same words', async () => {
  const inTest = await openTestShop({ state: 'test' });
  for (let call = 0; call < 500; call += 1) await inTest.ask(shops);
  expect(await inTest.ask(shops)).toMatchObject({ error_response: { zh_desc: expect.stringContaining('超限') } });
  await inTest.emulation.time.advanceTo(testStartMs + 86_400_000);
  expect(await inTest.ask(shops)).toMatchObject({ code: '0' });
  const slow = await openTestShop({ calls_per_minute: '1' });
  expect([await slow.ask(shops), await slow.ask(shops)]).toMatchObject([{ code: '0' }, { error_response: { code: '45' } }]);
});

test('an app without the package may not call', async () => {
  const shop = await openTestShop({ permissions: 'jingdong.pop.order.' });
  expect(await shop.ask(shops)).toEqual(refused('10'));
});

test('the page lets the seller choose a shop; the code works once', async () => {
  const shop = await openTestShop();
  const page =
    '/oauth2/to_login?app_key=JDKEY&response_type=code&redirect_uri=https%3A%2F%2Fmerchant.example%2Fback&state=s1&scope=snsapi_base';
  expect(String((await shop.send('GET', page)).body)).toContain('知单母婴旗舰店');
  const { status, headers } = await shop.send('POST', page, `shop=${shop.shop.seq}`);
  const back = new URL(headers['location'] ?? '');
  expect([status, back.origin, back.searchParams.get('state')]).toEqual([302, 'https://merchant.example', 's1']);
  const trade = async () =>
    JSON.parse(
      String(
        (
          await shop.send(
            'POST',
            '/oauth2/access_token',
            `app_key=JDKEY&app_secret=jdsecret&grant_type=authorization_code&code=${back.searchParams.get('code')}`,
          )
        ).body,
      ),
    ) as unknown;
  expect(await trade()).toMatchObject({ code: 0, expires_in: 31_535_999, time: String(testStartMs), user_nick: '知单母婴旗舰店' });
  expect(await trade()).toMatchObject({ code: 400 });
});

test('a token is refreshed in its last day, replaces the old pair, and never after its end', async () => {
  const shop = await openTestShop({ token_seconds: String(30 * 86_400) });
  const { time } = shop.emulation;
  const refresh = async (token: string) =>
    JSON.parse(
      String(
        (await shop.send('GET', `/oauth2/refresh_token?app_key=JDKEY&app_secret=jdsecret&grant_type=refresh_token&refresh_token=${token}`))
          .body,
      ),
    ) as Record<string, string>;
  expect(await refresh(shop.token.refresh_token)).toMatchObject({ code: 400, msg: expect.stringContaining('24小时') });
  await time.advanceTo(testStartMs + 29.5 * 86_400_000);
  const next = await refresh(shop.token.refresh_token);
  expect(await shop.ask(shops)).toEqual(refused('19'));
  expect(await shop.ask(shops, {}, { access_token: next['access_token'] ?? '' })).toMatchObject({ code: '0' });
  await time.advanceTo(testStartMs + 60 * 86_400_000);
  expect(await refresh(next['refresh_token'] ?? '')).toMatchObject({ code: 400, msg: expect.stringContaining('已过期') });
});

test('a seller who takes the authorisation back ends the token at once', async () => {
  const shop = await openTestShop();
  shop.emulation.platformOf(shop.shop).revoke(shop.emulation.world, shop.shop);
  expect(await shop.ask(shops)).toEqual(refused('19'));
});

test.each([
  ['throttled', '45'],
  ['token_expired', '19'],
  ['server_error', '25'],
  ['unavailable', '66'],
] as const)('a fault "%s" is told in the gateway’s words', (fault, code) => {
  const request = { method: 'POST', path: '/routerjson', query: new URLSearchParams(), headers: {}, body: '', baseUrl: '' };
  expect(JSON.parse(String(jd.faultAnswer(fault, request)?.body))).toEqual(refused(code));
  expect(jd.faultAnswer(fault, { ...request, path: '/oauth2/access_token' })).toBeNull();
});
