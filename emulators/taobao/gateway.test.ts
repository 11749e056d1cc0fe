import { afterAll, beforeAll, expect, test } from 'vitest';
import { beijingText } from '../world/beijing-time.ts';
import { openTaobao, startMs, type OpenTaobao } from './taobao-fixture.ts';
import { signTop } from './sign.ts';

let open: OpenTaobao;
beforeAll(async () => {
  open = await openTaobao();
});
afterAll(() => open.server.close());

const window = { fields: 'tid,status', start_modified: '2026-11-10 12:00:00', end_modified: '2026-11-11 00:00:00' };
const list = 'taobao.trades.sold.increment.get';
const error = (code: number, sub?: string) => ({
  error_response: expect.objectContaining(sub === undefined ? { code } : { code, sub_code: sub }),
});

test.each(['md5', 'hmac', 'hmac-sha256'])('a call signed by %s is let in', async (method) => {
  expect(await open.call(list, window, { sign_method: method })).toHaveProperty('trades_sold_increment_get_response.total_results', 0);
});

test('a signature with one bit changed is refused with code 25', async () => {
  const params = new Map(
    Object.entries({
      method: list,
      app_key: open.app.key,
      session: open.session,
      timestamp: beijingText(startMs),
      format: 'json',
      v: '2.0',
      sign_method: 'md5',
      ...window,
    }),
  );
  const sign = signTop(params, open.app.secret, 'md5');
  const flipped = sign.slice(0, -1) + (sign.endsWith('0') ? '1' : '0');
  expect(await open.call(list, window, { sign_method: 'md5', sign: flipped })).toEqual(error(25, 'isv.invalid-signature'));
  expect(await open.call(list, window, { sign_method: 'md5', sign })).toHaveProperty('trades_sold_increment_get_response');
});

test.each([
  ['without a method', '', {}, 21],
  ['of an unknown method', 'taobao.no.such', {}, 22],
  ['without an app key', list, { app_key: '' }, 28],
  ['with an unknown app key', list, { app_key: '87654321' }, 29],
  ['without a timestamp', list, { timestamp: '' }, 30],
  ['eleven minutes slow', list, { timestamp: beijingText(startMs - 11 * 60_000) }, 31],
  ['eleven minutes fast', list, { timestamp: beijingText(startMs + 11 * 60_000) }, 31],
  ['without a signature', list, { sign: '' }, 24],
  ['of another version', list, { v: '3.0' }, 33],
  ['without a session', list, { session: '' }, 26],
  ['with a session nobody gave', list, { session: '6100unknown' }, 27],
  ['without required fields', list, { fields: '' }, 40],
  ['for pages of 101', list, { page_size: '101' }, 41],
  ['for page 0', list, { page_no: '0' }, 41],
  ['for more than a day', list, { start_modified: '2026-11-09 23:59:59' }, 41],
  ['for no time at all', list, { start_modified: '2026-11-11 00:00:00' }, 41],
  ['with a moment that is none', list, { start_modified: '2026-11-31 00:00:00' }, 41],
])('a call %s is refused with the platform’s own code', async (_name, method, over, code) => {
  expect(await open.call(method, window, over as Record<string, string>)).toEqual(error(code));
});

test('nine minutes of skew are allowed', async () => {
  expect(await open.call(list, window, { timestamp: beijingText(startMs + 9 * 60_000) })).toHaveProperty(
    'trades_sold_increment_get_response',
  );
});

test('a window too long names both ends', async () => {
  expect(await open.call(list, window, { start_modified: '2026-11-01 00:00:00' })).toEqual(
    error(41, 'isv.invalid-parameter:start_modified/end_modified'),
  );
});

test('another app’s session is refused with code 27', async () => {
  open.emulation.addApp({ ...open.app, key: '99999999', secret: 'other' });
  const params = { ...window };
  const all = new Map(
    Object.entries({
      method: list,
      app_key: '99999999',
      session: open.session,
      timestamp: beijingText(startMs),
      format: 'json',
      v: '2.0',
      sign_method: 'md5',
      ...params,
    }),
  );
  const body = new URLSearchParams([...all, ['sign', signTop(all, 'other', 'md5')]]);
  const answer = await fetch(`${open.server.url}/taobao/router/rest`, { method: 'POST', body });
  expect(await answer.json()).toEqual(error(27));
});

