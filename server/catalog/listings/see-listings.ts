import { listingSeen } from '@zhidan/core/catalog/catalog-event.ts';
import { matchListing, type MatchCandidate } from '@zhidan/core/catalog/match-listing.ts';
import type { ListingId, SeenGoods } from '@zhidan/core/catalog/listing.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { candidatesFor } from '../skus/sku-store.ts';
import { insertListings, keyOf, listingsByKeys, updateListings, type Listing, type ListingToSave, type Matched } from './listing-store.ts';
import { matchNews } from './match-news.ts';

/** What is known of the goods of an order line. */
export type SeenListing = Readonly<{ listingId: ListingId; skuId: SkuId | null }>;

/** How fresh "last sold" is kept: a bestseller's row is not written for each of its orders. */
const freshMs = 3_600_000;

/**
 * Learns from order lines what shops sell: new listings are written and matched by merchant code, then barcode; known ones
 * take the words of the newest order, and are matched anew when their code or barcode has changed and no person has decided.
 * Answers by `keyOf` the goods. One statement when nothing is new, seven at most, for any number of goods.
 */
export async function seeListings(
  tx: Tx,
  ask: Pick<Asked, 'by' | 'now'>,
  goods: readonly SeenGoods[],
): Promise<ReadonlyMap<string, SeenListing>> {
  const newest = newestOfEach(goods);
  const known = await listingsByKeys(tx, [...newest.values()], { isLocked: false });
  const isStale = (one: SeenGoods): boolean => isTold(known.get(keyOf(one)), one);
  const stale = [...newest.values()].filter(isStale);
  if (stale.length === 0) return answered(known);
  const locked = await listingsByKeys(
    tx,
    stale.filter((one) => known.has(keyOf(one))),
    { isLocked: true },
  );
  const candidates = await candidatesFor(
    tx,
    stale.map(({ merchantCode }) => merchantCode),
    stale.map(({ barcode }) => barcode),
  );
  const toSave = (one: SeenGoods): ListingToSave => {
    const before = locked.get(keyOf(one));
    return { id: before?.id ?? newId<ListingId>(ask.now), goods: one, now: ask.now, ...matchedAnew(before, one, candidates) };
  };
  const saves = stale.map(toSave);
  const changed = saves.filter(({ goods: one }) => isTold(locked.get(keyOf(one)), one) && locked.has(keyOf(one)));
  await updateListings(tx, changed);
  const fresh = saves.filter(({ goods: one }) => !known.has(keyOf(one)));
  const written = await insertListings(tx, fresh);
  const entered = fresh.filter(({ id }) => written.has(id));
  await emit(tx, ask, [
    ...entered.flatMap(enteredNews),
    ...changed.flatMap((save) => {
      const before = locked.get(keyOf(save.goods));
      return before ? matchNews(before, save) : [];
    }),
  ]);
  return answered(await listingsByKeys(tx, [...newest.values()], { isLocked: false }));
}

function newestOfEach(goods: readonly SeenGoods[]): ReadonlyMap<string, SeenGoods> {
  const newest = new Map<string, SeenGoods>();
  for (const one of goods) {
    const rival = newest.get(keyOf(one));
    if (!rival || one.at > rival.at) newest.set(keyOf(one), one);
  }
  return new Map([...newest].toSorted(([one], [other]) => (one < other ? -1 : 1))); // rivals insert in one order
}

/** Whether these goods say anything that the listing does not say yet. */
function isTold(listing: Listing | undefined, goods: SeenGoods): boolean {
  if (!listing) return true;
  if (goods.at < listing.lastSeenAt) return false;
  const words = ({ title, specification, merchantCode, barcode, pictureUrl }: Listing | SeenGoods): string =>
    JSON.stringify([title, specification, merchantCode, barcode, pictureUrl]);
  return words(listing) !== words(goods) || instantMs(goods.at) - instantMs(listing.lastSeenAt) >= freshMs;
}

/** What a person decided stays; code and barcode decide again only when they have changed, or while nothing is matched. */
function matchedAnew(before: Listing | undefined, goods: SeenGoods, candidates: readonly MatchCandidate[]): Matched {
  const isSame = before !== undefined && before.merchantCode === goods.merchantCode && before.barcode === goods.barcode;
  if (before && (before.matchedBy === 'hand' || !before.isAuto || (isSame && before.skuId !== null)))
    return { skuId: before.skuId, matchedBy: before.matchedBy, isAuto: before.isAuto };
  const match = matchListing(goods, candidates);
  return { skuId: match?.skuId ?? null, matchedBy: match?.by ?? null, isAuto: true };
}

function enteredNews({ id, goods, skuId, matchedBy, isAuto }: ListingToSave) {
  const { shopId, productNo, skuNo, title, specification, merchantCode, barcode } = goods;
  const seen = listingSeen({
    subjectId: id,
    payload: { shopId },
    after: { title, specification, productNo, skuNo, merchantCode, barcode },
  });
  const unmatched: Listing = { ...goods, id, skuId: null, matchedBy: null, isAuto, lastSeenAt: goods.at };
  return [seen, ...matchNews(unmatched, { skuId, matchedBy, isAuto })];
}

function answered(listings: ReadonlyMap<string, Listing>): ReadonlyMap<string, SeenListing> {
  return new Map([...listings].map(([key, { id, skuId }]) => [key, { listingId: id, skuId }]));
}
