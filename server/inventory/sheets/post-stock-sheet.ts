import type { PostedDocument } from '@zhidan/core/inventory/stock-document-api.ts';
import type { postStockSheet as contract } from '@zhidan/core/inventory/stock-sheet-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { postDocument } from '../documents/post-document.ts';
import { judgeStockSheet } from './judge-stock-sheet.ts';

/**
 * Posts the sound rows of a sheet as one document; the others are left out, as the preview has told.
 * @throws Refused `stock_sheet.nothing`, and what `judgeStockSheet` and `postDocument` refuse
 */
export async function postStockSheet(tx: Tx, ask: Asked<InputOf<typeof contract>>, merchant: Merchant): Promise<PostedDocument> {
  const { by, now, documentId, kind, warehouseId, note } = ask;
  const { fileName, lines, rows } = await judgeStockSheet(merchant, ask);
  if (lines.length === 0)
    throw new Refused('stock_sheet.nothing', { name: fileName, problems: rows.filter(({ problem }) => problem !== null).length });
  return postDocument(tx, { by, now, documentId, kind, warehouseId, note: note || fileName.slice(0, 200), lines });
}
