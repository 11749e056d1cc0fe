import { z } from 'zod';
import { orderProblem } from '../channels/order-problem.ts';
import type { ChannelOrder } from '../channels/channel-order.ts';
import type { JsonObject } from '../kernel/canonical-json.ts';
import { normalHeading } from './clean-cell.ts';
import { importMappingSchema, type ImportMapping } from './import-mapping.ts';
import type { ImportField } from './import-field.ts';
import { layoutCodes, layoutOf } from './layouts.ts';
import { orderOfFile, type OrderPart } from './order-of-file.ts';
import { rowReader, type RowReading } from './read-row.ts';
import { columnsOf } from './recognize-file.ts';
import type { RowProblem } from './row-problem.ts';

const partSchema = z.object({
  headings: z.array(z.string()),
  mapping: importMappingSchema,
  rows: z.array(z.array(z.string())),
});

/** What a kind of file told of an order: the rows as they stood there, and how they were read. */
type DocumentPart = z.output<typeof partSchema>;

const documentSchema = z.object({ files: z.partialRecord(z.enum(layoutCodes), partSchema) });

/** All that files told of one order, kept whole: each kind of file adds its part, a newer file of a kind takes its place. */
export type FileDocument = z.output<typeof documentSchema>;

/** A document that came by file before; null for one of another origin. */
export function fileDocument(document: JsonObject | undefined): FileDocument | null {
  const parsed = documentSchema.safeParse(document);
  return parsed.success ? parsed.data : null;
}

/** Columns that are personal data, have no field, and that nobody needs: their cells are not kept. */
const personal = /身份证|支付宝|银行|邮箱|e-?mail|手机|电话|phone|姓名|生日|挂帐/u;

/** A file as far as it is the same for all its rows: worked out once. */
export type FileShape = Readonly<{
  headings: readonly string[];
  mapping: ImportMapping;
  read: ReturnType<typeof rowReader>;
  /** columns whose cells are not kept */
  withheld: ReadonlySet<number>;
  /** columns that are kept and shown as they came, because we know no meaning of theirs */
  unknown: readonly number[];
  tellsPayment: boolean;
}>;

const paymentFields: readonly ImportField[] = ['paid', 'paidAt', 'linePaid'];

export function fileShape(headings: readonly string[], mapping: ImportMapping): FileShape {
  const known = columnsOf(mapping.layout);
  const free = headings.flatMap((heading, at) => ((mapping.fields[at] ?? null) === null ? [{ at, name: normalHeading(heading) }] : []));
  const withheld = new Set(free.filter(({ name }) => personal.test(name)).map(({ at }) => at));
  return {
    headings,
    mapping,
    read: rowReader(mapping, headings),
    withheld,
    unknown: free.filter(({ at, name }) => !withheld.has(at) && !known.has(name)).map(({ at }) => at),
    tellsPayment: paymentFields.some((field) => mapping.fields.includes(field)),
  };
}

/** The document of an order: these rows, beside what other kinds of files told of it before. */
export function documentOf(
  rows: readonly RowReading[],
  { headings, mapping, withheld }: FileShape,
  before: FileDocument | null,
): FileDocument {
  const { layout, fields, statusWords, missingStatus } = mapping;
  const kept = rows.map(({ cells }) => headings.map((_heading, at) => (withheld.has(at) ? '' : (cells[at] ?? ''))));
  const part: DocumentPart = { headings: [...headings], mapping: { layout, fields: [...fields], statusWords, missingStatus }, rows: kept };
  const files = { ...before?.files, [layout]: part };
  // always in one order: the same content has the same hash
  return { files: Object.fromEntries(layoutCodes.flatMap((code) => (files[code] ? [[code, files[code]]] : []))) };
}

/** What can be made of a document: an order, or what is wrong with a row of it. */
export type DocumentReading = Readonly<{ order: ChannelOrder }> | Readonly<{ problem: RowProblem; number: number }>;

/** Reads an order out of its document. `fresh` are rows of it that were just read, and the file that they stand in. */
export function readDocument(document: FileDocument, fresh: Readonly<{ shape: FileShape; rows: readonly RowReading[] }>): DocumentReading {
  const parts = Object.entries(document.files).map(([layout, part]): OrderPart => {
    if (layout === fresh.shape.mapping.layout) return partOf(fresh.shape, fresh.rows);
    const shape = fileShape(part.headings, part.mapping);
    return partOf(
      shape,
      part.rows.map((cells, at) => shape.read(at + 1, cells)),
    );
  });
  const order = orderOfFile(parts);
  const first = fresh.rows[0]?.number ?? 0;
  const headingOf = (field: ImportField): string => fresh.shape.headings[fresh.shape.mapping.fields.indexOf(field)] ?? '';
  if (!('code' in order)) {
    const problem = orderProblem(order);
    return problem === null ? { order } : { problem: { code: 'order_unfit', column: '', value: problem }, number: first };
  }
  return order.code === 'line_twice'
    ? { problem: { code: order.code, column: headingOf('lineNo'), value: order.value }, number: order.number }
    : { problem: { code: order.code, column: headingOf('createdAt'), value: '' }, number: first };
}

function partOf({ headings, mapping, unknown, tellsPayment }: FileShape, rows: readonly RowReading[]): OrderPart {
  const cells = rows[0]?.cells ?? [];
  const told = unknown.flatMap((at) => (cells[at]?.trim() ? [[headings[at] ?? '', cells[at].trim()] as const] : []));
  return { row: layoutOf(mapping.layout).row, missingStatus: mapping.missingStatus, tellsPayment, rows, unknown: Object.fromEntries(told) };
}
