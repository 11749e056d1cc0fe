import { addressFrom } from '@zhidan/core/channels/address-from.ts';

/** Source: logistics.md §8. */
export const addresses = {
  poll: 'https://poll.kuaidi100.com',
  api: 'https://api.kuaidi100.com',
} as const;

export const addressOf = addressFrom(addresses);
