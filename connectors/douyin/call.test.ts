import { describe, expect, test } from 'vitest';
import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { OutsideAnswer } from '@zhidan/core/channels/outside.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { call, idNumber } from './call.ts';
import { faultKinds, subKinds } from './fault.ts';
import { access, now, queryOf, refusal } from './recorded.fixture.ts';
import { sign } from './sign.ts';

const fault = async (answer: () => OutsideAnswer): Promise<ConnectorFault> =>
  call(playedOutside(now, answer), access, 'order.orderDetail', { shop_order_id: '1' }).then(
    () => expect.fail('succeeded'),
    (thrown: unknown) => thrown as ConnectorFault,
  );

test('the body is the text that was signed: keys sorted at every depth, nothing escaped', async () => {
  const outside = playedOutside(now, () => jsonAnswer('{"code":10000,"data":{"shop_id":"1"}}'));
  await call(outside, access, 'order.addOrderRemark', { remark: '<急> & 赠品/1', order_id: '1', nested: { b: 1, a: [{ d: 1, c: 2 }] } });
  const [request] = outside.sent;
  expect(request?.body).toBe('{"nested":{"a":[{"c":2,"d":1}],"b":1},"order_id":"1","remark":"<急> & 赠品/1"}');
  expect(request?.url).toMatch(/^http:\/\/127\.0\.0\.1:9\/douyin\/order\/addOrderRemark\?/);
  const signed = { appKey: '3409409348479354011', method: 'order.addOrderRemark', paramJson: request?.body ?? '', timestamp: '1794369600' };
  expect(queryOf(request!)).toEqual({
    app_key: signed.appKey,
    method: signed.method,
    access_token: 'access-token-1',
    timestamp: '1794369600',
    v: '2',
    sign: sign('dysecret-test-0001', signed),
    sign_method: 'hmac-sha256',
  });
});

describe('an error of the platform', () => {
  test.each(Object.entries(faultKinds))('code %s is %s', async (code, kind) => {
    expect(await fault(() => refusal(Number(code), '', 'no'))).toMatchObject({ kind, platformCode: code, platformWords: 'failed: no' });
  });

  test.each(subKinds)('sub-code %s is %s, whatever its code', async (subCode, kind) => {
    expect(await fault(() => refusal(40_003, `${subCode}:1`, ''))).toMatchObject({ kind, platformCode: `${subCode}:1` });
  });

  test('being throttled says how long to wait', async () => {
    expect(await fault(() => refusal(60_000, 'isv.traffic-limited', ''))).toMatchObject({ kind: 'throttled', retryAfterMs: 2_000 });
  });

  test('the older envelope is understood', async () => {
    const outside = playedOutside(now, () => jsonAnswer('{"err_no":0,"message":"success","data":{"total":1}}'));
    expect((await call(outside, access, 'order.searchList', {})).fields).toEqual({ total: 1 });
    expect(await fault(() => jsonAnswer('{"err_no":7,"message":"no"}'))).toMatchObject({ kind: 'unknown', platformCode: '7' });
  });
});

test('a number goes as a number where it fits, and keeps its digits where it does not', () => {
  expect([idNumber('17'), idNumber('3600000000000000001'), idNumber('')]).toEqual([17, '3600000000000000001', '']);
});
