import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import { carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Authorization } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';
import { addressOf } from './address.ts';
import { call } from './call.ts';

type TokenAsk = Readonly<{ address: 'token' | 'refresh'; form: Readonly<Record<string, string>>; secret: string }>;

/** A token is refreshed in its last 24 hours and never after its end. Source: platforms/jd.md §1. */
export const authorization: Authorization = {
  appFields: [
    { key: 'app_key', words: { 'zh-CN': '应用 App Key', en: 'App key' }, isSecret: false, isRequired: true },
    { key: 'app_secret', words: { 'zh-CN': '应用 App Secret', en: 'App secret' }, isSecret: true, isRequired: true },
    carrierCodesField,
  ],
  pageUrl(app, { redirectUrl, state }) {
    const query = { app_key: app.fields['app_key'] ?? '', response_type: 'code', redirect_uri: redirectUrl, state, scope: 'snsapi_base' };
    return `${addressOf(app, 'authorize')}?${new URLSearchParams(query).toString()}`;
  },
  async grant(outside, app, code) {
    const form = { grant_type: 'authorization_code', code: code ?? '' };
    const grant = await tokenOf(outside, app, { address: 'token', form, secret: code ?? '' });
    return { ...grant, ...(await shopOf(outside, app, grant)) };
  },
  async refresh(outside, { app, grant }) {
    const form = { grant_type: 'refresh_token', refresh_token: grant.refreshToken };
    const fresh = await tokenOf(outside, app, { address: 'refresh', form, secret: grant.refreshToken });
    return { ...fresh, platformShopNo: grant.platformShopNo, platformShopName: grant.platformShopName };
  },
  refreshBeforeMs: 20 * 3_600_000,
};

async function tokenOf(outside: Outside, app: ChannelApp, { address, form, secret }: TokenAsk): Promise<ShopGrant> {
  const credentials = { app_key: app.fields['app_key'] ?? '', app_secret: app.fields['app_secret'] ?? '' };
  const answer = await outside.send({
    method: 'POST',
    url: addressOf(app, address),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams({ ...credentials, ...form }).toString(),
  });
  const token: Part = { at: '', fields: answerObject(answer) };
  return readable(() => {
    if (read.text(token, 'access_token') !== '') return grantOf(token, outside.now());
    const error = 'error_response' in token.fields ? read.part(token, 'error_response') : token;
    const words = firstText(error, ['zh_desc', 'msg', 'error_description']);
    const code = firstText(error, ['code', 'error']);
    throw new ConnectorFault({
      // its refusals are not documented: a person authorises again; but an answer that names no error refuses nothing
      kind: code === '' || answer.status >= 500 ? 'transient' : 'auth_expired',
      platformCode: code || `http_${answer.status}`,
      platformWords: withoutSecrets(secret === '' ? words : words.replaceAll(secret, '***'), { app }),
    });
  });
}

function firstText(part: Part, names: readonly string[]): string {
  const simple = names.filter((name) => typeof part.fields[name] !== 'object');
  return simple.map((name) => read.text(part, name)).find(Boolean) ?? '';
}

/** Until the shop is asked, the user stands for it. */
function grantOf(token: Part, now: Instant): ShopGrant {
  const expiresAt = plusMs(now, read.whole(token, 'expires_in') * 1_000);
  return {
    accessToken: read.needText(token, 'access_token'),
    refreshToken: read.text(token, 'refresh_token'),
    expiresAt,
    refreshExpiresAt: expiresAt,
    platformShopNo: firstText(token, ['uid', 'xid', 'open_id']),
    platformShopName: read.text(token, 'user_nick'),
    raw: Object.fromEntries(Object.entries(token.fields).filter(([name]) => !name.endsWith('_token'))),
  };
}

/** The code works once, so an app that may not ask for the shop still gets its grant. */
async function shopOf(outside: Outside, app: ChannelApp, grant: ShopGrant): Promise<Partial<ShopGrant>> {
  try {
    const answer = await call(outside, { app, grant }, 'jingdong.vender.shop.query', {});
    return readable(() => {
      const shop = read.part(answer, 'shop_jos_result');
      return {
        platformShopNo: read.needText(shop, 'vender_id'),
        platformShopName: read.text(shop, 'shop_name'),
        raw: { ...grant.raw, ...shop.fields },
      };
    });
  } catch (fault) {
    if (fault instanceof ConnectorFault) return {};
    throw fault;
  }
}
