import { describe, expect, test } from 'vitest';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { authorization } from './authorization.ts';
import { access, bodyOf, now, pathOf } from './recorded.fixture.ts';

/** The platform with its tokens: the living one is repeated, a new one on demand. */
const platform = (living: string) =>
  playedOutside(now, (request) => {
    if (pathOf(request) !== '/cgi-bin/stable_token')
      return jsonAnswer({ errcode: 0, errmsg: 'ok', info: { nickname: '知单母婴', username: 'gh_oms' } });
    return jsonAnswer({ access_token: bodyOf(request)['force_refresh'] === true ? 'forced-token' : living, expires_in: 7_200 });
  });

test('a shop needs no page: its credentials are all it takes', () => {
  expect(authorization.pageUrl(access.app, { redirectUrl: 'https://oms.example', state: 's' })).toBeNull();
});

test('a grant is the living token, which no other program of the shop loses, and the shop’s name', async () => {
  const outside = platform('living-token');
  expect(await authorization.grant(outside, access.app, null, '')).toMatchObject({
    accessToken: 'living-token',
    refreshToken: '',
    expiresAt: '2026-11-10T18:00:00.001Z',
    refreshExpiresAt: null,
    platformShopNo: 'wxba5fad812f8e6fb9',
    platformShopName: '知单母婴',
    raw: { username: 'gh_oms' },
  });
  expect(bodyOf(outside.sent[0]!)).toEqual({
    grant_type: 'client_credential',
    appid: 'wxba5fad812f8e6fb9',
    secret: 'shop-secret-of-32-characters-000',
    force_refresh: false,
  });
  expect(outside.sent[1]).toMatchObject({
    method: 'GET',
    url: 'https://api.weixin.qq.com/channels/ec/basics/info/get?access_token=living-token',
  });
});

describe('a refresh', () => {
  test('in the last five minutes takes the token that the platform gives', async () => {
    const ending = { ...access, grant: { ...access.grant, expiresAt: instant('2026-11-11T00:04:00+08:00') } };
    const outside = platform('living-token');
    expect(await authorization.refresh?.(outside, ending)).toMatchObject({ accessToken: 'living-token', platformShopName: '知单母婴' });
    expect(outside.sent).toHaveLength(1);
  });

  test('after somebody else has renewed the token takes his', async () => {
    const outside = platform('token-of-another-program');
    expect(await authorization.refresh?.(outside, access)).toMatchObject({ accessToken: 'token-of-another-program' });
    expect(outside.sent).toHaveLength(1);
  });

  test('of a token that the platform refuses long before its end forces a new one', async () => {
    const outside = platform('living-token');
    expect(await authorization.refresh?.(outside, access)).toMatchObject({ accessToken: 'forced-token' });
    expect(outside.sent.map((request) => bodyOf(request)['force_refresh'])).toEqual([false, true]);
  });
});
