import { foldCode, type SkuId } from '@zhidan/core/catalog/sku.ts';
import { documentLineLimit } from '@zhidan/core/inventory/stock-document-api.ts';
import type { DocumentLine } from '@zhidan/core/inventory/stock-document.ts';
import { readStockRow, recognizeStockSheet, stockHeadRows, type StockSheetRow } from '@zhidan/core/inventory/stock-sheet.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { candidatesFor, skuNames, type SkuName } from '../../catalog/index.ts';
import { fileBytes } from '../../platform/files/file-bytes.ts';
import { wantedFile } from '../../platform/files/file-store.ts';
import type { StoredFileId } from '../../platform/files/stored-file.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { openSheet } from '../../platform/sheets/open-sheet.ts';
import type { SheetRow } from '../../platform/sheets/sheet-book.ts';
import { warehouseNamed } from '../warehouses/warehouse-store.ts';

export type SheetAsk = Readonly<{ fileId: string; kind: 'inbound' | 'count'; warehouseId: WarehouseId; by: Caller }>;

/** A row with the SKU that it means, or what is wrong with it. */
export type JudgedRow = Readonly<{ row: StockSheetRow; sku: SkuName | null; problem: StockSheetRow['problem'] }>;

export type JudgedSheet = Readonly<{
  fileName: string;
  rows: readonly JudgedRow[];
  blankCount: number;
  /** what would be posted: each SKU once, rows of one SKU added up */
  lines: readonly DocumentLine[];
}>;

/**
 * Reads a stored sheet and finds the SKU of each row; changes nothing. Rows without a number are passed over.
 * @throws Refused `file.gone`, `sheet.…`, `stock_sheet.headings_unknown`, `stock_sheet.too_long`, `warehouse.not_found`
 */
export async function judgeStockSheet(merchant: Merchant, ask: SheetAsk): Promise<JudgedSheet> {
  const { db } = merchant;
  const warehouse = await warehouseNamed(db, ask.warehouseId, ask.by);
  if (!warehouse) throw new Refused('warehouse.not_found', { warehouseId: ask.warehouseId });
  const { fileName, rows: all } = await rowsOf(merchant, ask);
  const rows = all.filter(({ quantity, problem }) => quantity !== null || problem !== null);
  const findSku = await skuFinder(merchant, rows);
  const judged = rows.map((row): JudgedRow => {
    if (row.problem) return { row, sku: null, problem: row.problem };
    const isHere = row.warehouse === '' || [warehouse.code, warehouse.name].some((name) => foldCode(name) === foldCode(row.warehouse));
    return isHere ? { row, ...findSku(row) } : { row, sku: null, problem: { code: 'other_warehouse', value: row.warehouse } };
  });
  return { fileName, rows: judged, blankCount: all.length - rows.length, lines: linesOf(judged, ask.kind) };
}

async function rowsOf(
  merchant: Merchant,
  { fileId, kind }: SheetAsk,
): Promise<Readonly<{ fileName: string; rows: readonly StockSheetRow[] }>> {
  const file = await wantedFile(merchant.db, fileId as StoredFileId, merchant.clock());
  const { name } = file;
  const book = await openSheet({ byteCount: file.byteCount, bytes: (range) => fileBytes(merchant, file, range) });
  for (const sheetName of book.sheetNames) {
    const rows: SheetRow[] = [];
    for await (const some of book.rows(sheetName)) {
      rows.push(...some);
      if (rows.length > documentLineLimit + stockHeadRows) throw new Refused('stock_sheet.too_long', { name, limit: documentLineLimit });
    }
    const recognized = recognizeStockSheet(rows);
    if (!recognized) continue;
    const below = rows.filter(({ number }) => number > recognized.headingRow);
    return { fileName: name, rows: below.map((row) => readStockRow(row, recognized.columns, kind)) };
  }
  throw new Refused('stock_sheet.headings_unknown', { name, rows: stockHeadRows });
}

/** Looks all rows' codes and barcodes up at once: two statements for any number of rows. */
async function skuFinder({ db }: Merchant, rows: readonly StockSheetRow[]) {
  const codes = rows.map(({ code }) => code).filter(Boolean);
  const candidates = await candidatesFor(
    db,
    codes,
    rows.map(({ barcode }) => barcode),
  );
  const names = await skuNames(
    db,
    candidates.map(({ id }) => id),
  );
  const byCode = Map.groupBy(candidates, ({ code }) => foldCode(code));
  const byBarcode = Map.groupBy(candidates, ({ barcode }) => barcode);
  return ({ code, barcode }: StockSheetRow): Pick<JudgedRow, 'sku' | 'problem'> => {
    const value = code || barcode;
    const same = code ? (byCode.get(foldCode(code)) ?? []) : (byBarcode.get(barcode.trim()) ?? []);
    const found = same.find((one) => one.code === code) ?? same[0];
    if (!found) return { sku: null, problem: { code: 'sku_unknown', value } };
    if (same.length > 1 && found.code !== code) return { sku: null, problem: { code: 'sku_ambiguous', value } };
    const sku = names.get(found.id) ?? null;
    return sku?.isBundle ? { sku, problem: { code: 'bundle', value: sku.code } } : { sku, problem: null };
  };
}

function linesOf(rows: readonly JudgedRow[], kind: SheetAsk['kind']): DocumentLine[] {
  const lines = new Map<SkuId, DocumentLine & { pieces: number }>();
  for (const { row, sku, problem } of rows) {
    if (problem || !sku || row.quantity === null || (kind === 'inbound' && row.quantity === 0)) continue;
    const { quantity, seen, bin, safety } = row;
    const before = lines.get(sku.id);
    lines.set(sku.id, {
      skuId: sku.id,
      pieces: (before?.pieces ?? 0) + quantity,
      seen: before?.seen ?? seen ?? undefined,
      bin: before?.bin ?? (bin || undefined),
      safety: before?.safety ?? safety ?? undefined,
    });
  }
  return [...lines.values()].map(({ pieces, ...line }) =>
    kind === 'count' ? { ...line, counted: pieces } : { ...line, seen: undefined, quantity: pieces },
  );
}
