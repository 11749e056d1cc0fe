import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import { stockDocumentKinds } from './stock-document.ts';
import { stockReferenceKinds } from './stock.ts';

const empty = z.object({});
const references = z.array(z.object({ kind: z.enum(stockReferenceKinds), id: z.string() }));

export const warehouseAdded = eventType({
  name: 'warehouse.added',
  subjectKind: 'warehouse',
  payload: empty,
  words: { 'zh-CN': '新增仓库', en: 'Warehouse added' },
});
export const warehouseChanged = eventType({
  name: 'warehouse.changed',
  subjectKind: 'warehouse',
  payload: empty,
  words: { 'zh-CN': '修改仓库', en: 'Warehouse changed' },
});
export const warehouseClosed = eventType({
  name: 'warehouse.closed',
  subjectKind: 'warehouse',
  payload: empty,
  words: { 'zh-CN': '停用仓库', en: 'Warehouse closed' },
});
export const warehouseReopened = eventType({
  name: 'warehouse.reopened',
  subjectKind: 'warehouse',
  payload: empty,
  words: { 'zh-CN': '恢复仓库', en: 'Warehouse reopened' },
});

/** A document that changed stock on hand; its moves are in the ledger, each with this document's id. */
export const stockPosted = eventType({
  name: 'stock.posted',
  subjectKind: 'stock_document',
  payload: z.object({ kind: z.enum(stockDocumentKinds), warehouseId: z.string(), lineCount: z.int(), pieceCount: z.int() }),
  words: { 'zh-CN': '库存单据过账', en: 'Stock document posted' },
});
/** `reverses`: the document that is undone by this one. */
export const stockReversed = eventType({
  name: 'stock.reversed',
  subjectKind: 'stock_document',
  payload: z.object({ reverses: z.string(), lineCount: z.int() }),
  words: { 'zh-CN': '撤销库存单据', en: 'Stock document undone' },
});
/** More can be promised than before: what waits for these goods may be looked at again. */
export const stockArrived = eventType({
  name: 'stock.arrived',
  subjectKind: 'stock_batch',
  payload: z.object({ warehouseId: z.string(), skuIds: z.array(z.string()), cause: z.enum(['posted', 'released']) }),
  words: { 'zh-CN': '库存可用增加', en: 'Stock became available' },
});

const counts = z.object({ referenceCount: z.int(), pieceCount: z.int() });

/** One entry a command, whatever its size; who got what is in the reservations. `shortCount`: documents that got nothing. */
export const stockReserved = eventType({
  name: 'stock.reserved',
  subjectKind: 'stock_batch',
  payload: z.object({ ...counts.shape, shortCount: z.int() }),
  words: { 'zh-CN': '占用库存', en: 'Stock reserved' },
});
export const stockReleased = eventType({
  name: 'stock.released',
  subjectKind: 'stock_batch',
  payload: counts,
  words: { 'zh-CN': '释放库存', en: 'Stock released' },
});
export const stockConsumed = eventType({
  name: 'stock.consumed',
  subjectKind: 'stock_batch',
  payload: counts,
  words: { 'zh-CN': '发货扣减库存', en: 'Stock shipped' },
});
/** A count or adjustment found less than was promised: these documents have lost all of their reservations. */
export const reservationsLost = eventType({
  name: 'stock.reservations_lost',
  subjectKind: 'stock_batch',
  payload: z.object({ references, documentId: z.string() }),
  words: { 'zh-CN': '实物不足，占用被收回', en: 'Reservations lost: less was found' },
});
/** `subjectId`: warehouse and SKU. */
export const stockLevelChanged = eventType({
  name: 'stock.level_changed',
  subjectKind: 'stock_level',
  payload: z.object({ warehouseId: z.string(), skuId: z.string() }),
  words: { 'zh-CN': '修改货位或安全库存', en: 'Bin or safety stock changed' },
});

/** Who may hear news about a subject on the live stream. */
export const inventorySubjects = {
  warehouse: 'inventory.display',
  stock_document: 'inventory.display',
  stock_batch: 'inventory.display',
  stock_level: 'inventory.display',
} as const;
