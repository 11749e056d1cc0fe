import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { PullKind } from '@zhidan/core/channels/pull/pull-run.ts';
import type { PullWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import type { Id } from '@zhidan/core/kernel/id.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sendAhead } from '../../platform/db/in-one-turn.ts';
import type { DocumentsOutcome } from '../receive-documents.ts';

export type PullRunId = Id<'PullRunId'>;

export type NewPullRun = Readonly<{
  id: PullRunId;
  shopId: ShopId;
  kind: PullKind;
  askedBy: string;
  /** null: single orders by their numbers */
  span: PullWindow | null;
  startedAt: Instant;
}>;

/** What is told of a run that did not come to its end. */
export type RunFault = Pick<ConnectorFault, 'kind' | 'platformCode' | 'platformWords'>;

const cutOff: RunFault = {
  kind: 'unknown',
  platformCode: 'cut_off',
  platformWords: 'the run was cut off; the next one went on where it stood',
};

/** Begins a run. One of this kind that was killed is closed first: there is one at a time, which the caller's job sees to. */
export async function beginRun(tx: Tx, run: NewPullRun): Promise<void> {
  const closed = tx
    .updateTable('pull_runs')
    .set({ outcome: 'failed', ended_at: run.startedAt, ...faultColumns(cutOff) })
    .where('shop_id', '=', run.shopId)
    .where('kind', '=', run.kind)
    .where('outcome', '=', 'running');
  await sendAhead(tx, closed.compile());
  await sendAhead(
    tx,
    tx
      .insertInto('pull_runs')
      .values({ ...columnsOf(run), outcome: 'running' })
      .compile(),
  );
}

const columnsOf = ({ id, shopId, kind, askedBy, span, startedAt }: NewPullRun) => ({
  id,
  shop_id: shopId,
  kind,
  asked_by: askedBy,
  from_at: span?.from ?? null,
  to_at: span?.to ?? null,
  started_at: startedAt,
});

const faultColumns = (fault: RunFault | null) => ({
  fault_kind: fault?.kind ?? null,
  fault_code: fault?.platformCode ?? null,
  fault_words: fault?.platformWords ?? null,
});

/** Thrown into the transaction of a run that a later one has closed: it must write nothing more. */
export class RunClosed extends Error {
  override readonly name = 'RunClosed';
}

export type PageCount = DocumentsOutcome & Readonly<{ pageCount: number; documentCount: number }>;

/**
 * Counts what a run has stored.
 * @throws RunClosed when a later run has closed this one
 */
export async function countInRun(tx: Tx, id: PullRunId, count: PageCount): Promise<void> {
  const row = await tx
    .updateTable('pull_runs')
    .set((run) => ({
      page_count: run('page_count', '+', count.pageCount),
      document_count: run('document_count', '+', count.documentCount),
      new_count: run('new_count', '+', count.newCount),
      changed_count: run('changed_count', '+', count.changedCount),
      unchanged_count: run('unchanged_count', '+', count.unchangedCount),
      older_count: run('older_count', '+', count.olderCount),
      unreadable_count: run('unreadable_count', '+', count.unreadableCount),
    }))
    .where('id', '=', id)
    .where('outcome', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new RunClosed('a later run has closed this one');
}

export type EndedRun = Readonly<{ id: PullRunId; endedAt: Instant; span: PullWindow | null; fault: RunFault | null }>;

/** Ends a run, with the span that it got through. False when a later one has closed it. */
export async function endRun(tx: Tx, { id, endedAt, span, fault }: EndedRun): Promise<boolean> {
  const row = await tx
    .updateTable('pull_runs')
    .set({
      outcome: fault ? 'failed' : 'done',
      ended_at: endedAt,
      ...(span ? { from_at: span.from, to_at: span.to } : {}),
      ...faultColumns(fault),
    })
    .where('id', '=', id)
    .where('outcome', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Closes runs that nobody is at work on any more, whatever became of their shop. */
export async function closeRunsBefore(tx: Tx, before: Instant, now: Instant): Promise<void> {
  await tx
    .updateTable('pull_runs')
    .set({ outcome: 'failed', ended_at: now, ...faultColumns(cutOff) })
    .where('outcome', '=', 'running')
    .where('started_at', '<', before)
    .execute();
}

/** A short run as one row, told when it is over. */
export async function insertEndedRun(
  tx: Tx,
  run: NewPullRun,
  ended: Readonly<{ endedAt: Instant; fault: RunFault | null; count: PageCount }>,
) {
  const { count, endedAt, fault } = ended;
  await tx
    .insertInto('pull_runs')
    .values({
      ...columnsOf(run),
      outcome: fault ? 'failed' : 'done',
      ended_at: endedAt,
      page_count: count.pageCount,
      document_count: count.documentCount,
      new_count: count.newCount,
      changed_count: count.changedCount,
      unchanged_count: count.unchangedCount,
      older_count: count.olderCount,
      unreadable_count: count.unreadableCount,
      ...faultColumns(fault),
    })
    .execute();
}

/** Deletes runs that nobody looks at any more; how many. */
export async function deleteRunsBefore(tx: Tx, before: Instant): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('pull_runs')
    .where('started_at', '<', before)
    .where('outcome', '<>', 'running')
    .executeTakeFirst();
  return Number(numDeletedRows);
}
