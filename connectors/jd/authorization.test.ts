import { expect, test } from 'vitest';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { authorization } from './authorization.ts';
import { access, now, paramsOf, refusal, responce } from './recorded.fixture.ts';

const token = {
  access_token: 'new-token',
  refresh_token: 'new-refresh',
  expires_in: 86_400,
  uid: 'u1',
  user_nick: 'zhidan-muying',
  open_id: 'o1',
  code: 0,
};
const shop = responce('jingdong.vender.shop.query', { shop_jos_result: { vender_id: 700_001, shop_id: 8, shop_name: '知单母婴' } });

const platform = (asked = shop) =>
  playedOutside(now, ({ url }) => (url.startsWith('https://open-oauth.jd.com') ? jsonAnswer(token) : asked));

test('the merchant agrees on the platform’s page', () => {
  expect(authorization.pageUrl(access.app, { redirectUrl: 'https://oms.example/back', state: 's1' })).toBe(
    'https://open-oauth.jd.com/oauth2/to_login?app_key=jdkey-of-the-app&response_type=code&redirect_uri=https%3A%2F%2Foms.example%2Fback&state=s1&scope=snsapi_base',
  );
});

test('a grant lives as long as the token, names its shop and keeps no token in what is shown', async () => {
  const outside = platform();
  const grant = await authorization.grant(outside, access.app, 'code-1', '');
  expect(grant).toMatchObject({
    accessToken: 'new-token',
    refreshToken: 'new-refresh',
    expiresAt: '2026-11-11T16:10:00.001Z',
    refreshExpiresAt: '2026-11-11T16:10:00.001Z',
    platformShopNo: '700001',
    platformShopName: '知单母婴',
  });
  expect(JSON.stringify(grant.raw)).not.toContain('new-');
  expect(paramsOf(outside.sent[0]!)).toMatchObject({ grant_type: 'authorization_code', code: 'code-1', app_key: 'jdkey-of-the-app' });
});

test('a code works once, so an app that may not ask for its shop keeps the grant', async () => {
  const grant = await authorization.grant(platform(refusal('10', '无权限')), access.app, 'code-1', '');
  expect(grant).toMatchObject({ accessToken: 'new-token', platformShopNo: 'u1', platformShopName: 'zhidan-muying' });
});

test('a refresh keeps the shop and takes both new tokens', async () => {
  const outside = platform();
  expect(await authorization.refresh?.(outside, access)).toMatchObject({
    accessToken: 'new-token',
    refreshToken: 'new-refresh',
    platformShopNo: '700001',
    platformShopName: '知单母婴',
  });
  expect(outside.sent.map(({ url }) => url)).toEqual(['https://open-oauth.jd.com/oauth2/refresh_token']);
});

test('the platform refreshes only in the last 24 hours, so we ask within them', () => {
  expect(authorization.refreshBeforeMs).toBeLessThan(24 * 3_600_000);
});

test('a refresh token that the platform no longer takes asks for a person', async () => {
  const outside = playedOutside(now, () => jsonAnswer({ code: 401, msg: 'refresh_token expired' }));
  await expect(authorization.refresh?.(outside, access)).rejects.toMatchObject({ kind: 'auth_expired', platformCode: '401' });
});

test('an answer to a renewal that names no error refuses nothing: it passes, and nobody has to authorise again', async () => {
  const outside = playedOutside(now, () => jsonAnswer({}));
  await expect(authorization.refresh?.(outside, access)).rejects.toMatchObject({ kind: 'transient', platformCode: 'http_200' });
});
