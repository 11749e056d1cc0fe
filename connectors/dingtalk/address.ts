import { addressFrom } from '@zhidan/core/channels/address-from.ts';

/** `api` gives tokens, `oapi` takes messages. Source: open.dingtalk.com. */
export const addresses = { oapi: 'https://oapi.dingtalk.com', api: 'https://api.dingtalk.com/v1.0' } as const;

export const addressOf = addressFrom(addresses);
