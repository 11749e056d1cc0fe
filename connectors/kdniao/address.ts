import { addressFrom } from '@zhidan/core/channels/address-from.ts';

/** Source: logistics.md §9. */
export const addresses = {
  query: 'https://api.kdniao.com/Ebusiness/EbusinessOrderHandle.aspx',
  subscribe: 'https://api.kdniao.com/api/dist',
  waybill: 'https://api.kdniao.com/api/EOrderService',
} as const;

export const addressOf = addressFrom(addresses);
