import { instant } from '@zhidan/core/kernel/instant.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Authorization } from '@zhidan/core/channels/connector.ts';
import { carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { addressOf } from './address.ts';
import { call } from './call.ts';
import { topics } from './push-topic.ts';

/**
 * Only the shop's main account may agree; its code lives ten minutes. Agreeing again kills the older tokens at once, so the
 * caller keeps the newest grant only. Source: platforms/pinduoduo.md §1.
 */
export const authorization: Authorization = {
  appFields: [
    { key: 'client_id', words: { 'zh-CN': '应用 client_id', en: 'App client_id' }, isSecret: false, isRequired: true },
    { key: 'client_secret', words: { 'zh-CN': '应用 client_secret', en: 'App client_secret' }, isSecret: true, isRequired: true },
    carrierCodesField,
  ],
  pageUrl(app, { redirectUrl, state }) {
    const query = { response_type: 'code', client_id: app.fields['client_id'] ?? '', redirect_uri: redirectUrl, state };
    return `${addressOf(app, 'authorize')}?${new URLSearchParams(query).toString()}`;
  },
  async grant(outside, app, code) {
    return subscribed(outside, app, await tokenFor(outside, app, { type: 'pdd.pop.auth.token.create', name: 'code', secret: code ?? '' }));
  },
  async refresh(outside, { app, grant }) {
    const ask = { type: 'pdd.pop.auth.token.refresh', name: 'refresh_token', secret: grant.refreshToken };
    return subscribed(outside, app, await tokenFor(outside, app, ask));
  },
  // a token of an app in test lives a day; six hours leave several tries
  refreshBeforeMs: 6 * 3_600_000,
};

async function tokenFor(outside: Outside, app: ChannelApp, ask: Readonly<Record<'type' | 'name' | 'secret', string>>): Promise<ShopGrant> {
  const token = await call(outside, { app, grant: null, secrets: [ask.secret] }, ask.type, { [ask.name]: ask.secret });
  return readable(() => grantOf(token));
}

/** `*_at` are Unix seconds; `*_in` are not read: the platform's own sample writes an absolute time into one of them. */
function grantOf(token: Part): ShopGrant {
  return {
    accessToken: read.needText(token, 'access_token'),
    refreshToken: read.text(token, 'refresh_token'),
    expiresAt: read.seconds(token, 'expires_at') ?? instant(0),
    refreshExpiresAt: read.seconds(token, 'refresh_token_expires_at'),
    platformShopNo: read.needText(token, 'owner_id'),
    platformShopName: read.text(token, 'owner_name'),
    raw: Object.fromEntries(Object.entries(token.fields).filter(([name]) => !name.endsWith('_token'))),
  };
}

/** Messages come only for shops that were permitted. Without them the pull still finds every order, so a no is kept, not thrown. */
async function subscribed(outside: Outside, app: ChannelApp, grant: ShopGrant): Promise<ShopGrant> {
  try {
    await call(outside, { app, grant }, 'pdd.pmc.user.permit', { topics: Object.keys(topics).join(',') });
    return grant;
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    return { ...grant, raw: { ...grant.raw, messages_refused: fault.message } };
  }
}
