import { describe, expect, test } from 'vitest';
import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { OutsideAnswer } from '@zhidan/core/channels/outside.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { authorization } from './authorization.ts';
import { call } from './call.ts';
import { faultKinds } from './fault.ts';
import { access, bodyOf, now, refusal } from './recorded.fixture.ts';

const fault = async (answer: OutsideAnswer): Promise<ConnectorFault> =>
  call(
    playedOutside(now, () => answer),
    access,
    'trade',
    { tid: 'E1' },
  ).then(
    () => expect.fail('succeeded'),
    (thrown: unknown) => thrown as ConnectorFault,
  );

describe('an error', () => {
  test.each(Object.entries(faultKinds))('of the gateway: %s is %s', async (code, kind) => {
    const answer = jsonAnswer({ gw_err_resp: { err_code: Number(code), err_msg: 'no yz-access-token', trace_id: 't' } });
    expect(await fault(answer)).toMatchObject({ kind, platformCode: code, platformWords: 'no ***' });
  });

  test.each([
    ['103011024', 'business'],
    ['5001', 'transient'],
    ['777', 'unknown'],
  ])('of a call: %s is %s', async (code, kind) => {
    expect(await fault(refusal(Number(code), '退款记录不存在'))).toMatchObject({
      kind,
      platformCode: code,
      platformWords: '退款记录不存在',
    });
  });

  test('of the old gateway', async () => {
    const error_response = { code: 40_010, msg: '参数 token 无效', sub_code: 10_000, sub_msg: 'token无效，该token不存在或已过期' };
    expect(await fault(jsonAnswer({ error_response }))).toMatchObject({ kind: 'auth_expired', platformCode: '40010' });
  });

  test('inside a success', async () => {
    expect(await fault(jsonAnswer('{"code":200,"success":true,"data":{"is_success":false}}'))).toMatchObject({ kind: 'business' });
  });
});

test.each(['{"code":"200","success":true,"data":{"a":1}}', '{"code":200,"data":{"a":1}}', '{"response":{"a":1}}'])(
  'a success: %s',
  async (text) => {
    expect(
      (
        await call(
          playedOutside(now, () => jsonAnswer(text)),
          access,
          'trade',
          {},
        )
      ).fields,
    ).toEqual({ a: 1 });
  },
);

const token = { access_token: 'a-1', refresh_token: 'r-1', expires: 1_794_974_400_000, scope: 's', authority_id: '160' };
const shop = (id: number) => ({ id, name: '测试微商城' });
const granted = (shopId = 160, data: object = token) =>
  playedOutside(now, ({ url }) => jsonAnswer({ success: true, code: 200, data: url.endsWith('/auth/token') ? data : shop(shopId) }));

describe('authorisation', () => {
  test('of an own app needs no page, and makes sure that the token opens the right shop', async () => {
    expect(authorization.pageUrl(access.app, { redirectUrl: '', state: '' })).toBeNull();
    const outside = granted();
    const grant = await authorization.grant(outside, access.app, null, '');
    expect(bodyOf(outside.sent[0]!)).toEqual({
      client_id: 'yzclient',
      client_secret: 'yzsecret-of-the-app',
      authorize_type: 'silent',
      grant_id: '160',
      refresh: true,
    });
    expect(grant).toMatchObject({
      accessToken: 'a-1',
      expiresAt: '2026-11-18T04:00:00.000Z',
      platformShopNo: '160',
      platformShopName: '测试微商城',
    });
    expect(JSON.stringify(grant.raw)).not.toContain('a-1');
    await expect(authorization.grant(granted(161), access.app, null, '')).rejects.toMatchObject({ platformCode: 'other_shop' });
  });

  test('of a tool app sends people to the page and trades the code', async () => {
    const app = { ...access.app, fields: { ...access.app.fields, grant_id: '' } };
    expect(authorization.pageUrl(app, { redirectUrl: 'https://zhidan.example/back', state: 's' })).toBe(
      'https://open.youzanyun.com/auth/authorize?client_id=yzclient&response_type=code&state=s&redirect_uri=https%3A%2F%2Fzhidan.example%2Fback',
    );
    const outside = granted();
    await authorization.grant(outside, app, 'code-1', 'https://zhidan.example/back');
    expect(bodyOf(outside.sent[0]!)).toMatchObject({ authorize_type: 'authorization_code', code: 'code-1' });
  });

  test('is refreshed by its token, and a refused one asks for a person', async () => {
    const outside = granted(160, { ...token, expires: undefined, expires_in: 604_800 });
    expect(await authorization.refresh?.(outside, access)).toMatchObject({
      expiresAt: '2026-11-18T04:00:00.001Z',
      platformShopName: '测试微商城',
    });
    const refused = playedOutside(now, () => refusal(103_000_001, 'yz-refresh-token is over'));
    await expect(authorization.refresh?.(refused, access)).rejects.toMatchObject({ kind: 'auth_expired', platformWords: '*** is over' });
  });
});
