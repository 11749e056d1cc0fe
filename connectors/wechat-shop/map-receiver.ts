import type { ChannelReceiver } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';

/** Masked as a rule; printed by the order's number and its waybill code, never by plain text. Source: platforms/wechat-shop.md §5–6. */
export function readReceiver(delivery: Part): ChannelReceiver {
  const address = read.part(delivery, 'address_info');
  const text = (name: string): string => read.text(address, name);
  const usesReal = text('virtual_order_tel_number') === '' || text('use_tel_number') === '1';
  const seen = { name: text('user_name'), phone: usesReal ? text('tel_number') : text('virtual_order_tel_number') };
  const detail = `${text('detail_info')}${text('house_number')}`;
  const waybillCode = read.text(delivery, 'ewaybill_order_code');
  return {
    kind: `${seen.name}${seen.phone}${detail}`.includes('*') ? 'masked' : 'plain',
    ...seen,
    province: text('province_name'),
    city: text('city_name'),
    district: text('county_name'),
    town: '',
    detail,
    postcode: text('postal_code'),
    ciphers: {
      ...(text('hash_code') === '' ? {} : { hash_code: text('hash_code') }),
      ...(waybillCode === '' ? {} : { ewaybill_order_code: waybillCode }),
    },
    mergeKey: text('hash_code') || null, // the platform's own mark of one receiver within the shop
  };
}
