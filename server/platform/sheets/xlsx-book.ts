import { Refused } from '@zhidan/core/kernel/result.ts';
import { columnOf, textOfXml } from './cell-xml.ts';
import { isDateFormat, numberText, serialText } from './cell-text.ts';
import type { SheetBook, SheetRow } from './sheet-book.ts';
import type { SheetSource } from './sheet-source.ts';
import { textList, type TextList } from './text-list.ts';
import { attribute, xmlReader } from './xml-reader.ts';
import { openZip, type ZipParts } from './zip-parts.ts';

/** A row wider than this is a program's mistake, and would take all memory. */
const columnLimit = 1_000;

/** Opens .xlsx; sheets are read as they are unpacked, only the texts that cells share are kept in memory. */
export async function openXlsx(source: SheetSource): Promise<SheetBook> {
  const zip = await openZip(source);
  if (!zip.paths.includes('xl/workbook.xml')) throw new Refused('sheet.zip_of_others', { count: zip.paths.length });
  const { sheets, is1904 } = await workbookOf(zip);
  const [texts, dateStyles] = [await sharedTexts(zip), await dateStylesOf(zip)];
  const book: Book = { texts, dateStyles, is1904 };
  return {
    kind: 'xlsx',
    encoding: null,
    sheetNames: sheets.map(({ name }) => name),
    async *rows(sheetName, onRead) {
      const sheet = sheetName === undefined ? sheets[0] : sheets.find(({ name }) => name === sheetName);
      if (!sheet) throw new Refused('sheet.unknown', { name: sheetName ?? '' });
      const rows = sheetRows(book);
      for await (const piece of zip.text(sheet.path, onRead)) {
        const whole = rows(piece);
        if (whole.length > 0) yield whole;
      }
    },
  };
}

type Book = Readonly<{ texts: TextList; dateStyles: ReadonlySet<number>; is1904: boolean }>;

async function readPart(zip: ZipParts, path: string, open: (name: string, attributes: string) => void): Promise<void> {
  const read = xmlReader({ open, text: () => undefined, close: () => undefined });
  for await (const piece of zip.text(path)) read(piece);
}

type Workbook = Readonly<{ sheets: readonly Readonly<{ name: string; path: string }>[]; is1904: boolean }>;

async function workbookOf(zip: ZipParts): Promise<Workbook> {
  const targets = new Map<string, string>();
  await readPart(zip, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    const target = attribute(attributes, 'Target') ?? '';
    if (name === 'Relationship') targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  });
  const sheets: { name: string; path: string }[] = [];
  let is1904 = false;
  await readPart(zip, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const path = targets.get(/\bid\s*=\s*["']([^"']*)/u.exec(attributes)?.[1] ?? '') ?? '';
    sheets.push({ name: attribute(attributes, 'name') ?? '', path });
  });
  return { sheets, is1904 };
}

/** Which cell styles show their number as a date. */
async function dateStylesOf(zip: ZipParts): Promise<ReadonlySet<number>> {
  const codes = new Map<number, string>();
  const styles = new Set<number>();
  let isInCells = false;
  let style = 0;
  const read = xmlReader({
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') isInCells = true;
      if (name !== 'xf' || !isInCells) return;
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      if (isDateFormat(id, codes.get(id))) styles.add(style);
      style += 1;
    },
    text: () => undefined,
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  for await (const piece of zip.text('xl/styles.xml')) read(piece);
  return styles;
}

/** The texts that cells point to; of rich text all runs, without phonetic hints. */
async function sharedTexts(zip: ZipParts): Promise<TextList> {
  const texts = textList();
  let text = '';
  let depth = { isText: false, isHint: false };
  const read = xmlReader({
    open(name) {
      if (name === 'si') text = '';
      depth = { isText: name === 't', isHint: depth.isHint || name === 'rPh' };
    },
    text(part) {
      if (depth.isText && !depth.isHint) text += part;
    },
    close(name) {
      if (name === 'si') texts.add(textOfXml(text));
      depth = { isText: false, isHint: depth.isHint && name !== 'rPh' };
    },
  });
  for await (const piece of zip.text('xl/sharedStrings.xml')) read(piece);
  return texts;
}

/** Takes pieces of a sheet's XML and answers the rows that became whole. */
function sheetRows(book: Book): (piece: string) => SheetRow[] {
  let rows: SheetRow[] = [];
  let number = 0;
  let cells: string[] = [];
  let cell = { column: 0, type: 'n', style: 0, text: '' };
  let isText = false;
  const read = xmlReader({
    open(name, attributes) {
      isText = name === 'v' || name === 't';
      if (name === 'row') {
        number = Number(attribute(attributes, 'r') ?? number + 1);
        cells = [];
      } else if (name === 'c') {
        const { place, style, type } = cellAttributes(attributes);
        cell = { column: (place === null ? null : columnOf(place)) ?? cells.length, type, style, text: '' };
      }
    },
    text(part) {
      if (isText) cell.text += part;
    },
    close(name) {
      isText = false;
      if (name === 'row') rows.push({ number, cells });
      else if (name === 'c' && cell.text !== '' && cell.column < columnLimit) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = cellText(cell, book);
      }
    },
  });
  return (piece) => {
    rows = [];
    read(piece);
    return rows;
  };
}

const cellPlace = /\br\s*=\s*["']([^"']*)/u;
const cellStyle = /\bs\s*=\s*["'](\d+)/u;
const cellType = /\bt\s*=\s*["'](\w+)/u;

function cellAttributes(attributes: string): Readonly<{ place: string | null; style: number; type: string }> {
  return {
    place: cellPlace.exec(attributes)?.[1] ?? null,
    style: Number(cellStyle.exec(attributes)?.[1] ?? 0),
    type: cellType.exec(attributes)?.[1] ?? 'n',
  };
}

type XmlCell = Readonly<{ type: string; style: number; text: string }>;

function cellText({ type, style, text }: XmlCell, { texts, dateStyles, is1904 }: Book): string {
  if (type === 's') return texts.at(Number(text));
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return type === 'd' ? text.replace('T', ' ') : textOfXml(text); // inlineStr, str, e
  const value = Number(text);
  if (Number.isNaN(value)) return text;
  return dateStyles.has(style) ? serialText(value, is1904) : numberText(value);
}
