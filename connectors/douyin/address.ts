import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';

/** Source: platforms/douyin.md §1–2. */
export const addresses = {
  gateway: 'https://openapi-fxg.jinritemai.com',
  authorize: 'https://fuwu.jinritemai.com/authorize',
} as const;

export function addressOf(app: ChannelApp, name: keyof typeof addresses): string {
  return (app.addresses[name] ?? addresses[name]).replace(/\/$/, '');
}
