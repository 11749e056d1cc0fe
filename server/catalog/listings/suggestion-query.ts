import type { UnmatchedRow } from '@zhidan/core/catalog/listing-api.ts';
import type { ListingId } from '@zhidan/core/catalog/listing.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

type Suggestion = NonNullable<UnmatchedRow['suggestion']>;

/** How much of a SKU's name must stand in a listing's for it to be suggested, in percent. */
const likeEnoughPercent = 40;

/**
 * The SKU that each of these listings most likely is: one with its code or barcode (which did not decide by itself because
 * there are several, or because somebody took the match away), else the one whose name is found most completely in the
 * listing's title and specification; of several the more telling, longer name.
 */
export async function suggestionsFor(db: Db, listingIds: readonly ListingId[]): Promise<ReadonlyMap<ListingId, Suggestion>> {
  if (listingIds.length === 0) return new Map();
  const { rows } = await sql<Suggestion & Readonly<{ listingId: ListingId }>>`
    select
      listings.id as "listingId", best.reason, best.percent as "likenessPercent",
      jsonb_build_object(
        'id', best.id, 'code', best.code, 'name', best.name, 'specification', best.specification, 'isBundle', best.is_bundle
      ) as sku
    from listings
    cross join lateral (
      (
        select id, code, name, specification, is_bundle, 'code' as reason, 100 as percent, 0 as place, 0 as telling
        from skus where code_folded = listings.merchant_code_folded and state = 'active' and code_folded <> '' limit 1
      ) union all (
        select id, code, name, specification, is_bundle, 'barcode', 100, 1, 0
        from skus where barcode = listings.barcode and barcode <> '' and state = 'active' limit 1
      ) union all (
        select id, code, name, specification, is_bundle, 'name', alike.percent, 2, alike.common
        from skus
        cross join lateral (
          select count(*)::int as common, (100 * count(*) / cardinality(skus.name_grams))::int as percent
          from unnest(skus.name_grams) as gram (pair) where gram.pair = any(listings.name_grams)
        ) as alike
        where skus.name_grams && listings.name_grams and state = 'active' and alike.percent >= ${likeEnoughPercent}
        order by alike.percent * least(alike.common, 12) desc, skus.id limit 1
      )
      order by place, percent desc, telling desc limit 1
    ) as best
    where listings.id = any(${[...listingIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ listingId, ...suggestion }) => [listingId, suggestion]));
}
