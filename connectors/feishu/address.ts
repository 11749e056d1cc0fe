import { addressFrom } from '@zhidan/core/channels/address-from.ts';

export const addresses = { api: 'https://open.feishu.cn/open-apis' } as const;

export const addressOf = addressFrom(addresses);
