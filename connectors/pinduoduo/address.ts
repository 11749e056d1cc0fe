import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';

/** Gateways of the real platform. Source: platforms/pinduoduo.md §1, §2, §4. */
export const addresses = {
  gateway: 'https://gw-api.pinduoduo.com/api/router',
  authorize: 'https://fuwu.pinduoduo.com/service-market/auth',
  messages: 'wss://message-api.pinduoduo.com/message',
} as const;

/** Where an app speaks to the platform: its own addresses (the emulator's) before the real ones. */
export function addressOf(app: ChannelApp, name: keyof typeof addresses): string {
  return app.addresses[name] ?? addresses[name];
}
