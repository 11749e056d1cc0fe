import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { PullKind, PullOutcome } from '@zhidan/core/channels/pull/pull-run.ts';
import type { PullRunId, PullRunView, ShownFault } from '@zhidan/core/channels/shop/pull-run-api.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';

/** A row of pull_runs. */
export type PullRunRow = Readonly<{
  id: string;
  shop_id: string;
  kind: string;
  asked_by: string;
  from_at: Instant | null;
  to_at: Instant | null;
  started_at: Instant;
  ended_at: Instant | null;
  outcome: string;
  page_count: number;
  document_count: number;
  new_count: number;
  changed_count: number;
  unchanged_count: number;
  older_count: number;
  unreadable_count: number;
  fault_kind: string | null;
  fault_code: string | null;
  fault_words: string | null;
}>;

export function pullRunView(row: PullRunRow): PullRunView {
  return {
    id: row.id as PullRunId,
    shopId: row.shop_id as ShopId,
    kind: row.kind as PullKind,
    askedBy: row.asked_by,
    from: row.from_at,
    to: row.to_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    outcome: row.outcome as PullOutcome,
    pageCount: row.page_count,
    documentCount: row.document_count,
    newCount: row.new_count,
    changedCount: row.changed_count,
    unchangedCount: row.unchanged_count,
    olderCount: row.older_count,
    unreadableCount: row.unreadable_count,
    fault: shownFault({ kind: row.fault_kind, code: row.fault_code, words: row.fault_words, at: row.ended_at }),
  };
}

type StoredFault = Readonly<{ kind: string | null; code: string | null; words: string | null; at: Instant | null }>;

/** A fault as screens get it; null where there is none. */
export function shownFault({ kind, code, words, at }: StoredFault): ShownFault | null {
  return kind === null ? null : { kind: kind as ShownFault['kind'], code: code ?? '', words: words ?? '', at };
}
