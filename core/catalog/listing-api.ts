import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { matchWayNames, type ListingId } from './listing.ts';
import { skuBrief } from './sku-api.ts';
import type { SkuId } from './sku.ts';

const listingId = idSchema<ListingId>();
const skuId = idSchema<SkuId>();
const shopId = idSchema<Id<'ShopId'>>();

const listingFields = {
  id: listingId,
  shop: z.object({ id: shopId, name: z.string() }),
  productNo: z.string(),
  skuNo: z.string(),
  title: z.string(),
  specification: z.string(),
  merchantCode: z.string(),
  barcode: z.string(),
  pictureUrl: z.string(),
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
};

const narrowing = { shopId: shopId.optional(), search: z.string().trim().min(1).max(64).optional() };

/** A listing, and the SKU that is shipped for it. */
export const listingRow = z.object({ ...listingFields, sku: skuBrief.nullable(), matchedBy: z.enum(matchWayNames).nullable() });
export type ListingRow = z.output<typeof listingRow>;

/** Last sold first. */
export const listListings = endpoint({
  method: 'GET',
  path: '/api/listings',
  permission: 'catalog.display',
  title: { 'zh-CN': '平台商品', en: 'Listings' },
  input: z.object({
    ...pageInput,
    ...narrowing,
    skuId: skuId.optional(),
    matchedBy: z.enum(matchWayNames).optional(),
    isMatched: z.stringbool().optional(),
  }),
  output: pageOf(listingRow),
});

/** Why a SKU is suggested: the same barcode or code on several SKUs, or a name that is alike. */
export const suggestionReasons = ['code', 'barcode', 'name'] as const;

/** A listing without a SKU, how many orders it holds up, and the SKU that it most likely is. */
export const unmatchedRow = z.object({
  ...listingFields,
  waitingCount: z.int(),
  suggestion: z.object({ sku: skuBrief, reason: z.enum(suggestionReasons), likenessPercent: z.int() }).nullable(),
});
export type UnmatchedRow = z.output<typeof unmatchedRow>;

/** Those that hold up most orders first. */
export const listUnmatched = endpoint({
  method: 'GET',
  path: '/api/listings/unmatched',
  permission: 'catalog.display',
  title: { 'zh-CN': '待匹配的平台商品', en: 'Unmatched listings' },
  input: z.object({ ...pageInput, ...narrowing }),
  output: pageOf(unmatchedRow),
});

/** How much matching waits, over all shops of the caller; and the shops whose listings are known. */
export const showMatching = endpoint({
  method: 'GET',
  path: '/api/listings/sum',
  permission: 'catalog.display',
  title: { 'zh-CN': '匹配概况', en: 'State of matching' },
  input: z.object({}),
  output: z.object({
    unmatchedCount: z.int(),
    waitingOrderCount: z.int(),
    shops: z.array(z.object({ id: shopId, name: z.string() })),
  }),
});

/** Listings that one command may match. */
export const matchBatchLimit = 200;

const pair = z.object({
  listingId,
  /** null: no SKU any more */
  skuId: skuId.nullable(),
  /** the SKU it has on the caller's screen; a listing that somebody else has changed meanwhile is left as it is */
  from: skuId.nullable(),
  /** whether code and barcode may match it again by themselves, when it is left without a SKU */
  isAuto: z.boolean().default(false),
});
export type MatchPair = z.output<typeof pair>;

/** Matches listings by hand, or takes matches away. The answer's `undo` is the question that brings back what was. */
export const matchListings = endpoint({
  method: 'POST',
  path: '/api/listings/match',
  permission: 'catalog.manage',
  title: { 'zh-CN': '匹配平台商品', en: 'Match listings' },
  input: z.object({ pairs: z.array(pair).min(1).max(matchBatchLimit) }),
  output: z.object({
    changedCount: z.int(),
    undo: z.array(pair),
    /** listings that somebody else was faster with, and what they are now */
    overtaken: z.array(z.object({ listingId, title: z.string(), code: z.string().nullable() })),
  }),
});
