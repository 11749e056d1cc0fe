import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';

/** Where TOP is in production; the sandbox has the same three on `tbsandbox.com`. Source: platforms/taobao.md §1–2. */
export const addresses = {
  gateway: 'https://eco.taobao.com/router/rest',
  authorize: 'https://oauth.taobao.com/authorize',
  token: 'https://oauth.taobao.com/token',
} as const;

export function addressOf(app: ChannelApp, name: keyof typeof addresses): string {
  return app.addresses[name] ?? addresses[name];
}
