import type { Chance } from '../chance.ts';
import type { Address } from '../trade.ts';

/** Regions by province, without 省 and 市. */
const regions: Readonly<Record<string, readonly string[]>> = {
  east: ['上海', '江苏', '浙江', '安徽', '福建', '江西'],
  north: ['北京', '天津', '河北', '山东', '山西', '河南'],
  south: ['广东', '广西', '海南', '湖南', '湖北'],
  southwest: ['四川', '重庆', '贵州', '云南'],
  northeast: ['辽宁', '吉林', '黑龙江'],
  northwest: ['陕西'],
  remote: ['新疆', '西藏', '青海', '内蒙古', '甘肃', '宁夏'],
};
const remote = new Set([...(regions['remote'] ?? []), '海南']);

const shortName = (province: string): string => province.replace(/(省|市|特别行政区|(壮族|回族|维吾尔)?自治区)$/u, '');
const regionOf = (province: string): string =>
  Object.entries(regions).find(([, provinces]) => provinces.includes(province))?.[0] ?? 'other';

/** Hours from pickup to signing, both ends included. Spec: logistics §13.2 (unverified there). */
function rangeOf(carrier: string, from: Address, to: Address): readonly [number, number] {
  const [here, there] = [shortName(from.province), shortName(to.province)];
  const isSameRegion = regionOf(here) === regionOf(there);
  if (remote.has(there) || remote.has(here)) return here === there ? [36, 60] : [96, 192];
  if (carrier === 'SF') return isSameRegion ? [18, 30] : [30, 60];
  if (here === there) return from.city === to.city ? [18, 30] : [24, 36];
  if (isSameRegion) return [36, 60];
  const far = new Set([regionOf(here), regionOf(there)]);
  return far.has('northeast') && far.has('southwest') ? [60, 96] : [48, 84];
}

/** Hours a parcel takes from pickup to the door. */
export function transitHours(chance: Chance, carrier: string, from: Address, to: Address): number {
  const [least, most] = rangeOf(carrier, from, to);
  return least + chance.next() * (most - least);
}
