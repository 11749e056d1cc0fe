import type { ListingId, MatchWay, SeenGoods } from '@zhidan/core/catalog/listing.ts';
import { foldCode, type SkuContent, type SkuId } from '@zhidan/core/catalog/sku.ts';
import { textGrams } from '@zhidan/core/catalog/text-grams.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { assignments, columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** Which listing, and what is shipped for it. */
export type Matched = Readonly<{ skuId: SkuId | null; matchedBy: MatchWay | null; isAuto: boolean }>;

/** A listing as commands see it. */
export type Listing = Omit<SeenGoods, 'at'> & Matched & Readonly<{ id: ListingId; lastSeenAt: Instant }>;

export type ListingToSave = Readonly<{ id: ListingId; goods: SeenGoods; now: Instant }> & Matched;

/** The key of a listing, as one text. */
export const keyOf = ({ shopId, productNo, skuNo }: Pick<SeenGoods, 'shopId' | 'productNo' | 'skuNo'>): string =>
  JSON.stringify([shopId, productNo, skuNo]);

type Key = Pick<SeenGoods, 'shopId' | 'productNo' | 'skuNo'>;

const keyColumns: readonly Column<Key>[] = [
  { name: 'shop_id', type: 'uuid', of: ({ shopId }) => shopId },
  { name: 'product_no', type: 'text', of: ({ productNo }) => productNo },
  { name: 'sku_no', type: 'text', of: ({ skuNo }) => skuNo },
];

const idColumn: Column<Readonly<{ id: ListingId }>> = { name: 'id', type: 'uuid', of: ({ id }) => id };

