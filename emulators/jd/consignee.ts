import { createHash } from 'node:crypto';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Receiver } from '../world/trade.ts';

/** A receiver as orders show it: masked. Spec: jd §6. */
export function consigneeInfo({ name, phone, address }: Receiver): JsonObject {
  const province = address.province.replace(/(省|市|(壮族|回族|维吾尔)?自治区)$/u, '');
  const region = `${province}${address.city}${address.district}${address.town}`;
  return {
    fullname: `${[...name][0] ?? ''}**`,
    fullAddress: `${region}${[...address.detail][0] ?? ''}******号`,
    telephone: maskPhone(phone),
    mobile: maskPhone(phone),
    province,
    provinceId: placeId(province, 32),
    city: address.city,
    cityId: placeId(address.city, 3_000),
    county: address.district,
    countyId: placeId(`${address.city}${address.district}`, 9_000),
    town: address.town,
    townId: placeId(region, 90_000),
  };
}

/** `1******6198` */
const maskPhone = (phone: string): string => `${phone.slice(0, 1)}******${phone.slice(-4)}`;

/** Numbers of places are the platform's own; here they only stay the same. */
const placeId = (name: string, most: number): string => String((createHash('md5').update(name).digest().readUInt32BE(0) % most) + 1);
