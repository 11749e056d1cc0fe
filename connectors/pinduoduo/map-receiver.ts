import type { ChannelReceiver } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';

const cipherFields = ['receiver_name', 'receiver_phone', 'receiver_address', 'address'] as const;

/**
 * The masks to read and the ciphers to print with. Ciphers come only while an order waits to be shipped and is not under review.
 * The platform calls the district `town`; the town stands in the address. Source: platforms/pinduoduo.md §5–6.
 */
export function readReceiver(order: Part): ChannelReceiver {
  const text = (name: string): string => read.text(order, name);
  const ciphers = Object.fromEntries(cipherFields.map((name) => [name, text(name)]).filter(([, cipher]) => cipher !== ''));
  return {
    kind: Object.keys(ciphers).length > 0 ? 'cipher' : 'masked',
    name: text('receiver_name_mask'),
    phone: text('receiver_phone_mask'),
    province: text('province'),
    city: text('city'),
    district: text('town'),
    town: '',
    detail: text('receiver_address_mask'),
    postcode: '',
    ciphers,
    mergeKey: mergeKeyOf(order),
  };
}

/** Equal search indexes mean equal plain texts; that they are equal across orders is unverified, and unequal ones only cost a merge. */
function mergeKeyOf(order: Part): string | null {
  const indexes = (['receiver_name', 'receiver_phone', 'receiver_address'] as const).map((name) => searchIndex(read.text(order, name)));
  const place = (['province_id', 'city_id', 'town_id'] as const).map((name) => read.text(order, name));
  return indexes.includes('') ? null : [...place, ...indexes].join('|');
}

/** `~index~cipher~n~` and `$index$cipher$n$`; empty when the cipher looks otherwise. */
function searchIndex(cipher: string): string {
  return /^([~$])([^~$]+)\1.+\1$/u.exec(cipher)?.[2] ?? '';
}
