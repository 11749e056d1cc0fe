import { listingMatched, listingUnmatched } from '@zhidan/core/catalog/catalog-event.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Listing, Matched } from './listing-store.ts';

/** The news of a listing that is matched with another SKU than before, or with none any more; none when it stays. */
export function matchNews(listing: Listing, next: Matched): readonly Happened[] {
  const { id, title, specification, skuId: from, matchedBy } = listing;
  if (next.skuId === from) return [];
  const before = { title, specification, skuId: from, matchedBy };
  const after = { title, specification, skuId: next.skuId, matchedBy: next.matchedBy };
  if (next.skuId !== null && next.matchedBy !== null)
    return [listingMatched({ subjectId: id, payload: { skuId: next.skuId, from, by: next.matchedBy }, before, after })];
  return from === null ? [] : [listingUnmatched({ subjectId: id, payload: { from }, before, after })];
}
