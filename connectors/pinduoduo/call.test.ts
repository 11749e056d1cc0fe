import { describe, expect, test } from 'vitest';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { call } from './call.ts';
import { access, now, paramsOf, refusal } from './recorded.fixture.ts';
import { sign } from './sign.ts';

const fine = () => jsonAnswer({ any_name_response: { request_id: '1' } });

test('what is signed is what is sent: lists as JSON, truth values in letters, empty values not at all', async () => {
  const outside = playedOutside(now, fine);
  await call(outside, access, 'pdd.some.call', { note: '尽快发货 & 加赠品=1', list: [{ a: '1' }], use_has_next: true, page: 2, tag: null });
  const params = paramsOf(outside.sent[0]!);
  expect(params).toMatchObject({
    access_token: 'pddtoken',
    timestamp: '1794326400',
    note: '尽快发货 & 加赠品=1',
    list: '[{"a":"1"}]',
    use_has_next: 'true',
    page: '2',
  });
  expect(params).not.toHaveProperty('tag');
  expect(params['sign']).toBe(sign('pddsecret', params));
});

describe('the platform’s error', () => {
  test.each([
    [10_000, 'invalid_request', null],
    [10_004, 'invalid_request', null],
    [10_018, 'invalid_request', null],
    [10_019, 'auth_expired', null],
    [20_005, 'invalid_request', null],
    [30_000, 'permission', null],
    [40_002, 'auth_expired', null],
    [50_000, 'business', null],
    [52_003, 'business', null],
    [52_101, 'throttled', 10_000],
    [52_102, 'transient', null],
    [52_103, 'transient', null],
    [70_031, 'throttled', 10_000],
    [70_034, 'throttled', 600_000],
    [99_999, 'unknown', null],
  ])('%i is %s', async (code, kind, retryAfterMs) => {
    const outside = playedOutside(now, () => refusal(code, '平台的话'));
    await expect(call(outside, access, 'pdd.some.call', {})).rejects.toMatchObject({
      kind,
      platformCode: String(code),
      platformWords: '平台的话',
      retryAfterMs,
    });
  });

  test('inside a successful call is an error too', async () => {
    const outside = playedOutside(now, () => jsonAnswer({ logistics_online_send_response: { is_success: false } }));
    await expect(call(outside, access, 'pdd.logistics.online.send', {})).rejects.toMatchObject({ kind: 'business' });
  });
});
