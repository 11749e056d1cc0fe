import { previewLimit, type previewStockSheet as contract, type StockSheetPreview } from '@zhidan/core/inventory/stock-sheet-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { judgeStockSheet, type JudgedRow } from './judge-stock-sheet.ts';

/**
 * What a sheet comes to, its rows with problems first; changes nothing.
 * @throws what `judgeStockSheet` refuses
 */
export async function previewStockSheet(merchant: Merchant, ask: Asked<InputOf<typeof contract>>): Promise<StockSheetPreview> {
  const { fileName, rows, blankCount, lines } = await judgeStockSheet(merchant, ask);
  const faulty = rows.filter(({ problem }) => problem !== null);
  const sound = rows.filter(({ problem }) => problem === null);
  return {
    fileName,
    skuCount: lines.length,
    pieceCount: lines.reduce((sum, { quantity, counted }) => sum + (quantity ?? counted ?? 0), 0),
    blankCount,
    problemCount: faulty.length,
    rows: [...faulty, ...sound].slice(0, previewLimit).map(shown),
  };
}

function shown({ row, sku, problem }: JudgedRow): StockSheetPreview['rows'][number] {
  const { number, code, barcode, quantity, seen, bin } = row;
  const name = sku ? `${sku.name} ${sku.specification}`.trim() : '';
  return { number, code: sku?.code ?? (code || barcode), name, quantity, seen, bin, problem };
}
