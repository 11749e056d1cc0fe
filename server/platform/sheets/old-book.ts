import { Refused } from '@zhidan/core/kernel/result.ts';
import { read, type CellObject, type WorkBook } from '@e965/xlsx';
import { isDateFormat, numberText, serialText } from './cell-text.ts';
import type { SheetBook, SheetRow } from './sheet-book.ts';
import { firstBytes, wholeBytes, type SheetSource } from './sheet-source.ts';
import { encodingOf, textOf } from './text-encoding.ts';

/** Files of these kinds are read whole; .xls holds 65,536 rows at most. */
const limitBytes = 64 * 1_048_576;
const rowsAtOnce = 500;

/** Opens .xls of Excel 97–2003 (BIFF). @throws Refused when it is too large, damaged, or locked by a password */
export async function openXls(source: SheetSource): Promise<SheetBook> {
  const bytes = await wholeSmall(source);
  return bookOf('xls', null, () => read(bytes, { type: 'buffer', dense: true, cellNF: true, cellText: false }));
}

/** Opens an HTML page with a table, as many back offices call .xls. Its cells are text as they stand. */
export async function openHtml(source: SheetSource): Promise<SheetBook> {
  await wholeSmall(source);
  const encoding = await encodingOf(source, await firstBytes(source, 4));
  let page = '';
  for await (const text of textOf(source, encoding)) page += text;
  return bookOf('html', encoding.name, () => read(page, { type: 'string', dense: true, raw: true }));
}

async function wholeSmall(source: SheetSource): Promise<Buffer> {
  if (source.byteCount > limitBytes) throw new Refused('sheet.old_too_large', { limitMb: limitBytes / 1_048_576 });
  return wholeBytes(source);
}

function bookOf(kind: 'xls' | 'html', encoding: string | null, parse: () => WorkBook): SheetBook {
  let book: WorkBook;
  try {
    book = parse();
  } catch (error) {
    const problem = error instanceof Error ? error.message.slice(0, 200) : '';
    throw /password|encrypt/iu.test(problem) ? new Refused('sheet.locked') : new Refused('sheet.damaged', { problem });
  }
  const is1904 = book.Workbook?.WBProps?.date1904 ?? false;
  return {
    kind,
    encoding,
    sheetNames: book.SheetNames,
    async *rows(sheetName, onRead) {
      const sheet = book.Sheets[sheetName ?? book.SheetNames[0] ?? ''];
      if (!sheet) throw new Refused('sheet.unknown', { name: sheetName ?? '' });
      const given = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
      for (let at = 0; at < given.length; at += rowsAtOnce) {
        onRead?.(at / given.length);
        yield given
          .slice(at, at + rowsAtOnce)
          .map((cells, index): SheetRow => ({ number: at + index + 1, cells: textsOf(cells ?? [], is1904) }));
      }
    },
  };
}

function textsOf(cells: readonly (CellObject | undefined)[], is1904: boolean): string[] {
  return Array.from(cells, (cell) => (cell === undefined ? '' : cellText(cell, is1904)));
}

function cellText({ t, v, z }: CellObject, is1904: boolean): string {
  if (t === 'z' || v === undefined || v === null) return '';
  if (t === 'b') return v ? 'TRUE' : 'FALSE';
  if (t === 'n' && typeof v === 'number') return isDateFormat(-1, typeof z === 'string' ? z : '') ? serialText(v, is1904) : numberText(v);
  return String(v);
}
