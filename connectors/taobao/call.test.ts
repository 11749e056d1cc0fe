import { describe, expect, test } from 'vitest';
import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { call } from './call.ts';
import { faultKinds } from './fault.ts';
import { access, now, paramsOf, refusal } from './recorded.fixture.ts';
import { sign } from './sign.ts';

const fault = async (answer: () => ReturnType<typeof refusal>): Promise<ConnectorFault> =>
  call(playedOutside(now, answer), access, 'taobao.trade.fullinfo.get', { tid: '1' }).then(
    () => expect.fail('succeeded'),
    (thrown: unknown) => thrown as ConnectorFault,
  );

test('a call goes as a form to the gateway of the app, signed over what is sent, at the hour of Shanghai', async () => {
  const outside = playedOutside(now, () => jsonAnswer('{"trade_fullinfo_get_response":{"trade":{"tid":4176302981234567890}}}'));
  const answer = await call(outside, access, 'taobao.trade.fullinfo.get', { tid: '4176302981234567890', fields: 'tid & 备注', memo: '' });
  expect(answer.fields).toEqual({ trade: { tid: '4176302981234567890' } });
  const [request] = outside.sent;
  expect(request?.url).toBe('http://127.0.0.1:9/taobao/router/rest');
  const { sign: signed, ...params } = paramsOf(request!);
  expect(params).toEqual({
    method: 'taobao.trade.fullinfo.get',
    app_key: '12345678',
    session: '6100session-token',
    timestamp: '2026-11-11 12:00:00',
    v: '2.0',
    format: 'json',
    sign_method: 'hmac-sha256',
    tid: '4176302981234567890',
    fields: 'tid & 备注',
  });
  expect(signed).toBe(sign('hmac-sha256', 'helloworld-secret', params));
});

describe('an error of TOP', () => {
  test.each(Object.entries(faultKinds))('code %s is %s', async (code, kind) => {
    expect(await fault(() => refusal(Number(code), '', ''))).toMatchObject({ kind, platformCode: code });
  });

  test.each([
    ['isp.top-remote-connection-timeout', 'transient'],
    ['isv.trade-service-rejection', 'business'],
    ['isv.logistics-offline-service-error:B04', 'business'],
    ['isv.invalid-parameter:tid', 'invalid_request'],
    ['isv.missing-parameter:tid', 'invalid_request'],
    ['accesscontrol.limited-by-api-access-count', 'throttled'],
    ['', 'business'],
  ])('15 with %s is %s', async (subCode, kind) => {
    expect(await fault(() => refusal(15, subCode, '交易已被锁定'))).toMatchObject({
      kind,
      platformCode: subCode || '15',
      platformWords: 'Remote service error: 交易已被锁定',
    });
  });

  test('a ban says how long it lasts', async () => {
    const banned = () =>
      jsonAnswer({ error_response: { code: 7, msg: 'App Call Limited', sub_msg: 'This ban will last for 37 more seconds' } });
    expect(await fault(banned)).toMatchObject({ kind: 'throttled', retryAfterMs: 37_000 });
    expect(await fault(() => refusal(7, '', ''))).toMatchObject({ kind: 'throttled', retryAfterMs: 10_000 });
  });

  test('a code nobody wrote down is unknown, and keeps its words', async () => {
    expect(await fault(() => refusal(999, '', 'new'))).toMatchObject({ kind: 'unknown', platformCode: '999' });
  });
});

test.each([
  ['{"trade_fullinfo_get_response":{"shipping":{"is_success":false}}}', 'isv.refused'],
  ['{"trade_fullinfo_get_response":{"result":{"success":false,"error_code":"B04","error_msg":"no"}}}', 'B04'],
])('a "no" inside a success is a refusal: %s', async (text, platformCode) => {
  expect(await fault(() => jsonAnswer(text))).toMatchObject({ kind: 'business', platformCode });
});
