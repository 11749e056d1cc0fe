import type { Scope } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { OrderColumn } from '@zhidan/core/orders/order-column.ts';
import type { ExportState, OrderExportId } from '@zhidan/core/orders/order-export.ts';
import type { OrderFilterText, OrderSort } from '@zhidan/core/orders/order-filter.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { StoredFile, StoredFileId } from '../../platform/files/stored-file.ts';

/** What was asked for, as it was asked. */
export type ExportQuestion = Readonly<{
  filter: OrderFilterText;
  sort: OrderSort;
  direction?: 'asc' | 'desc' | undefined;
  columns: readonly OrderColumn[];
  language: Language;
}>;

export type OrderExport = Readonly<{
  id: OrderExportId;
  askedBy: string;
  askedAt: Instant;
  name: string;
  question: ExportQuestion;
  shops: Scope;
  isRevealed: boolean;
  state: ExportState;
  rowCount: number;
  expectedCount: number | null;
  fileId: StoredFileId | null;
  byteCount: number | null;
  finishedAt: Instant | null;
  expiresAt: Instant;
}>;

export async function insertExport(tx: Tx, one: OrderExport): Promise<void> {
  await tx
    .insertInto('order_exports')
    .values({
      id: one.id,
      asked_by: one.askedBy,
      asked_at: one.askedAt,
      name: one.name,
      question: JSON.stringify(one.question),
      shops: JSON.stringify(one.shops),
      is_revealed: one.isRevealed,
      state: one.state,
      row_count: one.rowCount,
      expires_at: one.expiresAt,
    })
    .execute();
}

const selection = (db: Db | Tx) =>
  db
    .selectFrom('order_exports')
    .select(['id', 'asked_by', 'asked_at', 'name', 'question', 'shops', 'is_revealed', 'state', 'row_count', 'expected_count'])
    .select(['file_id', 'byte_count', 'finished_at', 'expires_at']);

type Row = Awaited<ReturnType<ReturnType<typeof selection>['execute']>>[number];

function exportOf(row: Row): OrderExport {
  return {
    id: row.id as OrderExportId,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    name: row.name,
    question: row.question as ExportQuestion,
    shops: row.shops as Scope,
    isRevealed: row.is_revealed,
    state: row.state as ExportState,
    rowCount: row.row_count,
    expectedCount: row.expected_count,
    fileId: row.file_id as StoredFileId | null,
    byteCount: row.byte_count,
    finishedAt: row.finished_at,
    expiresAt: row.expires_at,
  };
}

export async function exportById(db: Db | Tx, id: OrderExportId): Promise<OrderExport | undefined> {
  const row = await selection(db).where('id', '=', id).executeTakeFirst();
  return row && exportOf(row);
}

/** Somebody's exports whose time is not over, newest first. */
export async function exportsOf(
  db: Db,
  ask: Readonly<{ askedBy: string; now: Instant; after: Readonly<{ at: Instant; id: string }> | null; limit: number }>,
): Promise<readonly OrderExport[]> {
  let query = selection(db).where('asked_by', '=', ask.askedBy).where('expires_at', '>', ask.now);
  const { after } = ask;
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('asked_at', 'id'), '<', tuple(after.at, after.id)));
  return (await query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(ask.limit).execute()).map(exportOf);
}

/** Begins, or begins anew; false when it is done already. */
export async function startExport(db: Db, id: OrderExportId, expectedCount: number | null): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('order_exports')
    .set({ state: 'running', row_count: 0, expected_count: expectedCount })
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How many rows are written so far, for whoever waits. */
export async function noteExported(db: Db, id: OrderExportId, rowCount: number): Promise<void> {
  await db.updateTable('order_exports').set({ row_count: rowCount }).where('id', '=', id).execute();
}

export async function finishExport(
  tx: Tx,
  id: OrderExportId,
  end: Readonly<{ file: StoredFile; rowCount: number; now: Instant }>,
): Promise<void> {
  const { file, rowCount, now } = end;
  await tx
    .updateTable('order_exports')
    .set({ state: 'done', row_count: rowCount, file_id: file.id, byte_count: file.byteCount, finished_at: now, expires_at: file.expiresAt })
    .where('id', '=', id)
    .execute();
}

export async function failExport(db: Db, id: OrderExportId, now: Instant): Promise<void> {
  await db.updateTable('order_exports').set({ state: 'failed', finished_at: now }).where('id', '=', id).execute();
}

/** Forgets exports whose time is over; answers how many. Their files have the same time and are deleted by themselves. */
export async function forgetExports(db: Db, now: Instant): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('order_exports').where('expires_at', '<=', now).executeTakeFirst();
  return Number(numDeletedRows);
}
