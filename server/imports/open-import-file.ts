import type { Merchant } from '../platform/merchant.ts';
import { fileBytes } from '../platform/files/file-bytes.ts';
import { wantedFile } from '../platform/files/file-store.ts';
import { openSheet } from '../platform/sheets/open-sheet.ts';
import type { SheetBook } from '../platform/sheets/sheet-book.ts';
import type { StoredImport } from './stored-import.ts';

/**
 * Opens the file of an import as the spreadsheet that it is.
 * @throws Refused `file.gone`, `sheet.…`
 */
export async function openImportFile(merchant: Merchant, { fileId }: Pick<StoredImport, 'fileId'>): Promise<SheetBook> {
  const file = await wantedFile(merchant.db, fileId, merchant.clock());
  return openSheet({ byteCount: file.byteCount, bytes: (range) => fileBytes(merchant, file, range) });
}
