import type { SkuId } from '../catalog/sku.ts';
import type { Words } from '../kernel/words.ts';
import type { WarehouseId } from './warehouse.ts';

/** One SKU in one warehouse: where stock is kept, promised and counted. */
export type StockKey = Readonly<{ warehouseId: WarehouseId; skuId: SkuId }>;

/** How it stands there, in pieces. `safety` is what sales should leave. */
export type StockLevel = StockKey & Readonly<{ onHand: number; reserved: number; safety: number }>;

export const stockKey = ({ warehouseId, skuId }: StockKey): string => `${skuId} ${warehouseId}`;

/** Pieces of one SKU in one warehouse that somebody asks for. */
export type StockLine = StockKey & Readonly<{ quantity: number }>;

/** What a piece is kept for, or was moved by. A new kind of document is a row. */
export const stockReferences = {
  order: { 'zh-CN': '订单', en: 'Order' },
  fulfillment_order: { 'zh-CN': '发货单', en: 'Fulfillment order' },
  stock_document: { 'zh-CN': '库存单据', en: 'Stock document' },
  return: { 'zh-CN': '退货单', en: 'Return' },
} as const satisfies Readonly<Record<string, Words>>;

export type StockReferenceKind = keyof typeof stockReferences;

export const stockReferenceKinds = Object.keys(stockReferences) as [StockReferenceKind, ...StockReferenceKind[]];

/** The document that a reservation or a move belongs to; `id` is a uuid. */
export type StockReference = Readonly<{ kind: StockReferenceKind; id: string }>;

export const referenceKey = ({ kind, id }: StockReference): string => `${kind} ${id}`;

/** What can still be promised to orders. */
export function availableOf({ onHand, reserved }: Pick<StockLevel, 'onHand' | 'reserved'>): number {
  return onHand - reserved;
}

/** What shops may offer: the available less the safety stock, never below nothing. */
export function sellableOf(level: Pick<StockLevel, 'onHand' | 'reserved' | 'safety'>): number {
  return Math.max(0, availableOf(level) - level.safety);
}

/** `out`: nothing can be promised. `low`: the safety stock is reached; without a safety stock nothing is low. */
export function stockNeed(level: Pick<StockLevel, 'onHand' | 'reserved' | 'safety'>): 'out' | 'low' | 'fine' {
  const available = availableOf(level);
  if (available <= 0) return 'out';
  return available <= level.safety ? 'low' : 'fine';
}

/** SKUs or references that one entry of the journal names; more are told by several. */
export const namedLimit = 500;
