import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import { cleanCell } from '@zhidan/core/imports/clean-cell.ts';
import { layoutOf } from '@zhidan/core/imports/layouts.ts';
import { readMoment } from '@zhidan/core/imports/read-cell.ts';
import { columnsOf, headRows, mappingOf, recognizeFile, type Recognized, type SavedMapping } from '@zhidan/core/imports/recognize-file.ts';
import { normalHeading } from '@zhidan/core/imports/clean-cell.ts';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { SheetBook, SheetRow } from '../platform/sheets/sheet-book.ts';
import type { FileFacts } from './stored-import.ts';

/** Rows that are looked at to tell what a file is. */
const sampleRows = 200;
/** A file without a status column whose newest order is older than this is history, unless somebody says otherwise. */
const historyAfterMs = 30 * 86_400_000;

export type RecognizeAsk = Readonly<{
  book: SheetBook;
  /** null: the sheet that looks most like orders */
  sheetName: string | null;
  own: readonly Readonly<{ content: SavedMapping }>[];
  now: Instant;
}>;

type Sample = Readonly<{ sheetName: string; rows: readonly SheetRow[]; recognized: Recognized }>;

/**
 * Tells what a file is: its sheet, the row of its headings, its kind, and how it is read, by the merchant's own mapping when one fits.
 * @throws Refused `import.headings_unknown`, and what opening a sheet refuses
 */
export async function recognizeImport({
  book,
  sheetName,
  own,
  now,
}: RecognizeAsk): Promise<FileFacts & Readonly<{ shopNames: readonly string[] }>> {
  const samples: Sample[] = [];
  for (const name of sheetName === null ? book.sheetNames : [sheetName]) {
    const rows = await firstRows(book, name);
    const recognized = recognizeFile(rows);
    if (recognized) samples.push({ sheetName: name, rows, recognized });
  }
  const [best] = samples.toSorted((one, other) => rankOf(other.recognized) - rankOf(one.recognized));
  if (!best) throw new Refused('import.headings_unknown', { rows: headRows });
  const { recognized, rows } = best;
  const { headingRow, headings, isSure } = recognized;
  const fitting = own.find(({ content }) => fits(content, headings));
  const mapping = fitting ? mappingOf(fitting.content.layout, headings, fitting.content) : recognized.mapping;
  const below = rows.filter(({ number }) => number > headingRow);
  const { kind, encoding, sheetNames } = book;
  return {
    kind,
    encoding,
    sheetNames,
    sheetName: best.sheetName,
    headingRow,
    headings,
    isSure,
    mapping: fitting ? mapping : { ...mapping, missingStatus: isHistory(mapping, below, now) ? 'history' : 'open' },
    shopNames: textsOf(below, mapping.fields.indexOf('shopName')),
  };
}

/** A saved mapping fits when the file has every heading that it gives a meaning. */
export function fits({ columns }: SavedMapping, headings: readonly string[]): boolean {
  const names = new Set(headings.map(normalHeading));
  const meant = Object.entries(columns).filter(([, field]) => field !== null);
  return meant.length > 0 && meant.every(([heading]) => names.has(heading));
}

function rankOf({ isSure, mapping, headings }: Recognized): number {
  const known = headings.filter((heading) => columnsOf(mapping.layout).has(normalHeading(heading))).length;
  return (isSure ? 1_000 : 0) + known;
}

async function firstRows(book: SheetBook, sheetName: string): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of book.rows(sheetName)) {
    for (const row of batch) rows.push(row);
    if (rows.length >= sampleRows) break;
  }
  return rows.slice(0, sampleRows);
}

function isHistory({ fields }: ImportMapping, rows: readonly SheetRow[], now: Instant): boolean {
  if (fields.includes('status')) return false;
  const column = fields.findIndex((field) => field === 'createdAt' || field === 'paidAt');
  const times = textsOf(rows, column).flatMap((text) => {
    const reading = readMoment(text);
    return 'value' in reading && reading.value !== null ? [reading.value] : [];
  });
  const newest = times.toSorted().at(-1);
  return newest !== undefined && newest < plusMs(now, -historyAfterMs);
}

function textsOf(rows: readonly SheetRow[], column: number): readonly string[] {
  return column === -1 ? [] : [...new Set(rows.map(({ cells }) => cleanCell(cells[column] ?? '')).filter(Boolean))];
}

type Shop = Readonly<{ id: ShopId; channel: ChannelCode; name: string }>;

/** The shop that a file is from: the one that it names, else the only one of its platform. Null when a person has to say. */
export function guessShop(mapping: ImportMapping, shopNames: readonly string[], shops: readonly Shop[]): ShopId | null {
  const { channels } = layoutOf(mapping.layout);
  const fitting = shops.filter(({ channel }) => (channels.length === 0 ? channel === 'offline' : channels.includes(channel)));
  const [name, ...others] = shopNames;
  const named = others.length === 0 ? shops.filter((shop) => shop.name === name) : [];
  const [only, ...rest] = named.length > 0 ? named : fitting;
  return rest.length === 0 ? (only?.id ?? null) : null;
}
