import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { pieceLimit, skuId, stockGoods } from './stock-api.ts';
import { stockDocumentKinds, type StockDocumentId } from './stock-document.ts';
import { warehouseId } from './warehouse-api.ts';

/** Made by whoever posts (a uuid), so that a document that is sent twice counts once. */
export const documentId = idSchema<StockDocumentId>();

/** SKUs that one document may name. */
export const documentLineLimit = 20_000;

const note = z.string().trim().max(200).default('');
const bin = z.string().trim().max(40).optional();
const pieces = z.int().min(1).max(pieceLimit);
const lines = <Line extends z.ZodType>(line: Line) => z.array(line).min(1).max(documentLineLimit);

/** What became of it. `lostCount`: documents that lost their reservations because less is there than was promised. */
export const postedDocument = z.object({ no: z.string(), lineCount: z.int(), pieceCount: z.int(), lostCount: z.int() });
export type PostedDocument = z.output<typeof postedDocument>;

export const receiveStock = endpoint({
  method: 'POST',
  path: '/api/stock/inbound',
  permission: 'inventory.move',
  title: { 'zh-CN': '入库', en: 'Inbound' },
  input: z.object({ documentId, warehouseId, note, lines: lines(z.object({ skuId, quantity: pieces, bin })) }),
  output: postedDocument,
});

/** `seen`: the stock on hand that was counted against; without it the difference is taken to what the books say now. */
export const countStock = endpoint({
  method: 'POST',
  path: '/api/stock/count',
  permission: 'inventory.move',
  title: { 'zh-CN': '盘点', en: 'Count' },
  input: z.object({
    documentId,
    warehouseId,
    note,
    lines: lines(z.object({ skuId, counted: z.int().min(0).max(pieceLimit), seen: z.int().min(0).max(pieceLimit).optional(), bin })),
  }),
  output: postedDocument,
});

/** Damage, loss, samples: pieces that come or go for a reason that no other document tells. */
export const adjustStock = endpoint({
  method: 'POST',
  path: '/api/stock/adjust',
  permission: 'inventory.adjust',
  title: { 'zh-CN': '调整库存', en: 'Adjust stock' },
  input: z.object({
    documentId,
    warehouseId,
    note: z.string().trim().min(2).max(200),
    lines: lines(z.object({ skuId, quantity: z.int().min(-pieceLimit).max(pieceLimit) })),
  }),
  output: postedDocument,
});

export const transferStock = endpoint({
  method: 'POST',
  path: '/api/stock/transfer',
  permission: 'inventory.adjust',
  title: { 'zh-CN': '调拨', en: 'Transfer' },
  input: z.object({ documentId, warehouseId, toWarehouseId: warehouseId, note, lines: lines(z.object({ skuId, quantity: pieces })) }),
  output: postedDocument,
});

/** Undoes a document by another one that moves everything back. */
export const reverseStockDocument = endpoint({
  method: 'POST',
  path: '/api/stock/documents/:documentId/reverse',
  permission: 'inventory.move',
  title: { 'zh-CN': '撤销库存单据', en: 'Undo a stock document' },
  input: z.object({ documentId, reversalId: documentId, note }),
  output: postedDocument,
});

/** A document as lists show it. */
export const stockDocumentRow = z.object({
  id: documentId,
  no: z.string(),
  kind: z.enum(stockDocumentKinds),
  warehouseId,
  warehouseName: z.string(),
  toWarehouseName: z.string().nullable(),
  note: z.string(),
  lineCount: z.int(),
  pieceCount: z.int(),
  postedAt: instantSchema,
  postedBy: z.string(),
  reverses: z.string().nullable(),
  isReversed: z.boolean(),
});
export type StockDocumentRow = z.output<typeof stockDocumentRow>;

export const listStockDocuments = endpoint({
  method: 'GET',
  path: '/api/stock/documents',
  permission: 'inventory.display',
  title: { 'zh-CN': '库存单据', en: 'Stock documents' },
  input: z.object({ ...pageInput, kind: z.enum(stockDocumentKinds).optional(), warehouseId: warehouseId.optional() }),
  output: pageOf(stockDocumentRow),
});

/** Lines that a document's page shows at most; the ledger holds them all. */
export const shownLineLimit = 500;

export const stockDocumentView = z.object({
  ...stockDocumentRow.shape,
  moves: z.array(z.object({ ...stockGoods, warehouseId, quantity: z.int(), onHandAfter: z.int() })),
});
export type StockDocumentView = z.output<typeof stockDocumentView>;

export const showStockDocument = endpoint({
  method: 'GET',
  path: '/api/stock/documents/:documentId',
  permission: 'inventory.display',
  title: { 'zh-CN': '库存单据详情', en: 'Stock document' },
  input: z.object({ documentId }),
  output: stockDocumentView,
});
