import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Receiver, Trade } from '../world/trade.ts';
import { hexOf } from './native-number.ts';

const virtualLifeMs = 30 * 86_400_000;

/** `张**` */
const maskName = (name: string): string => `${[...name][0] ?? ''}**`;
/** `138****1234` */
const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** Equal for orders of one shop that go to the same person at the same place: the merge key. */
export function hashCodeOf(shopSeq: number, { name, phone, address }: Receiver): string {
  return hexOf(
    ['receiver', shopSeq, name, phone, address.province, address.city, address.district, address.town, address.detail].join('|'),
    32,
  );
}

/** One order in three hides the buyer's phone behind a number of the platform's, which decoding does not lift. */
export const hasVirtualNumber = (trade: Trade): boolean => trade.seq % 3 === 0;

/** `132…-1234` with the moment it ends. */
export function virtualNumberOf(trade: Trade): Readonly<{ number: string; expireTime: number }> {
  const digits = String(parseInt(hexOf(`virtual ${trade.seq}`, 10), 16)).padStart(13, '0');
  return {
    number: `170${digits.slice(-8)}-${trade.receiver.phone.slice(-4)}`,
    expireTime: Math.floor((trade.createdMs + virtualLifeMs) / 1_000),
  };
}

/** A receiver as `address_info` shows it: masked, or whole after decoding. */
export function addressInfo(trade: Trade, receiver: Receiver, isDecoded: boolean): JsonObject {
  const { name, phone, address } = receiver;
  const isVirtual = hasVirtualNumber(trade);
  const virtual = virtualNumberOf(trade);
  return {
    user_name: isDecoded ? name : maskName(name),
    postal_code: isDecoded ? address.postcode : '',
    province_name: address.province,
    city_name: address.city,
    county_name: address.district,
    detail_info: isDecoded ? `${address.town}${address.detail}` : '****',
    house_number: '',
    national_code: '',
    tel_number: isDecoded && !isVirtual ? phone : maskPhone(phone),
    virtual_order_tel_number: '',
    use_tel_number: isVirtual ? 1 : 0,
    tel_number_ext_info: {
      real_tel_number: maskPhone(phone),
      virtual_tel_number: isVirtual ? virtual.number : '',
      virtual_tel_expire_time: isVirtual ? virtual.expireTime : 0,
      get_virtual_tel_cnt: isVirtual && isDecoded ? 1 : 0,
    },
    hash_code: hashCodeOf(trade.shopSeq, receiver),
  };
}
