import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';

/** Source: platforms/youzan.md §1–2; the path of the page is unverified. */
export const addresses = {
  gateway: 'https://open.youzanyun.com/api',
  authorize: 'https://open.youzanyun.com/auth/authorize',
  token: 'https://open.youzanyun.com/auth/token',
} as const;

export function addressOf(app: ChannelApp, name: keyof typeof addresses): string {
  return (app.addresses[name] ?? addresses[name]).replace(/\/$/, '');
}
