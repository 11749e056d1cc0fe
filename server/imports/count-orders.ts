import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { ImportCheck, ImportPreview, PreviewRow } from '@zhidan/core/imports/import.ts';
import type { RowReading } from '@zhidan/core/imports/read-row.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import type { JudgedGroup, RowGroup } from './file-groups.ts';

const previewLimit = 20;
const errorLimit = 50;
/** Different status words that are told apart; a column with more is no status. */
const statusLimit = 50;

type Counts = { -readonly [Fact in keyof Omit<ImportCheck, 'scattered'>]: ImportCheck[Fact] };

/** Adds up what a check finds, group by group. */
export type OrderCounts = Readonly<{
  add(group: RowGroup, judged: JudgedGroup): void;
  addKnown(road: OrderRoad | undefined): void;
  found(): Omit<ImportCheck, 'scattered'>;
  preview(): ImportPreview;
}>;

export function countOrders(): OrderCounts {
  const counts: Counts = {
    rowCount: 0,
    orderCount: 0,
    lineCount: 0,
    quantity: 0,
    newCount: 0,
    byFileCount: 0,
    byPlatformCount: 0,
    anonymousCount: 0,
    maskedCount: 0,
    errorRowCount: 0,
    errorOrderCount: 0,
    sums: { list: fen(0), paid: fen(0), refunded: fen(0) },
    skipped: {},
    unknownStatuses: {},
  };
  const rows: PreviewRow[] = [];
  const errors: PreviewRow[] = [];
  return {
    add(group, judged) {
      const isEmpty = judged.kind === 'skipped' && judged.row.skip === 'empty';
      if (!isEmpty) counts.rowCount += group.length;
      if (judged.kind === 'order') addOrder(counts, group, judged.order);
      if (judged.kind === 'skipped') addSkipped(counts, judged.row);
      if (judged.kind === 'faulty') addFaulty(counts, judged.rows);
      if (judged.kind === 'faulty' && errors.length < errorLimit) errors.push(...judged.rows.slice(0, errorLimit - errors.length));
      if (isEmpty || rows.length >= previewLimit) return;
      const shown =
        judged.kind === 'faulty' ? judged.rows : group.map(({ number, cells, skip }) => ({ number, cells, skip, problems: [] }));
      rows.push(...shown.slice(0, previewLimit - rows.length));
    },
    addKnown(road) {
      if (road === undefined) counts.newCount += 1;
      else if (road === 'file') counts.byFileCount += 1;
      else counts.byPlatformCount += 1;
    },
    found: () => counts,
    preview: () => ({ rows, errors }),
  };
}

function addOrder(counts: Counts, group: RowGroup, order: ChannelOrder): void {
  const { list, paid } = order.amounts;
  const { list: lists, paid: paids, refunded } = counts.sums;
  counts.orderCount += 1;
  counts.lineCount += order.lines.length;
  counts.quantity += order.lines.reduce((sum, line) => sum + line.quantity, 0);
  counts.sums = { list: fen(lists + list), paid: fen(paids + paid), refunded: fen(refunded + refundedOf(group)) };
  if (order.buyer.nick === '') counts.anonymousCount += 1;
  if (order.receiver.kind !== 'plain') counts.maskedCount += 1;
}

/** What went back stands once an order, or on each of its lines. */
function refundedOf(group: RowGroup): number {
  const byLines = group.reduce((sum, { values }) => sum + (values.lineRefunded ?? 0), 0);
  return byLines > 0 ? byLines : (group.find(({ values }) => values.refunded !== undefined)?.values.refunded ?? 0);
}

function addSkipped(counts: Counts, { skip }: RowReading): void {
  if (skip !== null) counts.skipped = { ...counts.skipped, [skip]: (counts.skipped[skip] ?? 0) + 1 };
}

function addFaulty(counts: Counts, rows: readonly PreviewRow[]): void {
  counts.errorRowCount += rows.length;
  counts.errorOrderCount += 1;
  for (const { code, value } of rows.flatMap(({ problems }) => problems)) {
    if (code !== 'status_unknown') continue;
    const known = counts.unknownStatuses[value];
    if (known !== undefined || Object.keys(counts.unknownStatuses).length < statusLimit)
      counts.unknownStatuses = { ...counts.unknownStatuses, [value]: (known ?? 0) + 1 };
  }
}
