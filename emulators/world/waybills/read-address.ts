import type { Address } from '../trade.ts';

/** The parts of an address that is written in one: `浙江省宁波市鄞州区诚信路855号`. Null when it names no province, city and district. */
export function readAddress(text: string): Address | null {
  const squeezed = text.replaceAll(/\s/gu, '');
  const place = municipality(squeezed) ?? provinceAndCity(squeezed);
  if (!place) return null;
  const district = /^.{1,8}?(?:区|县|市|旗)/u.exec(place.rest)?.[0] ?? '';
  const detail = place.rest.slice(district.length);
  return district === '' || detail === '' ? null : { province: place.province, city: place.city, district, town: '', detail, postcode: '' };
}

type Place = Readonly<{ province: string; city: string; rest: string }>;

/** 北京, 北京市, 北京北京市, 北京市北京市 */
function municipality(text: string): Place | null {
  const [whole, name] = /^(北京|上海|天津|重庆)市?(?:\1市)?/u.exec(text) ?? [];
  return whole && name ? { province: `${name}市`, city: `${name}市`, rest: text.slice(whole.length) } : null;
}

function provinceAndCity(text: string): Place | null {
  const province = /^.{2,8}?(?:省|自治区|特别行政区)/u.exec(text)?.[0];
  const city = province && /^.{1,10}?(?:市|州|盟|地区)/u.exec(text.slice(province.length))?.[0];
  return city ? { province, city, rest: text.slice(province.length + city.length) } : null;
}
