import { instant, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Authorization } from '@zhidan/core/channels/connector.ts';
import { carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { addressOf } from './address.ts';
import { call } from './call.ts';

const hourMs = 3_600_000;
/** Source: platforms/douyin.md §1. */
const refreshTokenMs = 14 * 24 * hourMs;

/** 自用型 apps need no page: the shop is bound in the console and named by its number. 工具型 apps have a service number and a page. */
export const authorization: Authorization = {
  appFields: [
    { key: 'app_key', words: { 'zh-CN': 'App Key', en: 'App key' }, isSecret: false, isRequired: true },
    { key: 'app_secret', words: { 'zh-CN': 'App Secret', en: 'App secret' }, isSecret: true, isRequired: true },
    { key: 'shop_id', words: { 'zh-CN': '店铺 ID（自用型应用必填）', en: 'Shop ID (self-use apps)' }, isSecret: false, isRequired: false },
    {
      key: 'service_id',
      words: { 'zh-CN': '服务 ID（工具型应用必填）', en: 'Service ID (tool apps)' },
      isSecret: false,
      isRequired: false,
    },
    carrierCodesField,
  ],
  pageUrl(app, { state }) {
    const serviceId = app.fields['service_id'] ?? '';
    if (serviceId === '') return null;
    return `${addressOf(app, 'authorize')}?${new URLSearchParams({ service_id: serviceId, state }).toString()}`; // it knows where to return
  },
  async grant(outside, app, code) {
    const shopId = app.fields['shop_id'] ?? '';
    const self = { code: '', grant_type: 'authorization_self', ...(shopId ? { shop_id: shopId } : {}) };
    const params = code === null ? self : { code, grant_type: 'authorization_code' };
    return ask(code ?? '', async () => {
      const data = await call(outside, { app, grant: null }, 'token.create', params);
      return readable(() => grantOf(data, outside.now()));
    });
  },
  async refresh(outside, { app, grant }) {
    return ask(grant.refreshToken, async () => {
      const params = { refresh_token: grant.refreshToken, grant_type: 'refresh_token' };
      const data = await call(outside, { app, grant: null }, 'token.refresh', params);
      const fresh = readable(() => grantOf(data, outside.now()));
      // earlier than an hour before its end the platform gives the same pair again, which lives no longer than before
      return fresh.refreshToken === grant.refreshToken ? { ...fresh, refreshExpiresAt: grant.refreshExpiresAt } : fresh;
    });
  },
  refreshBeforeMs: 0.75 * hourMs,
};

/** A refused code or refresh token means: ask a person. The platform may repeat the secret in its words. */
async function ask(secret: string, asking: () => Promise<ShopGrant>): Promise<ShopGrant> {
  try {
    return await asking();
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || !refusals.includes(fault.kind)) throw fault;
    const platformWords = secret ? fault.platformWords.replaceAll(secret, '***') : fault.platformWords;
    throw new ConnectorFault({ kind: 'auth_expired', platformCode: fault.platformCode, platformWords });
  }
}

const refusals: readonly FaultKind[] = ['business', 'invalid_request', 'auth_expired'];

function grantOf(data: Part, now: Instant): ShopGrant {
  return {
    accessToken: read.needText(data, 'access_token'),
    refreshToken: read.text(data, 'refresh_token'),
    expiresAt: expiryOf(read.whole(data, 'expires_in'), now),
    refreshExpiresAt: plusMs(now, refreshTokenMs),
    platformShopNo: read.needText(data, 'shop_id'),
    platformShopName: read.text(data, 'shop_name'),
    raw: withoutTokens(data.fields),
  };
}

/** The platform documents the field once as seconds from now and once as Unix seconds. */
function expiryOf(seconds: number, now: Instant): Instant {
  if (seconds <= 0) throw new RangeError('expires_in: is missing');
  return seconds < 1e9 ? plusMs(now, seconds * 1_000) : instant(seconds * 1_000);
}

function withoutTokens({ access_token: _access, refresh_token: _refresh, ...rest }: JsonObject): JsonObject {
  return rest;
}
