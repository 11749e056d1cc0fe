import { addressFrom } from '@zhidan/core/channels/address-from.ts';

export const addresses = { api: 'https://qyapi.weixin.qq.com/cgi-bin' } as const;

export const addressOf = addressFrom(addresses);
