import type {
  listListings as contract,
  ListingRow,
  listUnmatched as unmatchedContract,
  showMatching as sumContract,
} from '@zhidan/core/catalog/listing-api.ts';
import type { ListingId } from '@zhidan/core/catalog/listing.ts';
import { textGrams, wordsOf } from '@zhidan/core/catalog/text-grams.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { inShopsOf } from './listing-store.ts';
import { suggestionsFor } from './suggestion-query.ts';

type ListedRow = Omit<ListingRow, 'shop' | 'sku'> & Readonly<{ shop: unknown; sku: unknown }>;

const shownColumns = sql`
  listings.id, listings.product_no as "productNo", listings.sku_no as "skuNo", listings.title, listings.specification,
  listings.merchant_code as "merchantCode", listings.barcode, listings.picture_url as "pictureUrl",
  listings.first_seen_at as "firstSeenAt", listings.last_seen_at as "lastSeenAt",
  (select jsonb_build_object('id', shops.id, 'name', shops.name) from shops where shops.id = listings.shop_id) as shop`;

const cursor = pageCursor(z.object({ lastSeenAt: instantSchema, id: idSchema<ListingId>() }));

/** What the caller's shops sell, last sold first. */
export async function listListings(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  const conditions = narrowed(ask);
  if (place) conditions.push(sql`(last_seen_at, listings.id) < (${place.lastSeenAt}::timestamptz, ${place.id}::uuid)`);
  if (ask.skuId) conditions.push(sql`listings.sku_id = ${ask.skuId}`);
  if (ask.matchedBy) conditions.push(sql`matched_by = ${ask.matchedBy}`);
  if (ask.isMatched !== undefined) conditions.push(ask.isMatched ? sql`listings.sku_id is not null` : sql`listings.sku_id is null`);
  const { rows } = await sql<ListedRow>`
    select ${shownColumns}, matched_by as "matchedBy", (
      select jsonb_build_object('id', id, 'code', code, 'name', name, 'specification', specification, 'isBundle', is_bundle)
      from skus where skus.id = listings.sku_id
    ) as sku
    from listings where ${sql.join(conditions, sql` and `)}
    order by last_seen_at desc, listings.id desc limit ${ask.limit + 1}`.execute(db);
  return cursor.page(rows, ask.limit, {
    place: ({ lastSeenAt, id }) => ({ lastSeenAt, id }),
    item: (row) => row as ListingRow, // the objects are built as the contract says
  });
}

type UnmatchedListed = ListedRow & Readonly<{ waitingCount: number }>;

const unmatchedCursor = pageCursor(z.object({ waitingCount: z.int(), lastSeenAt: instantSchema, id: idSchema<ListingId>() }));

/**
 * Listings without a SKU, those that hold up most orders first, each with the SKU that it most likely is. The counts are
 * taken as they are at each page: a listing that moves up between two pages may be passed over until the list is read anew.
 */
export async function listUnmatched(db: Db, ask: Asked<InputOf<typeof unmatchedContract>>): Promise<OutputOf<typeof unmatchedContract>> {
  const place = unmatchedCursor.read(ask.after);
  const behind = place
    ? sql`("waitingCount", "lastSeenAt", id) < (${place.waitingCount}::int, ${place.lastSeenAt}::timestamptz, ${place.id}::uuid)`
    : sql`true`;
  const { rows } = await sql<UnmatchedListed>`
    select * from (
      select ${shownColumns}, coalesce(waits.count, 0)::int as "waitingCount"
      from listings
      left join (
        select listing_id, count(distinct order_id) as count from listing_waits group by listing_id
      ) as waits on waits.listing_id = listings.id
      where listings.sku_id is null and ${sql.join(narrowed(ask), sql` and `)}
    ) as unmatched
    where ${behind}
    order by "waitingCount" desc, "lastSeenAt" desc, id desc limit ${ask.limit + 1}`.execute(db);
  const suggestions = await suggestionsFor(
    db,
    rows.map(({ id }) => id),
  );
  return unmatchedCursor.page(rows, ask.limit, {
    place: ({ waitingCount, lastSeenAt, id }) => ({ waitingCount, lastSeenAt, id }),
    item: (row) => ({ ...row, shop: row.shop as ListingRow['shop'], suggestion: suggestions.get(row.id) ?? null }),
  });
}

/** How much matching waits in the caller's shops. */
export async function showMatching(db: Db, { by }: Asked): Promise<OutputOf<typeof sumContract>> {
  const { rows } = await sql<{ unmatchedCount: number; waitingOrderCount: number }>`
    select
      (select count(*) from listings where sku_id is null and ${inShopsOf(by)})::int as "unmatchedCount",
      (
        select count(distinct order_id) from listing_waits join listings on listings.id = listing_waits.listing_id
        where ${inShopsOf(by)}
      )::int as "waitingOrderCount"`.execute(db);
  const shops = await sql<OutputOf<typeof sumContract>['shops'][number]>`
    select id, name from shops
    where exists (select from listings where listings.shop_id = shops.id and ${inShopsOf(by)}) order by added_at, id`.execute(db);
  return { unmatchedCount: 0, waitingOrderCount: 0, ...rows[0], shops: shops.rows };
}

type Narrowing = Asked<Readonly<{ shopId?: string | undefined; search?: string | undefined }>>;

function narrowed({ by, shopId, search }: Narrowing): RawBuilder<unknown>[] {
  const conditions = [inShopsOf(by)];
  if (shopId) conditions.push(sql`listings.shop_id = ${shopId}`);
  if (search) conditions.push(found(search));
  return conditions;
}

/** By number or code as they are, or by every word of title and specification. */
function found(search: string): RawBuilder<unknown> {
  const text = sql`lower(normalize(concat_ws(' ', listings.title, listings.specification), NFKC))`;
  const words = wordsOf(search).map((word) => sql`position(${word} in ${text}) > 0`);
  const named = sql.join([sql`listings.name_grams @> ${textGrams(search)}::text[]`, ...words], sql` and `);
  const lower = search.toLowerCase();
  return sql`(
    listings.product_no = ${search} or listings.sku_no = ${search} or listings.barcode = ${search}
    or position(${lower} in listings.merchant_code_folded) > 0 or (${named})
  )`;
}
