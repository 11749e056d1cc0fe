import type { MatchPair, matchListings as contract } from '@zhidan/core/catalog/listing-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { skusByIds, type Sku } from '../skus/sku-store.ts';
import { listingsForUpdate, saveMatches, type Listing, type Matched } from './listing-store.ts';
import { matchNews } from './match-news.ts';

type Change = Readonly<{ listing: Listing; next: Matched }>;

/**
 * Matches listings with SKUs by hand, or takes matches away. A listing that somebody else has changed since the caller
 * looked is left as it is and told in `overtaken`; one that is as asked already is no change.
 * @throws Refused `listing.not_found`, also for listings of shops that are not the caller's; `sku.not_found`, `sku.retired`
 */
export async function matchListings(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, pairs } = ask;
  const listings = await listingsForUpdate(
    tx,
    pairs.map(({ listingId }) => listingId),
    by,
  );
  const wanted = pairs.flatMap(({ skuId, from }) => [skuId, from]).filter((skuId) => skuId !== null);
  const skus = new Map((await skusByIds(tx, wanted)).map((sku) => [sku.id, sku]));
  const changes: Change[] = [];
  const overtakenListings: Listing[] = [];
  for (const pair of pairs) {
    const listing = listings.get(pair.listingId);
    if (!listing) throw new Refused('listing.not_found', { listingId: pair.listingId });
    if (listing.skuId === pair.skuId) continue;
    if (listing.skuId !== pair.from) overtakenListings.push(listing);
    else changes.push({ listing, next: matchedByHand(pair, skus) });
  }
  await saveMatches(
    tx,
    changes.map(({ listing, next }) => ({ id: listing.id, ...next })),
  );
  await emit(
    tx,
    { by, now },
    changes.flatMap(({ listing, next }) => matchNews(listing, next)),
  );
  return { changedCount: changes.length, undo: changes.map(undone), overtaken: await overtaken(tx, overtakenListings) };
}

function matchedByHand({ skuId, isAuto }: MatchPair, skus: ReadonlyMap<string, Sku>): Matched {
  if (skuId === null) return { skuId: null, matchedBy: null, isAuto };
  const sku = skus.get(skuId);
  if (!sku) throw new Refused('sku.not_found', { skuId });
  if (sku.state === 'retired') throw new Refused('sku.retired', { code: sku.code });
  return { skuId, matchedBy: 'hand', isAuto: true };
}

function undone({ listing, next }: Change): MatchPair {
  return { listingId: listing.id, skuId: listing.skuId, from: next.skuId, isAuto: listing.isAuto };
}

async function overtaken(tx: Tx, listings: readonly Listing[]): Promise<OutputOf<typeof contract>['overtaken']> {
  const skus = await skusByIds(
    tx,
    listings.flatMap(({ skuId }) => skuId ?? []),
  );
  const codes = new Map(skus.map(({ id, code }) => [id, code]));
  return listings.map(({ id, title, skuId }) => ({ listingId: id, title, code: skuId && (codes.get(skuId) ?? null) }));
}
