import { normalHeading } from './clean-cell.ts';
import { fieldRow, type ImportField } from './import-field.ts';
import { columnLimit, type ImportMapping } from './import-mapping.ts';
import { layoutCodes, layoutOf, type LayoutCode } from './layouts.ts';

/** Rows at the top that may be a title, a note or the headings. */
export const headRows = 20;

/** What a file turned out to be: the row of its headings (from 1), the headings as they stand there, and how to read it. */
export type Recognized = Readonly<{
  headingRow: number;
  headings: readonly string[];
  mapping: ImportMapping;
  /** all headings are there that no other kind of file has */
  isSure: boolean;
}>;

type Candidate = Recognized & Readonly<{ score: number }>;

/** A merchant's own reading of headings, saved under a name. */
export type SavedMapping = Readonly<{
  layout: LayoutCode;
  columns: Readonly<Record<string, ImportField | null>>;
  statusWords: ImportMapping['statusWords'];
  missingStatus: ImportMapping['missingStatus'];
}>;

const leastColumns = 2;

/**
 * Finds the row of headings among the first rows of a sheet, and the kind of file that explains them best. Null when no row has
 * an order number beside something else that we know.
 */
export function recognizeFile(rows: readonly Readonly<{ number: number; cells: readonly string[] }>[]): Recognized | null {
  const candidates = rows.slice(0, headRows).flatMap(({ number, cells }) => candidatesOf(number, cells.slice(0, columnLimit)));
  const best = candidates.reduce<Candidate | null>((known, next) => (known === null || next.score > known.score ? next : known), null);
  if (best === null) return null;
  const { score: _score, ...recognized } = best;
  return recognized;
}

function candidatesOf(headingRow: number, cells: readonly string[]): readonly Candidate[] {
  const headings = withoutEmptyEnd(cells);
  return layoutCodes.flatMap((code): Candidate[] => {
    const mapping = mappingOf(code, headings);
    const fields = mapping.fields.filter((field) => field !== null);
    const known = headings.filter((heading) => columnsOf(code).has(normalHeading(heading)));
    if (!fields.includes('orderNo') || fields.length < leastColumns) return [];
    const own = layoutOf(code).fingerprint.map(normalHeading);
    const names = new Set(headings.map(normalHeading));
    const isSure = own.length > 0 && own.every((heading) => names.has(heading));
    // what is read counts most; a kind of file that needs what is not there is the worse guess; generic ones come last
    const isComplete = missingFields(code, mapping).length === 0;
    const isSpecific = code !== 'generic' && known.length >= 3 && known.length * 2 >= headings.length;
    const share = known.length / headings.length;
    const score = (isSure ? 1_000 : 0) + (isComplete ? 100 : 0) + (isSpecific ? 60 * share : 0) + known.length;
    return [{ headingRow, headings, mapping, isSure, score }];
  });
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

const columnsByLayout = new Map<LayoutCode, ReadonlyMap<string, ImportField | null>>();

/** The headings of a layout as they are compared. */
export function columnsOf(code: LayoutCode): ReadonlyMap<string, ImportField | null> {
  const known = columnsByLayout.get(code);
  if (known) return known;
  const columns = new Map(Object.entries(layoutOf(code).columns).map(([heading, field]) => [normalHeading(heading), field] as const));
  columnsByLayout.set(code, columns);
  return columns;
}

/** How a file of this kind with these headings is read; the merchant's own readings win. A field that two columns claim goes to the first. */
export function mappingOf(code: LayoutCode, headings: readonly string[], own?: SavedMapping): ImportMapping {
  const columns = columnsOf(code);
  const taken = new Set<ImportField>();
  const fields = headings.map((heading) => {
    const name = normalHeading(heading);
    const ownField = own?.columns[name];
    const field = ownField === undefined ? (columns.get(name) ?? null) : ownField;
    if (field === null || (taken.has(field) && !fieldRow(field).addsUp)) return null;
    taken.add(field);
    return field;
  });
  return { layout: code, fields, statusWords: own?.statusWords ?? {}, missingStatus: own?.missingStatus ?? 'open' };
}

/** Which fields a file must have and has not; each entry lists what would do. */
export function missingFields(code: LayoutCode, mapping: Pick<ImportMapping, 'fields'>): readonly (readonly ImportField[])[] {
  return layoutOf(code).required.filter((oneOf) => !oneOf.some((field) => mapping.fields.includes(field)));
}

/** What a mapping says of headings, to be used again for other files. */
export function savedMappingOf(headings: readonly string[], { layout, fields, statusWords, missingStatus }: ImportMapping): SavedMapping {
  const columns = Object.fromEntries(headings.map((heading, index) => [normalHeading(heading), fields[index] ?? null]));
  return { layout, columns, statusWords, missingStatus };
}
