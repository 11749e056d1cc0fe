import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { columnLetters, xmlText } from './cell-xml.ts';

/** A cell as it is written. Text stays text whatever it looks like: order numbers keep their digits and nothing is ever a formula. */
export type SheetCell = string | number | Readonly<{ yuan: number }> | null;

/** A column's heading and its width in characters. */
export type SheetColumn = Readonly<{ title: string; width?: number }>;

export type SheetAsk = Readonly<{
  /** at most 31 characters are used; `: \ / ? * [ ]` become blanks */
  name: string;
  columns: readonly SheetColumn[];
  /** one array a row, a cell a column; `{ yuan: fen }` writes whole fen as an amount in yuan */
  rows: AsyncIterable<readonly SheetCell[]>;
}>;

export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows that a sheet of Excel holds, the heading among them; more go on in a further sheet. */
const rowLimit = 1_048_576;
/** Text is handed on in pieces of about this size. */
const pieceLength = 65_536;
/** Characters that Excel takes in one cell; longer ones would make it "repair" the file. */
const cellLimit = 32_767;

/** Cell formats by their place in `xl/styles.xml`. */
const format = { text: 1, amount: 2, heading: 3, quotedText: 4 } as const;

/** An .xlsx made while it is read, at flat memory for any number of rows. Give it to a download, or to `storeFile`. */
export async function* writeSheet(ask: SheetAsk): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const leaving = new AbortController(); // whoever reads may stop before the end
  const filling = fill(zip, ask, leaving.signal).catch((error: unknown) => void output.destroy(asError(error)));
  try {
    yield* output as AsyncIterable<Buffer>;
  } finally {
    leaving.abort();
    await filling;
  }
}

async function fill(zip: ZipFile, { name, columns, rows }: SheetAsk, signal: AbortSignal): Promise<void> {
  const source = rows[Symbol.asyncIterator]();
  let sheetCount = 0;
  let isMore = true;
  try {
    while (isMore) {
      sheetCount += 1;
      const state = { isDone: false };
      const text = Readable.from(sheetXml(columns, source, state), { objectMode: false, encoding: 'utf8', signal });
      zip.addReadStream(text, `xl/worksheets/sheet${sheetCount}.xml`);
      await finished(text, { writable: false });
      isMore = !state.isDone;
    }
  } finally {
    await source.return?.();
  }
  for (const [path, xml] of packageParts(name, sheetCount)) zip.addBuffer(Buffer.from(xml, 'utf8'), path);
  zip.end();
}

/** Rows until the source ends, which `state` tells, or the sheet is full. */
async function* sheetXml(
  columns: readonly SheetColumn[],
  source: AsyncIterator<readonly SheetCell[]>,
  state: { isDone: boolean },
): AsyncGenerator<string> {
  let text = sheetHead(columns);
  for (let row = 2; row <= rowLimit; row += 1) {
    const next = await source.next();
    if (next.done) {
      state.isDone = true;
      break;
    }
    text += `<row r="${row}">${next.value.map((cell, index) => cellXml(cell, `${columnLetters(index)}${row}`)).join('')}</row>`;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map(({ width = 14 }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  const headings = columns.map(({ title }, index) => textCell(title, `${columnLetters(index)}1`, format.heading));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    columns.length > 0 ? `<cols>${widths.join('')}</cols>` : '',
    `<sheetData><row r="1">${headings.join('')}</row>`,
  ].join('');
}

function cellXml(cell: SheetCell, place: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(cell, place, isFormulaLike(cell) ? format.quotedText : format.text);
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : '';
  return `<c r="${place}" s="${format.amount}"><v>${cell.yuan / 100}</v></c>`;
}

function textCell(text: string, place: string, style: number): string {
  const kept = text.length > cellLimit ? `${text.slice(0, cellLimit - 1)}…` : text;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(kept)}</t></is></c>`;
}

/** Would be a formula if somebody typed it: the cell bears the quote mark with which Excel keeps text as text when it is edited. */
function isFormulaLike(text: string): boolean {
  return /^[=+\-@\t\r]/u.test(text);
}

/** Everything of the package that is no sheet. Written last, because only then the number of sheets is known. */
function packageParts(name: string, sheetCount: number): readonly (readonly [path: string, xml: string])[] {
  const numbers = Array.from({ length: sheetCount }, (_, index) => index + 1);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (path: string, kind: string): string => `<Override PartName="${path}" ContentType="${content}.${kind}+xml"/>`;
  const sheets = numbers.map((number) => `<sheet name="${xmlText(sheetName(name, number))}" sheetId="${number}" r:id="rId${number}"/>`);
  const targets = numbers.map(
    (number) => `<Relationship Id="rId${number}" Type="${office}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const styleId = sheetCount + 1;
  return [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${numbers.map((number) => override(`/xl/worksheets/sheet${number}.xml`, 'worksheet')).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['xl/workbook.xml', `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${relations}">${targets.join('')}<Relationship Id="rId${styleId}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', `${head}${stylesXml(main)}`],
  ];
}

/** Formats in the order of `format`: plain, text, amount, heading, text that looks like a formula. */
function stylesXml(main: string): string {
  return [
    `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>`,
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>',
    '<xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="2" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>',
    '<xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>',
  ].join('');
}

function sheetName(name: string, number: number): string {
  const end = number === 1 ? '' : ` ${number}`;
  const plain = name.replace(/[:\\/?*[\]]/gu, ' ').trim() || 'Sheet';
  return `${plain.slice(0, 31 - end.length)}${end}`;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
