/** Our apps on the emulated platforms, and how a merchant authorises a shop of theirs. */
import type { ConnectorCode } from '@zhidan/core/channels/channel.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import type { ChannelApp, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';

/** How an app of ours is registered on a platform, and where its gateways are below the emulator's address. */
export type EmulatedApp = Readonly<{
  key: string;
  secret: string;
  fields: Record<string, string>;
  paths: Record<string, string>;
  extra?: Record<string, string>;
  /** what a payment channel gave on top, by the platform's own field: the buyer paid less by it */
  channelGift?: string;
  /** the platform shows an order only when all of it is paid: a presale not before its last payment */
  hidesUnpaid?: boolean;
}>;

export const redirectUrl = 'http://127.0.0.1:4780/authorized';
export const emulatedApps: Readonly<Record<ConnectorCode, EmulatedApp>> = {
  taobao: {
    key: '12345678',
    secret: 'taobao-secret',
    fields: { app_key: '12345678', app_secret: 'taobao-secret' },
    paths: { gateway: '/router/rest', authorize: '/authorize', token: '/token' },
  },
  douyin: {
    key: '7000000000000000001',
    secret: 'douyin-secret',
    fields: { app_key: '7000000000000000001', app_secret: 'douyin-secret', service_id: '99' },
    paths: { gateway: '', authorize: '/authorize' },
    extra: { service_id: '99', redirect_uri: redirectUrl },
    channelGift: 'promotion_pay_amount',
  },
  youzan: {
    key: 'youzan-client',
    secret: 'youzan-secret-of-32-letters-0001',
    fields: { client_id: 'youzan-client', client_secret: 'youzan-secret-of-32-letters-0001' },
    paths: { gateway: '/api', authorize: '/auth/authorize', token: '/auth/token' },
  },
  pinduoduo: {
    key: 'pdd-client',
    secret: 'pdd-secret',
    fields: { client_id: 'pdd-client', client_secret: 'pdd-secret' },
    paths: { gateway: '/api/router', authorize: '/service-market/auth', messages: '/message' },
  },
  jd: {
    key: 'jd-app-key',
    secret: 'jd-app-secret',
    fields: { app_key: 'jd-app-key', app_secret: 'jd-app-secret' },
    paths: { gateway: '/routerjson', authorize: '/oauth2/to_login', token: '/oauth2/access_token', refresh: '/oauth2/refresh_token' },
    hidesUnpaid: true,
  },
  'wechat-shop': {
    key: 'wx0123456789abcdef',
    secret: 'wechat-secret',
    fields: { appid: 'wx0123456789abcdef', secret: 'wechat-secret' },
    paths: { api: '' },
  },
};

/** What the control API is told of an app. Time mostly stands still in tests, so no second ever ends: the platform counts no calls. */
export function registration(code: ConnectorCode, extra: Readonly<Record<string, string>> = {}) {
  const { key, secret, extra: own = {} } = emulatedApps[code];
  return { platform: code, key, secret, extra: { calls_per_second: '100000', ...own, ...extra } };
}

/** The app as a merchant enters it, with the emulators as its gateways. */
export function emulatedApp(code: ConnectorCode, emulatorsUrl: string): ChannelApp {
  const { fields, paths } = emulatedApps[code];
  const addresses = Object.entries(paths).map(([name, path]) => [name, `${emulatorsUrl}/${code}${path}`]);
  return { fields, addresses: Object.fromEntries(addresses) };
}

/** The merchant's way: open the platform's page, agree for a shop, come back with a code, trade it for a grant. */
export async function agreedGrant({ authorization }: Connector, app: ChannelApp, outside: Outside, shopSeq = 1): Promise<ShopGrant> {
  const page = authorization.pageUrl(app, { redirectUrl, state: 'state-1' });
  if (page === null) return authorization.grant(outside, app, null, redirectUrl);
  const agreed = await fetch(page, { method: 'POST', body: `shop=${shopSeq}`, redirect: 'manual' });
  const back = new URL(agreed.headers.get('location') ?? '', redirectUrl);
  if (back.searchParams.get('state') !== 'state-1') throw new Error(`the platform’s page led to ${back.pathname} without our state`);
  return authorization.grant(outside, app, back.searchParams.get('code'), redirectUrl);
}
