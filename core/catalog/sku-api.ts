import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import type { ListingId } from './listing.ts';
import { skuGapNames } from './sku-gap.ts';
import { skuLife, type SkuState } from './sku-life.ts';
import type { SkuId } from './sku.ts';

const skuId = idSchema<SkuId>();
const listingId = idSchema<ListingId>();
const state = z.enum(Object.keys(skuLife) as [SkuState, ...SkuState[]]);
const done = z.object({ done: z.literal(true) });

const measure = (max: number) => z.int().min(0).max(max).nullable().default(null);
const text = (max: number) => z.string().trim().max(max).default('');

/** Components that one bundle may have. */
export const componentLimit = 50;

/** What people may say about a SKU; no components: a plain one. */
const skuFields = {
  code: z.string().trim().min(1).max(64),
  name: z.string().trim().min(1).max(200),
  specification: text(200),
  barcode: text(64),
  brand: text(60),
  category: text(60),
  pictureUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
  weightGram: measure(10_000_000),
  volumeMm3: measure(1_000_000_000_000),
  lengthMm: measure(100_000),
  widthMm: measure(100_000),
  heightMm: measure(100_000),
  cost: z.int().min(0).max(1_000_000_000).pipe(fenSchema).nullable().default(null),
  floorPrice: z.int().min(0).max(1_000_000_000).pipe(fenSchema).nullable().default(null),
  components: z
    .array(z.object({ skuId, quantity: z.int().min(1).max(9_999) }))
    .max(componentLimit)
    .default([]),
};

/** A SKU as pickers and suggestions show it. */
export const skuBrief = z.object({ id: skuId, code: z.string(), name: z.string(), specification: z.string(), isBundle: z.boolean() });
export type SkuBrief = z.output<typeof skuBrief>;

/** A SKU as the list shows it. */
export const skuRow = z.object({
  ...skuBrief.shape,
  barcode: z.string(),
  brand: z.string(),
  category: z.string(),
  pictureUrl: z.string(),
  weightGram: z.int().nullable(),
  volumeMm3: z.int().nullable(),
  lengthMm: z.int().nullable(),
  widthMm: z.int().nullable(),
  heightMm: z.int().nullable(),
  cost: fenSchema.nullable(),
  floorPrice: fenSchema.nullable(),
  state,
  gaps: z.array(z.enum(skuGapNames)),
  componentCount: z.int(),
  listingCount: z.int(),
  createdAt: instantSchema,
  changedAt: instantSchema,
});
export type SkuRow = z.output<typeof skuRow>;

/** Newest first; `search` takes parts of code, name, specification, barcode, brand or category. */
export const listSkus = endpoint({
  method: 'GET',
  path: '/api/skus',
  permission: 'catalog.display',
  title: { 'zh-CN': 'SKU 列表', en: 'SKUs' },
  input: z.object({
    ...pageInput,
    search: z.string().trim().min(1).max(64).optional(),
    state: state.optional(),
    kind: z.enum(['plain', 'bundle']).optional(),
    missing: z.enum(skuGapNames).optional(),
  }),
  output: pageOf(skuRow),
});

/** A SKU with what it is made of and the bundles that hold it. */
export const skuView = z.object({
  ...skuRow.shape,
  components: z.array(z.object({ ...skuBrief.shape, quantity: z.int(), cost: fenSchema.nullable(), state })),
  bundles: z.array(z.object({ ...skuBrief.shape, quantity: z.int() })),
});
export type SkuView = z.output<typeof skuView>;

export const showSku = endpoint({
  method: 'GET',
  path: '/api/skus/:skuId',
  permission: 'catalog.display',
  title: { 'zh-CN': 'SKU 详情', en: 'SKU' },
  input: z.object({ skuId }),
  output: skuView,
});

/** Listings that have waited for its code or barcode are matched at once. */
export const addSku = endpoint({
  method: 'POST',
  path: '/api/skus',
  permission: 'catalog.manage',
  title: { 'zh-CN': '新增 SKU', en: 'Add a SKU' },
  input: z.object(skuFields),
  output: z.object({ id: skuId, matchedCount: z.int() }),
});

/** Says the whole SKU anew. Orders that still wait follow changed components. */
export const changeSku = endpoint({
  method: 'POST',
  path: '/api/skus/:skuId/change',
  permission: 'catalog.manage',
  title: { 'zh-CN': '修改 SKU', en: 'Change a SKU' },
  input: z.object({ skuId, ...skuFields }),
  output: z.object({ matchedCount: z.int() }),
});

/** SKUs that one command may name: as many as one go of making them can make. */
export const skuBatchLimit = 5_000;

/** Takes SKUs out of use. `isUnmatching` also takes them from their listings: the undoing of having made them. */
export const retireSkus = endpoint({
  method: 'POST',
  path: '/api/skus/retire',
  permission: 'catalog.manage',
  title: { 'zh-CN': '停用 SKU', en: 'Retire SKUs' },
  input: z.object({ skuIds: z.array(skuId).min(1).max(skuBatchLimit), isUnmatching: z.boolean().default(false) }),
  output: done,
});
export const restoreSkus = endpoint({
  method: 'POST',
  path: '/api/skus/restore',
  permission: 'catalog.manage',
  title: { 'zh-CN': '恢复 SKU', en: 'Restore SKUs' },
  input: z.object({ skuIds: z.array(skuId).min(1).max(skuBatchLimit) }),
  output: done,
});

/** Listings that one question may name: as many as fit an address. */
export const chosenLimit = 100;

const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).min(1).max(chosenLimit).optional());

/** What making SKUs of listings comes to; of all unmatched ones when none is chosen. Examples are the first of each kind. */
export const previewSkus = endpoint({
  method: 'GET',
  path: '/api/skus/from-listings',
  permission: 'catalog.manage',
  title: { 'zh-CN': '预览：从平台商品生成 SKU', en: 'Preview of SKUs from listings' },
  input: z.object({ listingIds: oneOrMany(listingId) }),
  output: z.object({
    createCount: z.int(),
    matchCount: z.int(),
    /** listings that get their SKU */
    listingCount: z.int(),
    create: z.array(
      z.object({ code: z.string(), name: z.string(), specification: z.string(), barcode: z.string(), listingCount: z.int() }),
    ),
    match: z.array(z.object({ code: z.string(), isRetired: z.boolean(), listingCount: z.int() })),
    conflicts: z.array(
      z.object({
        reason: z.enum(['code_on_several', 'code_ambiguous', 'no_code']),
        code: z.string(),
        listingCount: z.int(),
        titles: z.array(z.string()),
      }),
    ),
    /** more listings wait than one go takes */
    isCut: z.boolean(),
  }),
});
export type SkuPreview = z.output<typeof previewSkus.output>;

/** Makes what the preview said, for the listings as they are now, and matches them. */
export const createSkus = endpoint({
  method: 'POST',
  path: '/api/skus/from-listings',
  permission: 'catalog.manage',
  title: { 'zh-CN': '从平台商品生成 SKU', en: 'Make SKUs of listings' },
  input: z.object({ listingIds: z.array(listingId).min(1).max(chosenLimit).optional() }),
  output: z.object({ createdIds: z.array(skuId), matchedCount: z.int(), conflictCount: z.int() }),
});
