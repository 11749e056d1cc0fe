import { matchListing } from '@zhidan/core/catalog/match-listing.ts';
import type { SkuContent } from '@zhidan/core/catalog/sku.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { candidatesFor } from '../skus/sku-store.ts';
import { listingsWaitingFor, saveMatches } from './listing-store.ts';
import { matchNews } from './match-news.ts';

/** Matches the listings that have waited for SKUs with these codes and barcodes; answers how many. Three statements and the news. */
export async function matchWaiting(
  tx: Tx,
  ask: Pick<Asked, 'by' | 'now'>,
  skus: readonly Pick<SkuContent, 'code' | 'barcode'>[],
): Promise<number> {
  const waiting = await listingsWaitingFor(tx, skus);
  if (waiting.length === 0) return 0;
  const candidates = await candidatesFor(
    tx,
    waiting.map(({ merchantCode }) => merchantCode),
    waiting.map(({ barcode }) => barcode),
  );
  const matches = waiting.flatMap((listing) => {
    const match = matchListing(listing, candidates);
    return match ? [{ listing, next: { skuId: match.skuId, matchedBy: match.by, isAuto: true } }] : [];
  });
  await saveMatches(
    tx,
    matches.map(({ listing, next }) => ({ id: listing.id, ...next })),
  );
  await emit(
    tx,
    ask,
    matches.flatMap(({ listing, next }) => matchNews(listing, next)),
  );
  return matches.length;
}
