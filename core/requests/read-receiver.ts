import type { z } from 'zod';
import { locate, readRegion, regionTree } from '../allocation/region/region.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { typedReceiver } from '../orders/added/added-order-api.ts';
import type { Receiver } from '../orders/order-content.ts';

type Typed = z.output<typeof typedReceiver>;

/** Mobile numbers, landlines with area code and extension, 400 numbers; with the extensions that platforms give instead of numbers. */
const phonePattern = /^(?:1[3-9]\d{9}(?:-\d{1,6})?|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|400-?\d{3}-?\d{4})$/;

/** Streets and houses shorter than this reach nobody. */
const detailMinLength = 4;

const plainText = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim();

/**
 * A receiver that somebody typed, normalised: names of places as our table has them, digits as carriers take them. Refuses
 * `request.name_bad`, `.phone_bad`, `.masked_text`, `.region_unknown`, `.district_missing`, `.detail_short`.
 */
export function readReceiver(typed: Typed): Result<Receiver> {
  const name = plainText(typed.name);
  const phone = plainText(typed.phone)
    .replace(/[\s()]/g, '')
    .replace(/^(?:\+?86|0086)-?(?=1\d{10})/, '');
  const [town, detail] = [plainText(typed.town), plainText(typed.detail)];
  if ([name, phone, town, detail].some((text) => text.includes('*'))) return refuse('request.masked_text');
  if (name.length < 1 || /\d{7,}/.test(name)) return refuse('request.name_bad', { name });
  if (!phonePattern.test(phone)) return refuse('request.phone_bad', { digits: phone.replace(/\D/g, '').length });
  const place = locate(typed);
  const { province, city, district } = place;
  if (readRegion(`${province}/${city}`) === null)
    return refuse('request.region_unknown', { region: [province, city].filter(Boolean).join(' ') });
  if (district === '' && hasDistricts(province, city)) return refuse('request.district_missing', { region: `${province} ${city}` });
  if (district !== '' && readRegion(`${province}/${city}/${district}`) === null)
    return refuse('request.region_unknown', { region: `${province} ${city} ${district}` });
  if (detail.length < detailMinLength) return refuse('request.detail_short', { least: detailMinLength });
  const mergeKey = ['hand', name, phone, province, city, district, town, detail].join('|');
  return ok({ kind: 'plain', name, phone, province, city, district, town, detail, postcode: '', ciphers: {}, mergeKey });
}

/** 东莞市, 中山市 and what a province rules directly have none. */
function hasDistricts(province: string, city: string): boolean {
  const found = regionTree().find(({ name }) => name === province);
  return (found?.children.find(({ name }) => name === city)?.children.length ?? 0) > 0;
}

const receiverParts = ['name', 'phone', 'province', 'city', 'district', 'town', 'detail'] as const;
export type ReceiverPart = (typeof receiverParts)[number];

/** Which parts of a receiver another one changes; of a masked text nobody knows, so it counts as changed. */
export function changedParts(before: Receiver, next: Receiver): readonly ReceiverPart[] {
  return receiverParts.filter((part) => before[part] !== next[part]);
}
