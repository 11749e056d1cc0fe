import { Refused } from '@zhidan/core/kernel/result.ts';
import type { SheetRow } from './sheet-book.ts';

/** A quoted cell longer than this is a quote mark that nobody closed. */
const quotedLimit = 200_000;

const quote = 0x22;
const equals = 0x3d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads delimited text as it comes, in pieces cut anywhere. Takes what people's programs write: quoted cells with quotes,
 * delimiters and line ends inside, `="00123"` with or without quotes around it, a stray quote inside a cell, any line end.
 */
export type CsvReader = Readonly<{
  /** @throws Refused `sheet.quote_open` with the row in which a quote began that never ends */
  push(text: string): SheetRow[];
  end(): SheetRow[];
}>;

export function csvReader(delimiter: string): CsvReader {
  const part = delimiter.charCodeAt(0);
  let rest = ''; // what cannot be told apart yet: from the start of the last cell
  let cells: string[] = [];
  let isCellDue = false; // after a delimiter, be it the last mark of the file
  let number = 1;

  const read = (text: string, isLast: boolean): SheetRow[] => {
    const rows: SheetRow[] = [];
    const endRow = (): void => {
      rows.push({ number, cells });
      cells = [];
      number += 1;
    };
    let at = 0;
    while (at < text.length) {
      const cell = cellAt(text, at, part);
      if (cell.end >= text.length && !isLast) break; // its end may come with the next piece
      if (cell.isOpen && (isLast || cell.end - at > quotedLimit)) throw new Refused('sheet.quote_open', { row: number });
      const mark = text.charCodeAt(cell.end);
      const isPair = mark === carriageReturn && text.charCodeAt(cell.end + 1) === lineFeed;
      if (mark === carriageReturn && cell.end + 1 >= text.length && !isLast) break; // a line feed may follow
      cells.push(cell.text);
      at = cell.end + (isPair ? 2 : 1);
      isCellDue = cell.end < text.length && mark === part;
      if (!isCellDue) endRow();
    }
    rest = at < text.length ? text.slice(at) : '';
    if (rest.length > quotedLimit) throw new Refused('sheet.quote_open', { row: number });
    if (isLast && isCellDue) {
      cells.push('');
      endRow();
    }
    return rows;
  };

  return { push: (text) => read(rest === '' ? text : rest + text, false), end: () => read(rest, true) };
}

type Cell = Readonly<{ text: string; end: number; isOpen?: true }>;

/** The cell that begins at `from`, and the place of the mark that ends it. */
function cellAt(text: string, from: number, part: number): Cell {
  const first = text.charCodeAt(from);
  if (first === quote) return quotedCell(text, from, part);
  if (first === equals && text.charCodeAt(from + 1) === quote) {
    const { text: inner, end, isOpen } = quotedCell(text, from + 1, part);
    return { text: `="${inner}"`, end, ...(isOpen ? { isOpen } : {}) };
  }
  const end = plainEnd(text, from, part);
  return { text: text.slice(from, end), end };
}

function plainEnd(text: string, from: number, part: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === part || code === lineFeed || code === carriageReturn) return at;
  }
  return text.length;
}

function quotedCell(text: string, from: number, part: number): Cell {
  let inner = '';
  let at = from + 1;
  for (;;) {
    const closing = text.indexOf('"', at);
    if (closing === -1) return { text: inner + text.slice(at), end: text.length, isOpen: true };
    if (text.charCodeAt(closing + 1) !== quote) {
      const end = plainEnd(text, closing + 1, part);
      return { text: inner + text.slice(at, closing) + text.slice(closing + 1, end), end }; // after the quote nothing should come
    }
    inner += text.slice(at, closing + 1);
    at = closing + 2;
  }
}
