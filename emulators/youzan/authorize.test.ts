import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMerchant, openYouzan, startMs, type OpenYouzan } from './youzan-fixture.ts';
import { openMessage } from './sign.ts';

let open: OpenYouzan;
beforeEach(async () => {
  open = await openYouzan();
});
afterEach(() => open.server.close());

const dayMs = 86_400_000;
const secret = 'yzsecret-of-32-letters-0123456789';
const token = (ask: object) => open.post('/auth/token', { client_id: 'yzclient', client_secret: secret, ...ask });
const shopOf = (accessToken: string) => open.call('youzan.shop.get', '3.0.0', {}, accessToken);
const expired = { gw_err_resp: { err_code: 4203, err_msg: expect.any(String), trace_id: expect.any(String) } };

test('an app of the own house gets its token silently, a refresh token only when asked', async () => {
  const bare = await token({ authorize_type: 'silent', grant_id: 16_001 });
  expect(bare).toMatchObject({ success: true, code: 200, message: null, data: { expires: startMs + 7 * dayMs, authority_id: '16001' } });
  expect(bare.data).not.toHaveProperty('refresh_token');
  expect((await token({ authorize_type: 'silent', grant_id: '16001', refresh: true })).data).toHaveProperty('refresh_token');
  expect(await shopOf(bare.data.access_token)).toMatchObject({ code: 200, success: true, data: { id: 16_001, name: '暖贝芽微商城' } });
});

test.each([
  ['a wrong secret', { authorize_type: 'silent', grant_id: '16001', client_secret: `${secret.slice(0, -1)}8` }],
  ['a shop that is none', { authorize_type: 'silent', grant_id: '99' }],
  ['an unknown way', { authorize_type: 'password' }],
  ['a refresh token nobody gave', { authorize_type: 'refresh_token', refresh_token: 'x' }],
  ['a code nobody gave', { authorize_type: 'authorization_code', code: 'x', redirect_uri: '' }],
])('%s gets no token', async (_name, ask) => {
  expect(await token(ask)).toMatchObject({ success: false, code: expect.any(Number), data: null });
});

test('a token ends after seven days, its refresh token after twenty-eight', async () => {
  await open.play([{ do: 'wait', for: '7d' }]);
  expect(await shopOf(open.session.accessToken)).toEqual(expired);
  const refreshed = await token({ authorize_type: 'refresh_token', refresh_token: open.session.refreshToken });
  expect(await shopOf(refreshed.data.access_token)).toMatchObject({ success: true });
  await open.play([{ do: 'wait', for: '28d' }]);
  expect(await token({ authorize_type: 'refresh_token', refresh_token: refreshed.data.refresh_token })).toMatchObject({ success: false });
});

test('the token of before lives five minutes more, then it is over', async () => {
  await token({ authorize_type: 'refresh_token', refresh_token: open.session.refreshToken });
  expect(await shopOf(open.session.accessToken)).toMatchObject({ success: true });
  await open.play([{ do: 'wait', for: '5m' }]);
  expect(await shopOf(open.session.accessToken)).toEqual(expired);
});

test('a token with one letter changed, and none at all, are refused by the gateway', async () => {
  const { accessToken } = open.session;
  expect(await shopOf(`${accessToken.slice(0, -1)}${accessToken.endsWith('0') ? '1' : '0'}`)).toEqual(expired);
  expect(await shopOf('')).toHaveProperty('gw_err_resp.err_code', 4001);
});

test('a shop that takes its permission back gives no silent token either', async () => {
  await open.play([{ do: 'revoke', shop: 'youzan' }]);
  expect(await shopOf(open.session.accessToken)).toEqual(expired);
  expect(await token({ authorize_type: 'silent', grant_id: '16001' })).toMatchObject({ success: false });
});

test('an app for many merchants goes by the page; the order of the app comes sealed', async () => {
  const merchant = await openMerchant();
  open.emulation.addApp({ ...open.app, pushUrl: merchant.url, extra: { type: 'tool' } });
  expect(await token({ authorize_type: 'silent', grant_id: '16001' })).toMatchObject({ success: false });
  const redirectUri = 'http://127.0.0.1:4780/back';
  const page = `${open.server.url}/youzan/auth/authorize?${new URLSearchParams({ client_id: 'yzclient', response_type: 'code', state: 's', redirect_uri: redirectUri }).toString()}`;
  expect(await (await fetch(page)).text()).toContain('暖贝芽微商城');
  const answer = await fetch(page, { method: 'POST', body: new URLSearchParams({ shop: String(open.shop.seq) }), redirect: 'manual' });
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const ask = { authorize_type: 'authorization_code', code, redirect_uri: redirectUri };
  const granted = await token(ask);
  expect(granted).toMatchObject({ success: true, data: { authority_id: '16001' } });
  expect(await token(ask)).toMatchObject({ success: false });
  await open.emulation.time.settled();
  const [order] = merchant.messages();
  expect(JSON.parse(openMessage(order.message as string, secret))).toMatchObject({ type: 'APP_SUBSCRIBE', kdtId: 16_001, env: 'PROD' });
  await merchant.close();
});

test.each([
  ['throttled', 4205],
  ['server_error', 5000],
  ['unavailable', 5001],
  ['token_expired', 4203],
] as const)('%s is worded as the gateway words it', async (kind, code) => {
  await open.play([{ do: 'fault', kind, times: 1 }]);
  expect(await shopOf(open.session.accessToken)).toHaveProperty('gw_err_resp.err_code', code);
});

test('an unknown API, an unknown version and too many calls are refused by the gateway', async () => {
  expect(await open.call('youzan.no.such', '3.0.0')).toHaveProperty('gw_err_resp.err_code', 4002);
  expect(await open.call('youzan.shop.get', '9.0.0')).toHaveProperty('gw_err_resp.err_code', 4004);
  open.emulation.addApp({ ...open.app, extra: { calls_per_second: '2' } });
  await shopOf(open.session.accessToken);
  await shopOf(open.session.accessToken);
  expect(await shopOf(open.session.accessToken)).toHaveProperty('gw_err_resp.err_code', 4205);
  await open.play([{ do: 'wait', for: '1s' }]);
  expect(await shopOf(open.session.accessToken)).toMatchObject({ success: true });
});
