import { expect, test } from 'vitest';
import { playedOutside } from '../contract/outside.ts';
import { call } from './call.ts';
import { access, now, refusal } from './recorded.fixture.ts';

test.each([
  [-1, 'transient', null],
  [40_001, 'auth_expired', null],
  [40_014, 'auth_expired', null],
  [42_001, 'auth_expired', null],
  [41_001, 'auth_expired', null],
  [40_013, 'permission', null],
  [40_125, 'permission', null],
  [40_164, 'permission', null],
  [48_001, 'permission', null],
  [10_020_050, 'permission', null],
  [40_097, 'invalid_request', null],
  [43_001, 'invalid_request', null],
  [43_002, 'invalid_request', null],
  [47_001, 'invalid_request', null],
  [31_042, 'invalid_request', null],
  [606_006, 'invalid_request', null],
  [10_020_004, 'invalid_request', null],
  [45_009, 'throttled', 3_600_000],
  [45_011, 'throttled', 60_000],
  [10_020_112, 'throttled', 60_000],
  [10_021_059, 'throttled', 60_000],
  [10_020_116, 'business', null],
  [10_021_060, 'business', null],
  [99_999, 'unknown', null],
])('errcode %i is %s', async (code, kind, retryAfterMs) => {
  const outside = playedOutside(now, () => refusal(code, '平台的话 rid: 1'));
  await expect(call(outside, access, '/channels/ec/order/get', {})).rejects.toMatchObject({
    kind,
    platformCode: String(code),
    platformWords: '平台的话 rid: 1',
    retryAfterMs,
  });
});

test('Chinese goes over the wire as it is, and the token in the query', async () => {
  const outside = playedOutside(now, () => refusal(0, 'ok'));
  await call(outside, access, '/channels/ec/order/merchantnotes/update', { merchant_notes: '加急' });
  expect(outside.sent[0]).toMatchObject({
    method: 'POST',
    url: 'https://api.weixin.qq.com/channels/ec/order/merchantnotes/update?access_token=living-token',
    body: '{"merchant_notes":"加急"}',
  });
});
