import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';

/** Gateway of the real platform. Source: platforms/wechat-shop.md §1. */
export const addresses = { api: 'https://api.weixin.qq.com' } as const;

/** Where an app speaks to the platform: its own address (the emulator's) before the real one. */
export function addressOf(app: ChannelApp, name: keyof typeof addresses): string {
  return app.addresses[name] ?? addresses[name];
}
