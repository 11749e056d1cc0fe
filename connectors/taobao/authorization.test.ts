import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { authorization } from './authorization.ts';
import { access, now, paramsOf, refusal } from './recorded.fixture.ts';

const token = readFileSync(new URL('token.fixture.json', import.meta.url), 'utf8');
const isToken = ({ url }: OutsideRequest): boolean => url === 'https://oauth.taobao.com/token';

test('the page of the platform is asked with our key, address and state', () => {
  const page = new URL(authorization.pageUrl(access.app, { redirectUrl: 'https://zhidan.example/back?x=1', state: 's-1' }) ?? '');
  expect(page.origin + page.pathname).toBe('https://oauth.taobao.com/authorize');
  expect(Object.fromEntries(page.searchParams)).toEqual({
    response_type: 'code',
    client_id: '12345678',
    redirect_uri: 'https://zhidan.example/back?x=1',
    state: 's-1',
    view: 'web',
  });
});

test('the code of the page becomes a grant, and the shop’s messages are switched on', async () => {
  const outside = playedOutside(now, (request) =>
    isToken(request) ? jsonAnswer(token) : jsonAnswer('{"tmc_user_permit_response":{"is_success":true}}'),
  );
  const grant = await authorization.grant(outside, access.app, 'code-1', 'https://zhidan.example/back');
  expect(grant).toMatchObject({
    accessToken: '6100b0…',
    refreshToken: '6101b0…',
    platformShopNo: '2074082786',
    platformShopName: '测试店铺',
  });
  expect(grant.expiresAt).toBe('2027-11-06T04:00:00.001Z');
  expect(JSON.stringify(grant.raw)).not.toContain('6100b0…');
  expect(outside.sent.map((request) => paramsOf(request)['method'] ?? paramsOf(request)['grant_type'])).toEqual([
    'authorization_code',
    'taobao.tmc.user.permit',
  ]);
});

test('a shop whose app has no messages is granted all the same: the code works only once', async () => {
  const outside = playedOutside(now, (request) => (isToken(request) ? jsonAnswer(token) : refusal(11, '', 'Insufficient ISV Permissions')));
  expect(await authorization.grant(outside, access.app, 'code-1', '')).toMatchObject({ platformShopNo: '2074082786' });
});

test('a refresh that the platform does not offer leaves no refresh token behind', async () => {
  const outside = playedOutside(now, () => jsonAnswer(token.replace('"re_expires_in": 31104000', '"re_expires_in": 0')));
  const grant = await authorization.refresh?.(outside, access);
  expect(grant).toMatchObject({ refreshToken: '', refreshExpiresAt: '2026-11-11T04:00:00.001Z' });
});

test('a code that is used up asks for a new authorisation', async () => {
  const outside = playedOutside(now, () => jsonAnswer('{"error":"invalid_grant","error_description":"code-1 is used"}', 400));
  await expect(authorization.grant(outside, access.app, 'code-1', '')).rejects.toMatchObject({
    kind: 'auth_expired',
    platformCode: 'invalid_grant',
    platformWords: '*** is used',
  });
});

test('an answer to a renewal that names no error refuses nothing: it passes, and nobody has to authorise again', async () => {
  for (const answer of ['{}', '{"error_response":{"code":15,"msg":"Remote service error"}}']) {
    const outside = playedOutside(now, () => jsonAnswer(answer));
    await expect(authorization.refresh?.(outside, access)).rejects.toMatchObject({ kind: 'transient', platformCode: 'http_200' });
  }
});
