import {
  skuBatchLimit,
  type createSkus as contract,
  type SkuPreview,
  type previewSkus as previewContract,
} from '@zhidan/core/catalog/sku-api.ts';
import { skuCreated, skuRestored } from '@zhidan/core/catalog/catalog-event.ts';
import type { ListingId } from '@zhidan/core/catalog/listing.ts';
import { planSkus, type PlannedSku, type SkuPlan } from '@zhidan/core/catalog/plan-skus.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { journaledSku } from '../skus/journaled-sku.ts';
import { insertSkus, knownCodes, saveSkuStates, type SkuToSave } from '../skus/sku-store.ts';
import { saveMatches, unmatchedListings, type Listing } from './listing-store.ts';
import { matchNews } from './match-news.ts';

/** How many a preview spells out of each kind. */
const exampleCount = 50;

/** What making SKUs of the chosen listings, or of all unmatched ones, comes to; nothing is written. */
export async function previewSkus(db: Db, ask: Asked<InputOf<typeof previewContract>>): Promise<SkuPreview> {
  const { plan, isCut } = await planFor(db, ask, { isLocked: false });
  const { create, match, conflicts } = plan;
  const counted = <One extends Readonly<{ listingIds: readonly unknown[] }>>(ones: readonly One[]): number =>
    ones.reduce((sum, { listingIds }) => sum + listingIds.length, 0);
  return {
    createCount: create.length,
    matchCount: match.length,
    listingCount: counted(create) + counted(match),
    create: create
      .slice(0, exampleCount)
      .map(({ listingIds, pictureUrl: _picture, ...sku }) => ({ ...sku, listingCount: listingIds.length })),
    match: match.slice(0, exampleCount).map(({ code, isRetired, listingIds }) => ({ code, isRetired, listingCount: listingIds.length })),
    conflicts: conflicts.slice(0, exampleCount).map(({ reason, code, listings }) => ({
      reason,
      code,
      listingCount: listings.length,
      titles: listings.slice(0, 3).map(({ title, specification }) => `${title} ${specification}`.trim()),
    })),
    isCut,
  };
}

/**
 * Makes one SKU for each distinct merchant code of unmatched listings and matches them, restores retired ones of the same
 * code, and leaves alone what cannot be trusted. A constant number of statements.
 */
export async function createSkus(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now } = ask;
  const { plan, listings } = await planFor(tx, ask, { isLocked: true });
  const made = plan.create.map((planned) => ({ planned, save: skuToSave(planned, ask) }));
  const written = await insertSkus(
    tx,
    made.map(({ save }) => save),
  );
  const created = made.filter(({ save }) => written.has(save.id)); // somebody may have added the same code a moment ago
  const retired = plan.match.filter(({ isRetired }) => isRetired);
  await saveSkuStates(
    tx,
    retired.map(({ skuId }) => skuId),
    { state: 'active', now },
  );
  const skuOf = new Map<ListingId, SkuId>([
    ...created.flatMap(({ planned, save }) => planned.listingIds.map((id) => [id, save.id] as const)),
    ...plan.match.flatMap(({ skuId, listingIds }) => listingIds.map((id) => [id, skuId] as const)),
  ]);
  const matches = listings.flatMap((listing) => {
    const skuId = skuOf.get(listing.id);
    return skuId ? [{ listing, next: { skuId, matchedBy: 'merchant_code', isAuto: true } as const }] : [];
  });
  await saveMatches(
    tx,
    matches.map(({ listing, next }) => ({ id: listing.id, ...next })),
  );
  await emit(tx, { by, now }, [
    ...created.map(({ save }) => skuCreated({ subjectId: save.id, payload: {}, after: journaledSku(save.content) })),
    ...retired.map(({ skuId, code }) => skuRestored({ subjectId: skuId, payload: {}, after: { code } })),
    ...matches.flatMap(({ listing, next }) => matchNews(listing, next)),
  ]);
  return { createdIds: created.map(({ save }) => save.id), matchedCount: matches.length, conflictCount: plan.conflicts.length };
}

async function planFor(
  db: Db | Tx,
  { listingIds, by }: Asked<Readonly<{ listingIds?: readonly ListingId[] | undefined }>>,
  { isLocked }: Readonly<{ isLocked: boolean }>,
): Promise<Readonly<{ plan: SkuPlan; listings: readonly Listing[]; isCut: boolean }>> {
  const found = await unmatchedListings(db, { ids: listingIds ?? null, by, limit: skuBatchLimit + 1, isLocked });
  const listings = found.slice(0, skuBatchLimit);
  const known = await knownCodes(
    db,
    listings.map(({ merchantCode }) => merchantCode),
  );
  return {
    plan: planSkus(
      listings.map((listing) => ({ ...listing, listingId: listing.id })),
      known,
    ),
    listings,
    isCut: found.length > skuBatchLimit,
  };
}

function skuToSave({ code, name, specification, barcode, pictureUrl }: PlannedSku, { now }: Asked): SkuToSave {
  const unknown = {
    weightGram: null,
    volumeMm3: null,
    lengthMm: null,
    widthMm: null,
    heightMm: null,
    cost: null,
    floorPrice: null,
  } as const;
  const content = { code, name, specification, barcode, pictureUrl, brand: '', category: '', components: [], ...unknown };
  return { id: newId<SkuId>(now), content, now };
}
