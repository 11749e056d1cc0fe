import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import { matchWayNames } from './listing.ts';

const empty = z.object({});

export const skuCreated = eventType({
  name: 'sku.created',
  subjectKind: 'sku',
  payload: empty,
  words: { 'zh-CN': '新增 SKU', en: 'SKU added' },
});
/** `fields`: what changed; `components` matters to orders that wait. */
export const skuChanged = eventType({
  name: 'sku.changed',
  subjectKind: 'sku',
  payload: z.object({ fields: z.array(z.string()) }),
  words: { 'zh-CN': '修改 SKU', en: 'SKU changed' },
});
export const skuRetired = eventType({
  name: 'sku.retired',
  subjectKind: 'sku',
  payload: empty,
  words: { 'zh-CN': '停用 SKU', en: 'SKU retired' },
});
export const skuRestored = eventType({
  name: 'sku.restored',
  subjectKind: 'sku',
  payload: empty,
  words: { 'zh-CN': '恢复 SKU', en: 'SKU restored' },
});
export const listingSeen = eventType({
  name: 'listing.seen',
  subjectKind: 'listing',
  payload: z.object({ shopId: z.string() }),
  words: { 'zh-CN': '发现平台商品', en: 'Listing seen for the first time' },
});
/** `from`: the SKU it was matched with before. */
export const listingMatched = eventType({
  name: 'listing.matched',
  subjectKind: 'listing',
  payload: z.object({ skuId: z.string(), from: z.string().nullable(), by: z.enum(matchWayNames) }),
  words: { 'zh-CN': '平台商品已匹配', en: 'Listing matched' },
});
export const listingUnmatched = eventType({
  name: 'listing.unmatched',
  subjectKind: 'listing',
  payload: z.object({ from: z.string() }),
  words: { 'zh-CN': '平台商品取消匹配', en: 'Listing unmatched' },
});

/** Who may hear news about a subject on the live stream. */
export const catalogSubjects = { sku: 'catalog.display', listing: 'catalog.display' } as const;