test('calls beyond the app’s rate are refused with code 7 and how long the ban lasts', async () => {
  const slow = await openTaobao({ app: { extra: { calls_per_second: '2' } } });
  const replies = [];
  for (let call = 0; call < 12; call += 1) replies.push(await slow.call('taobao.time.get'));
  await slow.server.close();
  expect(replies).toContainEqual({
    error_response: expect.objectContaining({ code: 7, sub_msg: 'This ban will last for 1 more seconds' }),
  });
});

test('a revoked shop is refused with code 27', async () => {
  const other = await openTaobao();
  other.emulation.platformOf(other.shop).revoke(other.world, other.shop);
  expect(await other.call(list, window)).toEqual(error(27, 'invalid-sessionkey'));
  await other.server.close();
});

test('an expired session is refused with code 27', async () => {
  const other = await openTaobao({ app: { extra: { token_seconds: '3600' } } });
  await other.emulation.time.advanceTo(startMs + 3_600_001);
  const later = { ...window, start_modified: '2026-11-11 00:00:00', end_modified: '2026-11-11 01:00:00' };
  expect(await other.call(list, later)).toEqual(error(27));
  await other.server.close();
});

test('a refresh gives a new session and ends the old one', async () => {
  const other = await openTaobao();
  const refreshToken = other.world
    .own<{ sessions: Map<string, { refreshToken: string }> }>('taobao', () => ({ sessions: new Map() }))
    .sessions.get(other.session)?.refreshToken;
  const grant = await other.call('taobao.top.auth.token.refresh', { refresh_token: refreshToken ?? '' });
  const token = JSON.parse(
    (grant as { top_auth_token_refresh_response: { token_result: string } }).top_auth_token_refresh_response.token_result,
  ) as { access_token: string };
  expect(await other.call(list, window)).toEqual(error(27));
  expect(await other.call(list, window, { session: token.access_token })).toHaveProperty('trades_sold_increment_get_response');
  await other.server.close();
});

test('without `format` the answer is XML, the platform’s default', async () => {
  expect(await open.callText(list, window, { format: '' })).toMatch(/^<\?xml.*<trades_sold_increment_get_response>/u);
});

test('the authorise page gives a code to the redirect address, the code gives a session once', async () => {
  const page = `${open.server.url}/taobao/authorize?response_type=code&client_id=${open.app.key}&redirect_uri=${encodeURIComponent('http://127.0.0.1:1/back')}&state=s1`;
  expect(await (await fetch(page)).text()).toContain(open.shop.name);
  const agreed = await fetch(page, { method: 'POST', body: new URLSearchParams({ shop: String(open.shop.seq) }), redirect: 'manual' });
  const back = new URL(agreed.headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s1');
  const form = {
    grant_type: 'authorization_code',
    client_id: open.app.key,
    client_secret: open.app.secret,
    code: back.searchParams.get('code') ?? '',
    redirect_uri: 'http://127.0.0.1:1/back',
  };
  const token = async () => (await fetch(`${open.server.url}/taobao/token`, { method: 'POST', body: new URLSearchParams(form) })).json();
  const grant = (await token()) as Record<string, string>;
  expect(grant).toMatchObject({ token_type: 'Bearer', expires_in: 31_104_000, taobao_user_id: '2074000001' });
  expect(decodeURIComponent(grant['taobao_user_nick'] ?? '')).toBe(open.shop.name);
  expect(await token()).toMatchObject({ error: 'invalid_grant' });
  expect(await open.call(list, window), 'the new authorisation replaced the old session').toEqual(error(27));
  expect(await open.call(list, window, { session: grant['access_token'] ?? '' })).toHaveProperty('trades_sold_increment_get_response');
});
