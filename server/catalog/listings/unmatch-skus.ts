import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { listingsOfSkus, saveMatches } from './listing-store.ts';
import { matchNews } from './match-news.ts';

const unmatched = { skuId: null, matchedBy: null, isAuto: true } as const;

/** Takes SKUs from all their listings; these wait again, and code or barcode may match them. */
export async function unmatchSkus(tx: Tx, ask: Pick<Asked, 'by' | 'now'>, skuIds: readonly SkuId[]): Promise<void> {
  const listings = await listingsOfSkus(tx, skuIds);
  await saveMatches(
    tx,
    listings.map(({ id }) => ({ id, ...unmatched })),
  );
  await emit(
    tx,
    ask,
    listings.flatMap((listing) => matchNews(listing, unmatched)),
  );
}
