import { addressFrom } from '@zhidan/core/channels/address-from.ts';

/** Where TOP is in production; the sandbox has the same three on `tbsandbox.com`. Source: platforms/taobao.md §1–2. */
export const addresses = {
  gateway: 'https://eco.taobao.com/router/rest',
  authorize: 'https://oauth.taobao.com/authorize',
  token: 'https://oauth.taobao.com/token',
} as const;

export const addressOf = addressFrom(addresses);
