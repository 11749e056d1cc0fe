import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import { carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { Authorization } from '@zhidan/core/channels/connector.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';
import { addressOf } from './address.ts';
import { call } from './call.ts';

/** Source: platforms/taobao.md §1. Life times are never assumed: the token says them. */
export const authorization: Authorization = {
  appFields: [
    { key: 'app_key', words: { 'zh-CN': 'App Key', en: 'App key' }, isSecret: false, isRequired: true },
    { key: 'app_secret', words: { 'zh-CN': 'App Secret', en: 'App secret' }, isSecret: true, isRequired: true },
    carrierCodesField,
  ],
  pageUrl(app, { redirectUrl, state }) {
    const query = { response_type: 'code', client_id: app.fields['app_key'] ?? '', redirect_uri: redirectUrl, state, view: 'web' };
    return `${addressOf(app, 'authorize')}?${new URLSearchParams(query).toString()}`;
  },
  async grant(outside, app, code, redirectUrl) {
    const grant = await ask(outside, app, { grant_type: 'authorization_code', code: code ?? '', redirect_uri: redirectUrl });
    await permitMessages(outside, app, grant);
    return grant;
  },
  async refresh(outside, { app, grant }) {
    const refreshed = await ask(outside, app, { grant_type: 'refresh_token', refresh_token: grant.refreshToken });
    await permitMessages(outside, app, refreshed);
    return refreshed;
  },
  refreshBeforeMs: 12 * 3_600_000,
};

async function ask(outside: Outside, app: ChannelApp, params: Readonly<Record<string, string>>): Promise<ShopGrant> {
  const form = { ...params, client_id: app.fields['app_key'] ?? '', client_secret: app.fields['app_secret'] ?? '' };
  const answer = await outside.send({
    method: 'POST',
    url: addressOf(app, 'token'),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams(form).toString(),
  });
  const token: Part = { at: '', fields: answerObject(answer) };
  if (read.text(token, 'access_token')) return readable(() => grantOf(token, outside.now()));
  const code = read.text(token, 'error');
  // an answer that names no error, as a gateway's page, refuses nothing: a shop that is called expired stands still until a person comes
  const isNoRefusal = code === '' || answer.status >= 500;
  throw new ConnectorFault({
    kind: code === 'invalid_client' ? 'permission' : isNoRefusal ? 'transient' : 'auth_expired',
    platformCode: code || `http_${answer.status}`,
    platformWords: withoutSecrets(withoutParams(read.text(token, 'error_description'), params), { app }),
  });
}

const withoutParams = (words: string, params: Readonly<Record<string, string>>): string =>
  [params['code'], params['refresh_token']].reduce((text: string, secret) => (secret ? text.replaceAll(secret, '***') : text), words);

function grantOf(token: Part, now: Instant): ShopGrant {
  const seconds = ['expires_in', 'r1_expires_in', 'w1_expires_in'].map((name) => read.whole(token, name)).filter((value) => value > 0);
  if (seconds.length === 0) throw new RangeError('expires_in: is missing');
  return {
    accessToken: read.needText(token, 'access_token'),
    refreshToken: read.text(token, 're_expires_in') === '0' ? '' : read.text(token, 'refresh_token'),
    expiresAt: plusMs(now, Math.min(...seconds) * 1_000), // ordinary reading and writing may end before the token
    refreshExpiresAt: token.fields['re_expires_in'] === undefined ? null : plusMs(now, read.whole(token, 're_expires_in') * 1_000),
    platformShopNo: read.needText(token, 'taobao_user_id'),
    platformShopName: decoded(read.text(token, 'taobao_user_nick')),
    raw: withoutTokens(token.fields),
  };
}

function withoutTokens({ access_token: _access, refresh_token: _refresh, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** Nicks come URL-encoded (unverified for newer apps), so a nick that only looks so is taken as it is. */
function decoded(nick: string): string {
  try {
    return decodeURIComponent(nick);
  } catch {
    return nick;
  }
}

/** Messages of a shop come only after its permit. Without it the shop lives by pulling, so no fault may cost the grant: its code works once. */
async function permitMessages(outside: Outside, app: ChannelApp, grant: ShopGrant): Promise<void> {
  try {
    await call(outside, { app, grant }, 'taobao.tmc.user.permit', {});
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
  }
}
