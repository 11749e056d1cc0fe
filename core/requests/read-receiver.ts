import type { z } from 'zod';
import { locate, readRegion, regionTree } from '../allocation/region/region.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { typedReceiver } from '../orders/added/added-order-api.ts';
import { tidyReceiver } from '../orders/added/tidy-receiver.ts';
import type { Receiver } from '../orders/order-content.ts';

type Typed = z.output<typeof typedReceiver>;

/**
 * A receiver that somebody typed, normalised: names of places as our table has them, digits as carriers take them. Refuses what
 * `tidyReceiver` refuses, `request.region_unknown`, `.district_missing`.
 */
export function readReceiver(typed: Typed): Result<Receiver> {
  const tidy = tidyReceiver(typed);
  if (!tidy.ok) return tidy;
  const { name, phone, town, detail } = tidy.value;
  const place = locate(typed);
  const { province, city, district } = place;
  if (readRegion(`${province}/${city}`) === null)
    return refuse('request.region_unknown', { region: [province, city].filter(Boolean).join(' ') });
  if (district === '' && hasDistricts(province, city)) return refuse('request.district_missing', { region: `${province} ${city}` });
  if (district !== '' && readRegion(`${province}/${city}/${district}`) === null)
    return refuse('request.region_unknown', { region: `${province} ${city} ${district}` });
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
