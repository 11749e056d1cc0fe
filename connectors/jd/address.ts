import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';

/** Gateways of the real platform. Source: platforms/jd.md §1, §2. */
export const addresses = {
  gateway: 'https://api.jd.com/routerjson',
  authorize: 'https://open-oauth.jd.com/oauth2/to_login',
  token: 'https://open-oauth.jd.com/oauth2/access_token',
  refresh: 'https://open-oauth.jd.com/oauth2/refresh_token',
} as const;

/** Where an app speaks to the platform: its own addresses (the emulator's) before the real ones. */
export function addressOf(app: ChannelApp, name: keyof typeof addresses): string {
  return app.addresses[name] ?? addresses[name];
}
