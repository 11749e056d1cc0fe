import type { Address } from '../trade.ts';

const municipalities: ReadonlySet<string> = new Set(['北京市', '上海市', '天津市', '重庆市']);

/** The parts of an address that is written in one: `浙江省宁波市鄞州区诚信路855号`. Null when it names no province and district. */
export function readAddress(text: string): Address | null {
  const squeezed = text.replaceAll(/\s/gu, '');
  const province = /^.{2,8}?(?:省|自治区|市|特别行政区)/u.exec(squeezed)?.[0];
  if (!province) return null;
  const afterProvince = squeezed.slice(province.length);
  const city = /^.{1,10}?(?:市|州|盟|地区)/u.exec(afterProvince)?.[0] ?? (municipalities.has(province) ? province : undefined);
  if (!city) return null;
  const afterCity = afterProvince.startsWith(city) ? afterProvince.slice(city.length) : afterProvince;
  const district = /^.{1,8}?(?:区|县|市|旗)/u.exec(afterCity)?.[0];
  if (!district || afterCity.length === district.length) return null;
  return { province, city, district, town: '', detail: afterCity.slice(district.length), postcode: '' };
}
