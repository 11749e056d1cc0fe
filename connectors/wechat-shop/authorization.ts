import { msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Authorization } from '@zhidan/core/channels/connector.ts';
import { carrierCodesField } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { call } from './call.ts';
import type { CallAs } from './fault.ts';

/** In the last five minutes of a token the platform gives a new one, and both work. Source: platforms/wechat-shop.md §1. */
const overlapMs = 5 * 60_000;

type Token = Pick<ShopGrant, 'accessToken' | 'expiresAt'>;

/**
 * A shop is its own app: credentials are all it takes. Tokens live two hours. They come from the stable call, which repeats the
 * living token; the older `/cgi-bin/token` would kill the token of every other program of the shop with each call.
 */
export const authorization: Authorization = {
  appFields: [
    { key: 'appid', words: { 'zh-CN': '小店 AppID', en: 'Shop AppID' }, isSecret: false, isRequired: true },
    { key: 'secret', words: { 'zh-CN': '小店 AppSecret', en: 'Shop AppSecret' }, isSecret: true, isRequired: true },
    { key: 'token', words: { 'zh-CN': '消息推送 Token', en: 'Push token' }, isSecret: true, isRequired: false },
    {
      key: 'encoding_aes_key',
      words: { 'zh-CN': '消息推送 EncodingAESKey', en: 'Push EncodingAESKey' },
      isSecret: true,
      isRequired: false,
    },
    carrierCodesField,
  ],
  pageUrl: () => null,
  async grant(outside, app) {
    const token = await tokenOf(outside, { app, grant: null }, 'living');
    const grant: ShopGrant = { ...token, ...shopOf(app), refreshToken: '', refreshExpiresAt: null };
    const answer = await call(outside, { app, grant }, '/channels/ec/basics/info/get', null);
    const info = readable(() => read.part(answer, 'info'));
    return { ...grant, platformShopName: readable(() => read.text(info, 'nickname')), raw: info.fields };
  },
  async refresh(outside, { app, grant }) {
    const living = await tokenOf(outside, { app, grant: null }, 'living');
    const token = isRefused(living, grant, outside.now()) ? await tokenOf(outside, { app, grant: null }, 'new') : living;
    return { ...grant, ...token };
  },
  refreshBeforeMs: overlapMs,
};

/** Messages name the shop by its appid too, inside what is encrypted. */
function shopOf(app: ChannelApp): Pick<ShopGrant, 'platformShopNo' | 'platformShopName' | 'raw'> {
  return { platformShopNo: app.fields['appid'] ?? '', platformShopName: '', raw: {} };
}

/** The same token again, long before its end: then the refresh was asked for because the platform refused it. */
function isRefused(living: Token, grant: ShopGrant, now: Instant): boolean {
  return living.accessToken === grant.accessToken && msBetween(now, grant.expiresAt) > overlapMs;
}

/** A `new` token at once is given at most twenty times a day, thirty seconds apart (unverified). */
async function tokenOf(outside: Outside, as: CallAs, which: 'living' | 'new'): Promise<Token> {
  const answer = await call(outside, as, '/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: as.app.fields['appid'] ?? '',
    secret: as.app.fields['secret'] ?? '',
    force_refresh: which === 'new',
  });
  return readable(() => ({
    accessToken: read.needText(answer, 'access_token'),
    expiresAt: plusMs(outside.now(), read.whole(answer, 'expires_in') * 1_000),
  }));
}
