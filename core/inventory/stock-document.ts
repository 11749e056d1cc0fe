import type { SkuId } from '../catalog/sku.ts';
import type { Permission } from '../identity/permission.ts';
import type { Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';
import type { StockMoveKind } from './stock-move-kind.ts';

export type StockDocumentId = Id<'StockDocumentId'>;

type DocumentKind = Readonly<{ words: Words; prefix: string; moves: StockMoveKind; permission: Permission }>;

/** What people and other modules post to change stock on hand; parcels explain the rest. `prefix` begins its number. */
export const stockDocuments = {
  inbound: { words: { 'zh-CN': '入库单', en: 'Inbound' }, prefix: 'RK', moves: 'inbound', permission: 'inventory.move' },
  count: { words: { 'zh-CN': '盘点单', en: 'Count' }, prefix: 'PD', moves: 'count', permission: 'inventory.move' },
  return: { words: { 'zh-CN': '退货入库单', en: 'Return' }, prefix: 'TR', moves: 'return', permission: 'inventory.move' },
  transfer: { words: { 'zh-CN': '调拨单', en: 'Transfer' }, prefix: 'DB', moves: 'transfer', permission: 'inventory.adjust' },
  adjust: { words: { 'zh-CN': '调整单', en: 'Adjustment' }, prefix: 'TZ', moves: 'adjust', permission: 'inventory.adjust' },
} as const satisfies Readonly<Record<string, DocumentKind>>;

export type StockDocumentKind = keyof typeof stockDocuments;

export const stockDocumentKinds = Object.keys(stockDocuments) as [StockDocumentKind, ...StockDocumentKind[]];

/** `RK-000042`: how people call a document. */
export function documentNo(kind: StockDocumentKind, no: number): string {
  return `${stockDocuments[kind].prefix}-${String(no).padStart(6, '0')}`;
}

/** What a document says of one SKU; what is not said stays as it is. */
export type DocumentLine = Readonly<{
  skuId: SkuId;
  /** pieces that come (or, below zero, go) */
  quantity?: number | undefined;
  /** pieces that somebody counted */
  counted?: number | undefined;
  /** the stock on hand that the counter held it against */
  seen?: number | undefined;
  bin?: string | undefined;
  safety?: number | undefined;
}>;
