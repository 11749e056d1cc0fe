import { documentOf, readDocument, type FileDocument, type FileShape } from '@zhidan/core/imports/file-document.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { PreviewRow } from '@zhidan/core/imports/import.ts';
import type { RowReading } from '@zhidan/core/imports/read-row.ts';
import type { SheetRow } from '../platform/sheets/sheet-book.ts';

/** Rows that belong together: of one order, or a row by itself that is none or names no order. */
export type RowGroup = readonly RowReading[];

export type GroupsAsk = Readonly<{
  rows: AsyncIterable<readonly SheetRow[]>;
  shape: FileShape;
  headingRow: number;
  /** numbers whose rows do not stand together: they are gathered and come last */
  scattered: ReadonlySet<string>;
}>;

/** The rows of a file by the order that they belong to, many groups at a time, always the same groups in the same order. */
export async function* fileGroups({ rows, shape, headingRow, scattered }: GroupsAsk): AsyncGenerator<readonly RowGroup[]> {
  const held = new Map<string, RowReading[]>();
  let open: RowReading[] = [];
  let between: RowGroup[] = []; // rows that stand between rows of the open order
  for await (const batch of rows) {
    const groups: RowGroup[] = [];
    for (const { number, cells } of batch) {
      if (number <= headingRow) continue;
      const row = shape.read(number, cells);
      const { orderNo } = row.values;
      if (row.skip !== null || orderNo === undefined) between.push([row]);
      else if (scattered.has(orderNo)) held.set(orderNo, [...(held.get(orderNo) ?? []), row]);
      else if (open[0]?.values.orderNo === orderNo) open.push(row);
      else {
        if (open.length > 0) groups.push(open);
        groups.push(...between);
        between = [];
        open = [row];
      }
    }
    if (groups.length > 0) yield groups;
  }
  yield [...(open.length > 0 ? [open] : []), ...between, ...held.values()];
}

/** What a group comes to: an order with the document it is read from, or rows that are left out, each with its reason. */
export type JudgedGroup =
  | Readonly<{ kind: 'order'; order: ChannelOrder; document: FileDocument }>
  | Readonly<{ kind: 'skipped'; row: RowReading }>
  | Readonly<{ kind: 'faulty'; rows: readonly PreviewRow[] }>;

/**
 * One bad row holds back its whole order: half an order would be shipped as if it were all. `before` is what files told of the
 * order earlier; what does not go together with it counts alone.
 */
export function judge(group: RowGroup, shape: FileShape, before: FileDocument | null = null): JudgedGroup {
  const skipped = group.find(({ skip }) => skip !== null);
  if (skipped) return { kind: 'skipped', row: skipped };
  const bad = group.find(({ problems }) => problems.length > 0);
  if (bad) return { kind: 'faulty', rows: group.map((row) => faultyRow(row, bad.number)) };
  const document = documentOf(group, shape, before);
  const reading = readDocument(document, { shape, rows: group });
  if ('order' in reading) return { kind: 'order', order: reading.order, document };
  if (before !== null) return judge(group, shape);
  const { problem, number } = reading;
  return {
    kind: 'faulty',
    rows: group.map((row) => faultyRow(row.number === number ? { ...row, problems: [problem] } : row, number)),
  };
}

function faultyRow({ number, cells, problems, skip }: RowReading, badNumber: number): PreviewRow {
  const inherited = [{ code: 'order_has_bad_row', column: '', value: String(badNumber) } as const];
  return { number, cells, skip, problems: problems.length > 0 ? problems : inherited };
}
