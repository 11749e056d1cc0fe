import { expect, test } from 'vitest';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { authorization } from './authorization.ts';
import { access, bodyOf, now, queryOf, refusal } from './recorded.fixture.ts';

const data = { access_token: 'a-1', expires_in: 604_800, refresh_token: 'r-1', shop_id: '4463798', shop_name: '测试抖店' };
const granted = (change: object = {}) =>
  playedOutside(now, () => jsonAnswer({ code: 10_000, msg: 'success', data: { ...data, ...change } }));
const toolApp = { ...access.app, fields: { ...access.app.fields, service_id: '12' } };

test('a shop’s own app needs no page, and always names its shop', async () => {
  expect(authorization.pageUrl(access.app, { redirectUrl: 'https://zhidan.example', state: 's' })).toBeNull();
  const outside = granted();
  const grant = await authorization.grant(outside, access.app, null, '');
  expect(bodyOf(outside.sent[0]!)).toEqual({ code: '', grant_type: 'authorization_self', shop_id: '4463798' });
  expect(queryOf(outside.sent[0]!)).not.toHaveProperty('access_token');
  expect(grant).toMatchObject({ accessToken: 'a-1', platformShopNo: '4463798', platformShopName: '测试抖店' });
  expect(grant.raw).toEqual({ expires_in: 604_800, shop_id: '4463798', shop_name: '测试抖店' });
});

test('a tool app sends people to the service market and trades the code', async () => {
  expect(authorization.pageUrl(toolApp, { redirectUrl: '', state: 's 1' })).toBe(
    'https://fuwu.jinritemai.com/authorize?service_id=12&state=s+1',
  );
  const outside = granted();
  await authorization.grant(outside, toolApp, 'code-1', '');
  expect(bodyOf(outside.sent[0]!)).toEqual({ code: 'code-1', grant_type: 'authorization_code' });
});

test.each([
  ['seconds from now', 604_800, '2026-11-18T04:00:00.001Z'],
  ['Unix seconds', 1_794_974_400, '2026-11-18T04:00:00.000Z'],
])('the end of a token may be written as %s', async (_, expires_in, expiresAt) => {
  expect(await authorization.grant(granted({ expires_in }), access.app, null, '')).toMatchObject({ expiresAt });
});

test('the same pair given again lives no longer than before', async () => {
  const grant = { ...access.grant, refreshToken: 'r-1' };
  expect(await authorization.refresh?.(granted(), { ...access, grant })).toMatchObject({ refreshExpiresAt: '2026-11-25T00:00:00.000Z' });
  expect(await authorization.refresh?.(granted(), access)).toMatchObject({ refreshExpiresAt: '2026-11-25T04:00:00.001Z' });
});

test('a refresh begins in the last hour: before it the platform gives the same pair', () => {
  expect(authorization.refreshBeforeMs).toBeLessThan(3_600_000);
});

test('a refresh token that is over asks for a new authorisation', async () => {
  const outside = playedOutside(now, () => refusal(50_002, 'isv.business-failed:1', 'refresh_token expired'));
  await expect(authorization.refresh?.(outside, access)).rejects.toMatchObject({ kind: 'auth_expired' });
});
