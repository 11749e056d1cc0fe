import { afterAll, beforeAll, expect, test } from 'vitest';
import { beijingText } from '../world/beijing-time.ts';
import { openDouyin, startMs, type OpenDouyin, type Reply } from './douyin-fixture.ts';

let open: OpenDouyin;
beforeAll(async () => {
  open = await openDouyin();
});
afterAll(() => open.server.close());

const list = { page: 0, size: 10 };
const refused = (code: number, subCode: string) => expect.objectContaining({ code, sub_code: subCode });
const hour = 3_600_000;

test.each(['hmac-sha256', 'md5'])('a call signed by %s is let in', async (sign_method) => {
  expect(await open.call('order.searchList', list, { sign_method })).toMatchObject({ code: 10000, data: { total: 0 } });
});

test('a body with one bit changed is refused: it is not what was signed', async () => {
  expect(await open.call('order.searchList', list, { body: '{"page":1,"size":10}' })).toEqual(refused(40003, 'isv.signature-invalid'));
});

test('a signature with one bit changed is refused', async () => {
  expect(await open.call('order.searchList', list, { sign: 'f'.repeat(64) })).toEqual(refused(40003, 'isv.signature-invalid'));
});

test.each([
  ['eleven minutes slow', { timestamp: String(startMs / 1_000 - 660) }, 40003, 'isv.timestamp-invalid'],
  ['without a token', { access_token: '' }, 40001, 'isv.missing-parameter:access_token'],
  ['with an unknown token', { access_token: 'x' }, 40003, 'isv.access-token-no-existed'],
  ['with an unknown app', { app_key: '1' }, 40003, 'isv.parameter-invalid:app_key'],
  ['without a signature', { sign: '' }, 40001, 'isv.missing-parameter:sign'],
])('a call %s is refused in the platform’s own words', async (_name, over, code, subCode) => {
  expect(await open.call('order.searchList', list, over as Record<string, string>)).toEqual(refused(code, subCode));
});

test('the moment may be Beijing text, nine minutes off', async () => {
  expect(await open.call('order.searchList', list, { timestamp: beijingText(startMs - 9 * 60_000) })).toMatchObject({ code: 10000 });
});

test('a method that does not exist is off-line; names are case-sensitive', async () => {
  expect(await open.call('order.searchlist', list)).toEqual(refused(70000, 'isv.method-not-existed'));
});

test('the doubled slash of the official Go SDK is understood', async () => {
  const text = await open.callText('order.searchList', list);
  expect(text).toContain('"code":10000');
  const url = `${open.server.url}/douyin//order/searchList?${new URLSearchParams({ app_key: open.app.key, method: 'order.searchList', timestamp: String(startMs / 1_000), v: '2', sign: 'x' }).toString()}`;
  expect(await (await fetch(url, { method: 'POST', body: '{}' })).json(), 'refused for its signature, not for its path').toEqual(
    refused(40003, 'isv.signature-invalid'),
  );
});

test('pages larger than 100 and parameters that are missing are refused', async () => {
  expect(await open.call('order.searchList', { page: 0, size: 101 })).toEqual(refused(40003, 'isv.parameter-invalid:size'));
  expect(await open.call('order.searchList', { page: 0 })).toEqual(refused(40001, 'isv.missing-parameter:size'));
});

test('calls beyond the app’s rate are throttled', async () => {
  const slow = await openDouyin({ extra: { calls_per_second: '2' } });
  const replies: Reply[] = [];
  for (let call = 0; call < 12; call += 1) replies.push(await slow.call('order.logisticsCompanyList'));
  await slow.server.close();
  expect(replies).toContainEqual(refused(60000, 'isv.traffic-limited:1'));
});

test('the authorise page gives a code that works once', async () => {
  open.emulation.addApp({ ...open.app, extra: { ...open.app.extra, redirect_uri: 'http://127.0.0.1:1/back' } });
  const page = `${open.server.url}/douyin/authorize?service_id=${open.app.key}&state=s1`;
  expect(await (await fetch(page)).text()).toContain(open.shop.name);
  const agreed = await fetch(page, { method: 'POST', body: new URLSearchParams({ shop: '1' }), redirect: 'manual' });
  const back = new URL(agreed.headers.get('location') ?? '');
  const create = () => open.call('token.create', { code: back.searchParams.get('code'), grant_type: 'authorization_code' });
  expect(await create()).toMatchObject({ code: 10000, data: { shop_id: '4463798', shop_name: open.shop.name } });
  expect(await create()).toEqual(refused(40003, 'isv.parameter-invalid:code'));
});

test('self-use without a shop_id answers for the earliest shop, whichever was meant', async () => {
  open.emulation.addShop('douyin', '第二家店');
  expect(await open.call('token.create', { code: '', grant_type: 'authorization_self' })).toMatchObject({ data: { shop_id: '4463798' } });
  expect(await open.call('token.create', { code: '', grant_type: 'authorization_self', shop_id: '4463799' })).toMatchObject({
    data: { shop_id: '4463799' },
  });
});

test('a token is refreshed as documented: same pair early, a new pair with an hour of overlap late, refused after fourteen days', async () => {
  const other = await openDouyin();
  const { accessToken, refreshToken } = other.grant;
  const refresh = (refresh_token: string) =>
    other.call('token.refresh', { refresh_token, grant_type: 'refresh_token' }) as Promise<{
      data: Record<string, string>;
      sub_code: string;
    }>;
  const subCodeWith = async (access_token: string) => (await other.call('order.searchList', list, { access_token })).sub_code;
  expect((await refresh(refreshToken)).data['access_token']).toBe(accessToken);
  await other.emulation.time.advanceTo(startMs + 7 * 24 * hour - hour / 2);
  const next = (await refresh(refreshToken)).data;
  expect(next['access_token']).not.toBe(accessToken);
  expect([await subCodeWith(accessToken), await subCodeWith(next['access_token'] ?? '')]).toEqual(['', '']);
  await other.emulation.time.advanceTo(startMs + 7 * 24 * hour + hour);
  expect(await subCodeWith(accessToken)).toBe('isv.access-token-expired');
  await other.emulation.time.advanceTo(startMs + 40 * 24 * hour);
  expect(await subCodeWith(next['access_token'] ?? '')).toBe('isv.access-token-expired');
  expect((await refresh(next['refresh_token'] ?? '')).sub_code).toBe('isv.refresh-token-expired');
  await other.server.close();
});

test('a revoked shop is refused', async () => {
  const other = await openDouyin();
  other.emulation.platformOf(other.shop).revoke(other.world, other.shop);
  expect(await other.call('order.searchList', list)).toEqual(refused(40003, 'isv.access-token-no-existed'));
  await other.server.close();
});
