import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPinduoduo, startSeconds, type OpenPinduoduo } from './pinduoduo-fixture.ts';

let open: OpenPinduoduo;
beforeEach(async () => {
  open = await openPinduoduo({ token_seconds: '3600', grant_seconds: '7200' });
});
afterEach(() => open.server.close());

const page = (values: Readonly<Record<string, string>>): string =>
  `${open.server.url}/pinduoduo/service-market/auth?${new URLSearchParams({ response_type: 'code', client_id: 'pddclient', redirect_uri: 'http://127.0.0.1:4780/back?a=1', state: 's&t', ...values }).toString()}`;

async function agree(): Promise<string> {
  const answer = await fetch(page({}), { method: 'POST', body: new URLSearchParams({ shop: String(open.shop.seq) }), redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s&t');
  expect(back.searchParams.get('a')).toBe('1');
  return back.searchParams.get('code') ?? '';
}

const create = (code: string) => open.call('pdd.pop.auth.token.create', { code, access_token: '' });
const mallOf = (token: string) => open.call('pdd.mall.info.get', { access_token: token });

test('the page shows the shops, and refuses a client or an address that is not the app’s', async () => {
  expect(await (await fetch(page({}))).text()).toContain('暖贝芽官方旗舰店');
  expect((await fetch(page({ client_id: 'nobody' }))).status).toBe(400);
  expect((await fetch(page({ redirect_uri: 'nowhere' }))).status).toBe(400);
});

test('a code is good for one token; the answer names the mall, seconds and moments', async () => {
  const code = await agree();
  const { pop_auth_token_create_response: token } = await create(code);
  expect(token).toMatchObject({
    expires_in: 3_600,
    expires_at: startSeconds + 3_600,
    refresh_token_expires_in: 7_200,
    owner_id: '700001',
    owner_name: '暖贝芽官方旗舰店',
    scope: expect.arrayContaining(['pdd.order.list.get']),
  });
  expect(await mallOf(token.access_token)).toHaveProperty('mall_info_get_response.mall_id', 700_001);
  expect(await create(code)).toHaveProperty('error_response.error_code', 10000);
});

test('a code is dead after ten minutes', async () => {
  const code = await agree();
  await open.play([{ do: 'wait', for: '601s' }]);
  expect(await create(code)).toHaveProperty('error_response.sub_msg', 'code无效或已过期');
});

test('to authorise again kills the code, the token and the refresh token of before at once', async () => {
  const { accessToken, refreshToken } = open.grant;
  expect(await mallOf(accessToken)).toHaveProperty('mall_info_get_response');
  const first = await agree();
  const second = await agree();
  expect(await mallOf(accessToken)).toHaveProperty('error_response.error_code', 10019);
  expect(await open.call('pdd.pop.auth.token.refresh', { refresh_token: refreshToken })).toHaveProperty('error_response.error_code', 10019);
  expect(await create(first)).toHaveProperty('error_response.error_code', 10000);
  expect(await create(second)).toHaveProperty('pop_auth_token_create_response.access_token');
});

test('a refresh gives a new token, but no longer authorisation', async () => {
  await open.play([{ do: 'wait', for: '3601s' }]);
  expect(await mallOf(open.grant.accessToken)).toHaveProperty('error_response.error_code', 10019);
  const refreshToken = open.grant.refreshToken;
  const { pop_auth_token_refresh_response: token } = await open.call('pdd.pop.auth.token.refresh', { refresh_token: refreshToken });
  expect(token).toMatchObject({ expires_in: 3_599, expires_at: startSeconds + 7_200, refresh_token_expires_at: startSeconds + 7_200 });
  expect(await mallOf(token.access_token)).toHaveProperty('mall_info_get_response');
  await open.play([{ do: 'wait', for: '1h' }]);
  expect(await open.call('pdd.pop.auth.token.refresh', { refresh_token: refreshToken })).toHaveProperty('error_response.error_code', 10019);
});

test('the older road answers without a wrapper', async () => {
  const ask = { client_id: 'pddclient', client_secret: 'pddsecret', grant_type: 'authorization_code', code: await agree() };
  const token = await open.post('/oauth/token', JSON.stringify(ask), { 'content-type': 'application/json' });
  expect(token).toMatchObject({ owner_id: '700001', access_token: expect.any(String) });
  const wrong = { ...ask, client_secret: 'pddsecreu' };
  expect(await open.post('/oauth/token', JSON.stringify(wrong))).toHaveProperty('error_response.error_code', 10016);
});

test('a shop that takes its permission back is closed at once', async () => {
  await open.play([{ do: 'revoke', shop: 'pinduoduo' }]);
  expect(await mallOf(open.grant.accessToken)).toHaveProperty('error_response.error_code', 10019);
});
