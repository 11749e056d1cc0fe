import type { UnmatchedRow } from '@zhidan/core/catalog/listing-api.ts';
import type { ListingId } from '@zhidan/core/catalog/listing.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

type Suggestion = NonNullable<UnmatchedRow['suggestion']>;

/** How much of a SKU's name must stand in a listing's for it to be suggested, in percent. */
const likeEnoughPercent = 40;
/** A pair of letters that more SKUs have says nothing: 颜色, 尺码, 正品. Also what looking a pair up may cost. */
const commonAbove = 1_000;
/** Pairs of a listing by which SKUs are found, the rarest, and SKUs that are looked at more closely. */
const tellingPairs = 6;
const candidateCount = 12;

/**
 * The SKU that each of these listings most likely is: one with its code or barcode (which did not decide by itself because
 * there are several, or because somebody took the match away), else the one whose name is found most completely in the
 * listing's title and specification. SKUs are found by the rarest pairs of letters, so the cost hardly grows with the catalog.
 */
export async function suggestionsFor(db: Db, listingIds: readonly ListingId[]): Promise<ReadonlyMap<ListingId, Suggestion>> {
  if (listingIds.length === 0) return new Map();
  const { rows } = await sql<Suggestion & Readonly<{ listingId: ListingId }>>`
    with asked as materialized (
      select id, merchant_code_folded, barcode, name_grams from listings where id = any(${[...listingIds]}::uuid[])
    ),
    pairs as materialized (
      select pair, found.count
      from (select distinct unnest(name_grams) as pair from asked) as asked_pairs
      cross join lateral (
        select count(*) as count from (select from sku_grams where gram = pair limit ${commonAbove + 1}) as capped
      ) as found
      where found.count between 1 and ${commonAbove}
    ),
    telling as (
      select id, pair, count from (
        select asked.id, pairs.pair, pairs.count, row_number() over (partition by asked.id order by pairs.count, pairs.pair) as place
        from asked cross join unnest(asked.name_grams) as own (pair) join pairs on pairs.pair = own.pair
      ) as placed
      where place <= ${tellingPairs}
    ),
    candidates as (
      select id, sku_id from (
        select telling.id, sku_grams.sku_id,
          row_number() over (partition by telling.id order by sum(1.0 / telling.count) desc, sku_grams.sku_id) as place
        from telling join sku_grams on sku_grams.gram = telling.pair
        group by telling.id, sku_grams.sku_id
      ) as placed
      where place <= ${candidateCount}
    ),
    suggested as (
      select asked.id, skus.id as sku_id, 'code' as reason, 100 as percent, 3 as rank, 0 as telling
      from asked join skus on skus.code_folded = asked.merchant_code_folded and asked.merchant_code_folded <> ''
      union all
      select asked.id, skus.id, 'barcode', 100, 2, 0 from asked join skus on skus.barcode = asked.barcode and skus.barcode <> ''
      union all
      select asked.id, skus.id, 'name', alike.percent, 1, alike.percent * least(alike.common, 12)
      from candidates join asked on asked.id = candidates.id join skus on skus.id = candidates.sku_id
      cross join lateral (
        select count(*)::int as common, (100 * count(*) / cardinality(skus.name_grams))::int as percent
        from unnest(skus.name_grams) as own (pair) where own.pair = any(asked.name_grams)
      ) as alike
      where alike.percent >= ${likeEnoughPercent}
    )
    select distinct on (suggested.id)
      suggested.id as "listingId", suggested.reason, suggested.percent as "likenessPercent",
      jsonb_build_object(
        'id', skus.id, 'code', skus.code, 'name', skus.name, 'specification', skus.specification, 'isBundle', skus.is_bundle
      ) as sku
    from suggested join skus on skus.id = suggested.sku_id and skus.state = 'active'
    order by suggested.id, rank desc, telling desc, skus.id`.execute(db);
  return new Map(rows.map(({ listingId, ...suggestion }) => [listingId, suggestion]));
}
