import { describe, expect, test } from 'vitest';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { call } from './call.ts';
import { access, now, paramsOf, refusal, responce } from './recorded.fixture.ts';
import { sign } from './sign.ts';

const method = 'jingdong.pop.order.shipment';

test('business parameters go as one signed JSON text, and the moment in Shanghai time with its offset', async () => {
  const outside = playedOutside(now, () => responce(method, {}));
  await call(outside, access, method, { orderId: 287_901_234_567, logiNo: 'SF1' });
  const params = paramsOf(outside.sent[0]!);
  expect(params).toMatchObject({
    method,
    access_token: 'jdtoken-of-the-shop',
    app_key: 'jdkey-of-the-app',
    timestamp: '2026-11-11 00:10:00.000+0800',
    v: '2.0',
    '360buy_param_json': '{"orderId":287901234567,"logiNo":"SF1"}',
  });
  expect(params['sign']).toBe(sign('jdsecret-of-the-app', params));
});

test('a newer call answers `_response` instead of `_responce`', async () => {
  const outside = playedOutside(now, () => jsonAnswer({ jingdong_ctp_something_response: { code: '0', result: 7 } }));
  expect((await call(outside, access, 'jingdong.ctp.something', {})).fields).toMatchObject({ result: 7 });
});

describe('a no stands in one of three places', () => {
  test.each([
    ['19', 'token已过期或者不存在，请重新授权', 'auth_expired', null],
    ['18', '缺少 access_token', 'auth_expired', null],
    ['23', 'sign 错误', 'invalid_request', null],
    ['10', '无权限', 'permission', null],
    ['66', '平台 timeout', 'transient', null],
    ['44', 'API调用超限', 'throttled', 60_000],
    ['1', '调用频率过高', 'throttled', 60_000],
    ['99', '不认识', 'unknown', null],
  ])('the gateway’s error %s %s is %s', async (code, words, kind, retryAfterMs) => {
    const outside = playedOutside(now, () => refusal(code, words));
    await expect(call(outside, access, method, {})).rejects.toMatchObject({ kind, platformCode: code, platformWords: words, retryAfterMs });
  });

  test('the code of the answer', async () => {
    const outside = playedOutside(now, () => responce(method, { code: '65', zh_desc: '平台异常' }));
    await expect(call(outside, access, method, {})).rejects.toMatchObject({ kind: 'transient', platformCode: '65' });
  });

  test.each([
    [
      'the result inside, as a truth value',
      { sopjosshipment_result: { success: false, errorCode: '10400001', chineseErrCode: '订单已锁定' } },
    ],
    ['the result inside, as a word', { sopjosshipment_result: { success: 'false', numberCode: '10400001', chineseErrCode: '订单已锁定' } }],
    ['the apiResult of it', { orderDetailInfo: { apiResult: { success: 'false', errorCode: '10400001', chineseErrCode: '订单已锁定' } } }],
  ])('%s', async (_what, fields) => {
    const outside = playedOutside(now, () => responce(method, fields));
    await expect(call(outside, access, method, {})).rejects.toMatchObject({
      kind: 'business',
      platformCode: '10400001',
      platformWords: '订单已锁定',
    });
  });

  test('"true" in letters is a yes', async () => {
    const outside = playedOutside(now, () => responce(method, { sopjosshipment_result: { success: 'true' } }));
    await expect(call(outside, access, method, {})).resolves.toBeDefined();
  });
});
