import { addressFrom } from '@zhidan/core/channels/address-from.ts';

/** Source: platforms/youzan.md §1–2; the path of the page is unverified. */
export const addresses = {
  gateway: 'https://open.youzanyun.com/api',
  authorize: 'https://open.youzanyun.com/auth/authorize',
  token: 'https://open.youzanyun.com/auth/token',
} as const;

export const addressOf = addressFrom(addresses);
