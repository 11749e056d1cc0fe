import type { ChannelReceiver } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';

/** Masked since 2021. Source: platforms/jd.md §6. */
export function readReceiver(order: Part): ChannelReceiver {
  const consignee = read.part(order, 'consigneeInfo');
  const text = (name: string): string => read.text(consignee, name);
  const [name, phone, whole] = [text('fullname'), text('mobile') || text('telephone'), text('fullAddress')];
  const place = `${text('province')}${text('city')}${text('county')}${text('town')}`;
  return {
    kind: `${name}${phone}${whole}`.includes('*') ? 'masked' : 'plain',
    name,
    phone,
    province: text('province'),
    city: text('city'),
    district: text('county'),
    town: text('town'),
    detail: place !== '' && whole.startsWith(place) ? whole.slice(place.length) : whole,
    postcode: '',
    ciphers: {},
    mergeKey: mergeKeyOf(buyerOf(order), [name, phone, whole]),
  };
}

/** The buyer's id on the platform, under its old and new names. */
export function buyerOf(order: Part): string {
  const name = ['openIdBuyer', 'open_id_buyer', 'xidBuyer', 'xid_buyer', 'pin'].find((field) => read.text(order, field) !== '');
  return name ? read.text(order, name) : '';
}

/** Weak: masks may hide a difference, so only orders of one buyer with equal masks count as one receiver. */
function mergeKeyOf(buyer: string, masks: readonly string[]): string | null {
  return buyer === '' || masks.includes('') ? null : [buyer, ...masks].join('|');
}
