import { addressFrom } from '@zhidan/core/channels/address-from.ts';

/** Gateway of the real platform. Source: platforms/wechat-shop.md §1. */
export const addresses = { api: 'https://api.weixin.qq.com' } as const;

export const addressOf = addressFrom(addresses);
