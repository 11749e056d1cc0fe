import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { documentId, postedDocument } from './stock-document-api.ts';
import { stockRowProblems, type StockRowProblem } from './stock-sheet.ts';
import { warehouseId } from './warehouse-api.ts';

const permission = 'inventory.move';
const kind = z.enum(['inbound', 'count']);
const fileId = z.uuid();
const problem = z.object({
  code: z.enum(Object.keys(stockRowProblems) as [StockRowProblem, ...StockRowProblem[]]),
  value: z.string(),
});

/** A sheet of goods that came or were counted: .csv, .tsv, .xlsx or .xls. It is kept for a day. */
export const uploadStockSheet = endpoint({
  method: 'POST',
  path: '/api/stock/sheets',
  permission,
  title: { 'zh-CN': '上传库存表格', en: 'Upload a stock sheet' },
  input: z.object({ name: z.string().trim().min(1).max(200) }),
  output: z.object({ fileId }),
  file: 'sent',
});

/** Rows of the preview at most: those with problems first. */
export const previewLimit = 200;

/** What a sheet comes to for one warehouse, before anything is changed. */
export const previewStockSheet = endpoint({
  method: 'GET',
  path: '/api/stock/sheets/:fileId',
  permission,
  title: { 'zh-CN': '预览库存表格', en: 'Preview a stock sheet' },
  input: z.object({ fileId, kind, warehouseId }),
  output: z.object({
    fileName: z.string(),
    skuCount: z.int(),
    pieceCount: z.int(),
    /** rows that say no number: passed over */
    blankCount: z.int(),
    problemCount: z.int(),
    rows: z.array(
      z.object({
        number: z.int(),
        code: z.string(),
        name: z.string(),
        quantity: z.int().nullable(),
        seen: z.int().nullable(),
        bin: z.string(),
        problem: problem.nullable(),
      }),
    ),
  }),
});
export type StockSheetPreview = z.output<typeof previewStockSheet.output>;

/** Posts what the preview said, as the sheet and the catalog are now; rows with problems are left out. */
export const postStockSheet = endpoint({
  method: 'POST',
  path: '/api/stock/sheets/:fileId/post',
  permission,
  title: { 'zh-CN': '按表格过账', en: 'Post a stock sheet' },
  input: z.object({ fileId, documentId, kind, warehouseId, note: z.string().trim().max(200).default('') }),
  output: postedDocument,
});

/** A sheet to fill in: every SKU with its bin and, for a count, what the books say. */
export const fetchStockSheet = endpoint({
  method: 'GET',
  path: '/api/stock/sheet',
  permission,
  title: { 'zh-CN': '下载库存表格', en: 'Download a stock sheet' },
  input: z.object({ kind, warehouseId }),
  output: z.never(),
  file: 'answered',
});
