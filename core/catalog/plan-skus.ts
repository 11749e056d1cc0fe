import type { ListingId } from './listing.ts';
import { foldCode, type SkuId } from './sku.ts';
import type { SkuState } from './sku-life.ts';

/** A listing without a SKU, as far as a SKU can be made of it. */
export type UnmatchedGoods = Readonly<{
  listingId: ListingId;
  shopId: string;
  productNo: string;
  title: string;
  specification: string;
  merchantCode: string;
  barcode: string;
  pictureUrl: string;
}>;

export type KnownCode = Readonly<{ skuId: SkuId; code: string; state: SkuState }>;

/** A SKU to be made, from the words of its newest listing. */
export type PlannedSku = Readonly<{
  code: string;
  name: string;
  specification: string;
  barcode: string;
  pictureUrl: string;
  listingIds: readonly ListingId[];
}>;

/** Why nothing is made of some listings: the same code on two specifications of one product, or no code at all. */
export type PlanConflict = Readonly<{
  reason: 'code_on_several' | 'code_ambiguous' | 'no_code';
  code: string;
  listings: readonly UnmatchedGoods[];
}>;

/** What making SKUs of these listings comes to, before anything is made. */
export type SkuPlan = Readonly<{
  create: readonly PlannedSku[];
  /** SKUs that are there: the listings are matched with them, a retired one is restored */
  match: readonly Readonly<{ skuId: SkuId; code: string; isRetired: boolean; listingIds: readonly ListingId[] }>[];
  conflicts: readonly PlanConflict[];
}>;

/**
 * One SKU for each distinct merchant code, however many shops sell it and however the code was typed. Nothing is made where
 * a code cannot be trusted: one that stands on two specifications of one product sends the wrong goods.
 * `goods` newest first: their words name the SKU.
 */
export function planSkus(goods: readonly UnmatchedGoods[], known: readonly KnownCode[]): SkuPlan {
  const byCode = Map.groupBy(goods, ({ merchantCode }) => foldCode(merchantCode));
  const knownByCode = Map.groupBy(known, ({ code }) => foldCode(code));
  const create: PlannedSku[] = [];
  const match: SkuPlan['match'][number][] = [];
  const conflicts: PlanConflict[] = [];
  for (const [folded, listings] of byCode) {
    const [newest] = listings;
    if (!newest) continue;
    const code = newest.merchantCode.trim();
    const listingIds = listings.map(({ listingId }) => listingId);
    const there = knownByCode.get(folded) ?? [];
    const [only] = there;
    if (folded === '') conflicts.push({ reason: 'no_code', code: '', listings });
    else if (there.length > 1) conflicts.push({ reason: 'code_ambiguous', code, listings });
    else if (standsOnSeveral(listings)) conflicts.push({ reason: 'code_on_several', code, listings });
    else if (only) match.push({ skuId: only.skuId, code: only.code, isRetired: only.state === 'retired', listingIds });
    else create.push(plannedSku(code, listings));
  }
  return { create, match, conflicts };
}

/** Whether one product of a shop has this code on two of its specifications. */
function standsOnSeveral(listings: readonly UnmatchedGoods[]): boolean {
  const products = Map.groupBy(listings, ({ shopId, productNo }) => `${shopId} ${productNo}`);
  return [...products.values()].some((same) => new Set(same.map(({ specification }) => specification)).size > 1);
}

function plannedSku(code: string, listings: readonly UnmatchedGoods[]): PlannedSku {
  const first = (pick: (listing: UnmatchedGoods) => string): string => listings.map(pick).find((text) => text !== '') ?? '';
  return {
    code,
    name: first(({ title }) => title) || code,
    specification: first(({ specification }) => specification),
    barcode: first(({ barcode }) => barcode),
    pictureUrl: first(({ pictureUrl }) => pictureUrl),
    listingIds: listings.map(({ listingId }) => listingId),
  };
}