const matchColumns: readonly Column<Matched>[] = [
  { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
  { name: 'matched_by', type: 'text', of: ({ matchedBy }) => matchedBy },
  { name: 'is_auto', type: 'boolean', of: ({ isAuto }) => isAuto },
];

const wordColumns: readonly Column<ListingToSave>[] = [
  { name: 'title', type: 'text', of: ({ goods }) => goods.title },
  { name: 'specification', type: 'text', of: ({ goods }) => goods.specification },
  { name: 'merchant_code', type: 'text', of: ({ goods }) => goods.merchantCode },
  { name: 'merchant_code_folded', type: 'text', of: ({ goods }) => foldCode(goods.merchantCode) },
  { name: 'barcode', type: 'text', of: ({ goods }) => goods.barcode },
  { name: 'picture_url', type: 'text', of: ({ goods }) => goods.pictureUrl },
  // an array of arrays would come out flat: grams hold no blanks, so they travel as one text
  { name: 'name_grams', type: 'text', of: ({ goods }) => textGrams(`${goods.title} ${goods.specification}`).join(' ') },
  { name: 'last_seen_at', type: 'timestamptz', of: ({ goods }) => goods.at },
];

const insertColumns: readonly Column<ListingToSave>[] = [
  idColumn,
  ...keyColumns.map(({ name, type, of }): Column<ListingToSave> => ({ name, type, of: ({ goods }) => of(goods) })),
  ...wordColumns,
  ...matchColumns,
  { name: 'first_seen_at', type: 'timestamptz', of: ({ now }) => now },
];

const asStored = (columns: readonly Column<never>[]): RawBuilder<unknown> =>
  sql.raw(columns.map(({ name }) => (name === 'name_grams' ? `string_to_array(name_grams, ' ') as name_grams` : name)).join(', '));

type Row = Readonly<{
  id: ListingId;
  shop_id: string;
  product_no: string;
  sku_no: string;
  title: string;
  specification: string;
  merchant_code: string;
  barcode: string;
  picture_url: string;
  sku_id: SkuId | null;
  matched_by: MatchWay | null;
  is_auto: boolean;
  last_seen_at: Instant;
}>;

const readColumns = sql`
  listings.id, listings.shop_id, listings.product_no, listings.sku_no, listings.title, listings.specification,
  listings.merchant_code, listings.barcode, listings.picture_url, listings.sku_id, listings.matched_by, listings.is_auto,
  listings.last_seen_at`;

/** Listings by their key; `isLocked` holds them until the transaction ends. */
export async function listingsByKeys(
  tx: Tx,
  keys: readonly Key[],
  { isLocked }: Readonly<{ isLocked: boolean }>,
): Promise<ReadonlyMap<string, Listing>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select ${readColumns} from ${givenRows(keyColumns, keys)}
    join listings using (shop_id, product_no, sku_no)
    ${isLocked ? sql`order by listings.id for no key update of listings` : sql``}`.execute(tx);
  return new Map(rows.map((row) => listingOf(row)).map((listing) => [keyOf(listing), listing]));
}

/** Locks listings of the caller's shops until the transaction ends, in the order of their ids. */
export async function listingsForUpdate(tx: Tx, ids: readonly ListingId[], by: Caller): Promise<ReadonlyMap<ListingId, Listing>> {
  const { rows } = await sql<Row>`
    select ${readColumns} from listings where id = any(${[...new Set(ids)]}::uuid[]) and ${inShopsOf(by)}
    order by id for no key update`.execute(tx);
  return new Map(rows.map((row) => [row.id, listingOf(row)]));
}

/** Unmatched listings that one of these codes or barcodes may match by itself, locked. */
export async function listingsWaitingFor(tx: Tx, skus: readonly Pick<SkuContent, 'code' | 'barcode'>[]): Promise<readonly Listing[]> {
  const codes = skus.map(({ code }) => foldCode(code));
  const barcodes = skus.map(({ barcode }) => barcode).filter((barcode) => barcode !== '');
  const { rows } = await sql<Row>`
    select ${readColumns} from listings
    where is_auto and id in (
      select id from listings where sku_id is null and merchant_code_folded = any(${codes})
      union all
      select id from listings where sku_id is null and barcode <> '' and barcode = any(${barcodes})
    )
    order by id for no key update`.execute(tx);
  return rows.map(listingOf).filter(({ skuId }) => skuId === null);
}

/** Listings that are matched with one of these SKUs, locked. */
export async function listingsOfSkus(tx: Tx, skuIds: readonly SkuId[]): Promise<readonly Listing[]> {
  const { rows } = await sql<Row>`
    select ${readColumns} from listings where sku_id = any(${[...skuIds]}::uuid[]) order by id for no key update`.execute(tx);
  return rows.map(listingOf);
}

/** Unmatched listings of the caller's shops, last sold first: the chosen ones, or all; locked when something will be made of them. */
export async function unmatchedListings(
  tx: Tx | Db,
  ask: Readonly<{ ids: readonly ListingId[] | null; by: Caller; limit: number; isLocked: boolean }>,
): Promise<readonly Listing[]> {
  const chosen = ask.ids === null ? sql`true` : sql`id = any(${[...ask.ids]}::uuid[])`;
  const { rows } = await sql<Row>`
    select ${readColumns} from listings where sku_id is null and ${chosen} and ${inShopsOf(ask.by)}
    order by last_seen_at desc, id desc limit ${ask.limit} ${ask.isLocked ? sql`for no key update` : sql``}`.execute(tx);
  return rows.map(listingOf);
}

/** Writes listings nobody has seen before. Answers those written: a rival may have been faster. */
export async function insertListings(tx: Tx, listings: readonly ListingToSave[]): Promise<ReadonlySet<ListingId>> {
  if (listings.length === 0) return new Set();
  const { rows } = await sql<{ id: ListingId }>`
    insert into listings (${columnNames(insertColumns)})
    select ${asStored(insertColumns)} from ${givenRows(insertColumns, listings)}
    on conflict (shop_id, product_no, sku_no) do nothing
    returning id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Writes what newer orders say about known listings. */
export async function updateListings(tx: Tx, listings: readonly ListingToSave[]): Promise<void> {
  if (listings.length === 0) return;
  const columns: readonly Column<ListingToSave>[] = [idColumn, ...wordColumns, ...matchColumns];
  await sql`
    update listings set ${assignments([...wordColumns, ...matchColumns], 'given')}
    from (select ${asStored(columns)} from ${givenRows(columns, listings)}) as given
    where listings.id = given.id`.execute(tx);
}

export async function saveMatches(tx: Tx, matches: readonly (Readonly<{ id: ListingId }> & Matched)[]): Promise<void> {
  if (matches.length === 0) return;
  const columns: readonly Column<Readonly<{ id: ListingId }> & Matched>[] = [idColumn, ...matchColumns];
  await sql`
    update listings set ${assignments(matchColumns, 'given')}
    from ${givenRows(columns, matches)}
    where listings.id = given.id`.execute(tx);
}

/** Narrows listings to the shops that the caller works for. */
export function inShopsOf(by: Caller): RawBuilder<unknown> {
  // a scope is text that an administrator typed: what is no id names no shop
  return by.shops === 'all' ? sql`true` : sql`listings.shop_id::text = any(${[...by.shops]})`;
}

function listingOf(row: Row): Listing {
  return {
    id: row.id,
    shopId: row.shop_id,
    productNo: row.product_no,
    skuNo: row.sku_no,
    title: row.title,
    specification: row.specification,
    merchantCode: row.merchant_code,
    barcode: row.barcode,
    pictureUrl: row.picture_url,
    skuId: row.sku_id,
    matchedBy: row.matched_by,
    isAuto: row.is_auto,
    lastSeenAt: row.last_seen_at,
  };
}
