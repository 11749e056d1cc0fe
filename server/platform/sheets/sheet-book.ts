/** A row as people see it: its number counts from 1 with every row above it, empty ones too. Cells are text, as a person reads them. */
export type SheetRow = Readonly<{ number: number; cells: readonly string[] }>;

/** How a spreadsheet file is written. */
export type SheetKind = 'csv' | 'tsv' | 'xlsx' | 'xls' | 'html';

/** A spreadsheet file that was opened: what it is, and its rows, as often as one asks for them. */
export type SheetBook = Readonly<{
  kind: SheetKind;
  /** of text files: `utf-8`, `gb18030`, `utf-16le`, `utf-16be`; null where the format fixes it */
  encoding: string | null;
  /** text files have one sheet without a name */
  sheetNames: readonly string[];
  /** Rows in their order, many at a time; `readShare` tells how much of the file has been read, from 0 to 1. */
  rows(sheetName?: string, onRead?: (readShare: number) => void): AsyncIterable<readonly SheetRow[]>;
}>;
