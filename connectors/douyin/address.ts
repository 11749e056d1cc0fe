import { addressFrom } from '@zhidan/core/channels/address-from.ts';

/** Source: platforms/douyin.md §1–2. */
export const addresses = {
  gateway: 'https://openapi-fxg.jinritemai.com',
  authorize: 'https://fuwu.jinritemai.com/authorize',
} as const;

export const addressOf = addressFrom(addresses);
