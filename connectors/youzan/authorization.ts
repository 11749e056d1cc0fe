import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Authorization } from '@zhidan/core/channels/connector.ts';
import { carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { addressOf } from './address.ts';
import { call, dataOf, postJson } from './call.ts';

const dayMs = 86_400_000;
/** Source: platforms/youzan.md §1. */
const refreshTokenMs = 28 * dayMs;

/** 自用型 apps name their shop and need no page; 工具型 apps have no shop of their own and send people to one. */
export const authorization: Authorization = {
  appFields: [
    { key: 'client_id', words: { 'zh-CN': 'client_id', en: 'client_id' }, isSecret: false, isRequired: true },
    { key: 'client_secret', words: { 'zh-CN': 'client_secret', en: 'client_secret' }, isSecret: true, isRequired: true },
    {
      key: 'grant_id',
      words: { 'zh-CN': '店铺 kdt_id（自用型应用必填）', en: 'Shop kdt_id (self-use apps)' },
      isSecret: false,
      isRequired: false,
    },
    carrierCodesField,
  ],
  pageUrl(app, { redirectUrl, state }) {
    if (app.fields['grant_id']) return null;
    const query = { client_id: app.fields['client_id'] ?? '', response_type: 'code', state, redirect_uri: redirectUrl };
    return `${addressOf(app, 'authorize')}?${new URLSearchParams(query).toString()}`;
  },
  async grant(outside, app, code, redirectUrl) {
    const grant = await ask(
      outside,
      app,
      code === null
        ? { authorize_type: 'silent', grant_id: app.fields['grant_id'] ?? '', refresh: true }
        : { authorize_type: 'authorization_code', code, redirect_uri: redirectUrl },
    );
    return { ...grant, platformShopName: await shopName(outside, app, grant) };
  },
  async refresh(outside, { app, grant }) {
    const fresh = await ask(outside, app, { authorize_type: 'refresh_token', refresh_token: grant.refreshToken });
    return { ...fresh, platformShopName: grant.platformShopName };
  },
  refreshBeforeMs: dayMs,
};

async function ask(outside: Outside, app: ChannelApp, params: JsonObject): Promise<ShopGrant> {
  const credentials = { client_id: app.fields['client_id'] ?? '', client_secret: app.fields['client_secret'] ?? '' };
  try {
    const data = dataOf(await postJson(outside, addressOf(app, 'token'), { ...credentials, ...params }), { app, grant: null });
    return readable(() => grantOf(data, outside.now()));
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || ['transient', 'throttled'].includes(fault.kind)) throw fault;
    const secrets = [params['code'], params['refresh_token']].filter((secret) => typeof secret === 'string').filter(Boolean);
    const platformWords = secrets.reduce((words: string, secret) => words.replaceAll(secret, '***'), fault.platformWords);
    throw new ConnectorFault({ kind: 'auth_expired', platformCode: fault.platformCode, platformWords });
  }
}

function grantOf(data: Part, now: Instant): ShopGrant {
  return {
    accessToken: read.needText(data, 'access_token'),
    refreshToken: read.text(data, 'refresh_token'),
    expiresAt: expiryOf(data, now),
    refreshExpiresAt: read.text(data, 'refresh_token') === '' ? null : plusMs(now, refreshTokenMs),
    platformShopNo: read.needText(data, 'authority_id'),
    platformShopName: '',
    raw: withoutTokens(data.fields),
  };
}

/** `expires` is a moment in milliseconds; older silent answers say `expires_in` in seconds. */
function expiryOf(data: Part, now: Instant): Instant {
  const at = read.whole(data, 'expires');
  if (at > 0) return instant(at);
  const seconds = read.whole(data, 'expires_in');
  if (seconds > 0) return plusMs(now, seconds * 1_000);
  throw new RangeError('expires: is missing');
}

function withoutTokens({ access_token: _access, refresh_token: _refresh, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** Asks which shop the token opens: another one than expected would mix two shops' orders. */
async function shopName(outside: Outside, app: ChannelApp, grant: ShopGrant): Promise<string> {
  const shop = await call(outside, { app, grant }, 'shop', {});
  const id = readable(() => read.text(shop, 'id'));
  if (id === grant.platformShopNo) return readable(() => read.text(shop, 'name'));
  throw new ConnectorFault({
    kind: 'business',
    platformCode: 'other_shop',
    platformWords: `the token opens shop ${id}, not ${grant.platformShopNo}`,
  });
}
