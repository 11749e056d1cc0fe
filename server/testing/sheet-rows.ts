import { read, utils } from '@e965/xlsx';

/** The first sheet of a workbook as another program reads it: one object a row, by its headings. */
export function sheetRows(bytes: Buffer): readonly Readonly<Record<string, unknown>>[] {
  const book = read(bytes);
  return utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
}
