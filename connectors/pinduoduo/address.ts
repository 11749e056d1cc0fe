import { addressFrom } from '@zhidan/core/channels/address-from.ts';

/** Gateways of the real platform. Source: platforms/pinduoduo.md §1, §2, §4. */
export const addresses = {
  gateway: 'https://gw-api.pinduoduo.com/api/router',
  authorize: 'https://fuwu.pinduoduo.com/service-market/auth',
  messages: 'wss://message-api.pinduoduo.com/message',
} as const;

export const addressOf = addressFrom(addresses);
