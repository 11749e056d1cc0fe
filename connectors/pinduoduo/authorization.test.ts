import { describe, expect, test } from 'vitest';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { authorization } from './authorization.ts';
import { access, now, paramsOf, refusal } from './recorded.fixture.ts';
import { sign } from './sign.ts';

const token = {
  access_token: 'new-token',
  refresh_token: 'new-refresh',
  expires_in: 86_400,
  expires_at: 1_794_412_800,
  refresh_token_expires_at: 1_797_004_800,
  w1_expires_in: 1_794_412_800,
  owner_id: 700_001,
  owner_name: '知单母婴',
  scope: ['pdd.order.list.get'],
};

const granting = playedOutsideFor(() => jsonAnswer({ pmc_user_permit_response: { is_success: true } }));

function playedOutsideFor(permit: () => ReturnType<typeof jsonAnswer>) {
  return () =>
    playedOutside(now, (request) => {
      const type = paramsOf(request)['type'] ?? '';
      if (type.startsWith('pdd.pop.auth.token')) return jsonAnswer({ [`${type.slice(4).replaceAll('.', '_')}_response`]: token });
      return permit();
    });
}

test('the merchant agrees on the platform’s page, which sends him back', () => {
  const url = authorization.pageUrl(access.app, { redirectUrl: 'https://oms.example/back?a=1', state: 's 1' });
  expect(url).toBe(
    'https://fuwu.pinduoduo.com/service-market/auth?response_type=code&client_id=pddclient&redirect_uri=https%3A%2F%2Foms.example%2Fback%3Fa%3D1&state=s+1',
  );
});

describe('a grant', () => {
  test('is what the code was traded for; life times are read from the absolute moments', async () => {
    expect(await authorization.grant(granting(), access.app, 'code-1', '')).toEqual({
      accessToken: 'new-token',
      refreshToken: 'new-refresh',
      expiresAt: '2026-11-11T16:00:00.000Z',
      refreshExpiresAt: '2026-12-11T16:00:00.000Z',
      platformShopNo: '700001',
      platformShopName: '知单母婴',
      raw: {
        expires_in: 86_400,
        expires_at: 1_794_412_800,
        refresh_token_expires_at: 1_797_004_800,
        w1_expires_in: 1_794_412_800,
        owner_id: 700_001,
        owner_name: '知单母婴',
        scope: ['pdd.order.list.get'],
      },
    });
  });

  test('is asked for without a token, and the shop’s messages with the new one; both calls are signed', async () => {
    const outside = granting();
    await authorization.grant(outside, access.app, 'code-1', '');
    const [create, permit] = outside.sent.map(paramsOf);
    expect(create).toMatchObject({
      type: 'pdd.pop.auth.token.create',
      code: 'code-1',
      client_id: 'pddclient',
      version: 'V1',
      data_type: 'JSON',
    });
    expect(create).not.toHaveProperty('access_token');
    expect(permit).toMatchObject({ type: 'pdd.pmc.user.permit', access_token: 'new-token' });
    expect(permit?.['topics']?.split(',')).toContain('pdd_trade_TradeConfirmed');
    for (const params of [create, permit]) expect(params?.['sign']).toBe(sign('pddsecret', params ?? {}));
  });

  test('stands without messages when the app may not have them: the pull finds every order', async () => {
    const outside = playedOutsideFor(() => refusal(30_000, '没有调用此API的权限'))();
    const { accessToken, raw } = await authorization.grant(outside, access.app, 'code-1', '');
    expect(accessToken).toBe('new-token');
    expect(raw['messages_refused']).toContain('30000');
  });

  test('is refreshed by its refresh token, for which no access token is needed', async () => {
    const outside = granting();
    const refreshed = await authorization.refresh?.(outside, access);
    expect(refreshed?.accessToken).toBe('new-token');
    expect(paramsOf(outside.sent[0]!)).toMatchObject({ type: 'pdd.pop.auth.token.refresh', refresh_token: 'pddrefresh' });
    expect(paramsOf(outside.sent[0]!)).not.toHaveProperty('access_token');
  });
});
