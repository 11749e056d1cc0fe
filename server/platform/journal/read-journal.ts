import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { JournalPosition } from './journal-position.ts';
import type { JournalEvent } from './subscriber.ts';

/** Rows read at once, at most. */
export const journalBatchLimit = 500;

/** Part of the journal in commit order, and the place reading goes on from. */
export type JournalBatch = Readonly<{ events: readonly JournalEvent[]; position: JournalPosition }>;

export type ReadJournalAsk = Readonly<{
  after: JournalPosition;
  /** only these events; all when left out */
  events?: readonly string[];
  limit?: number;
}>;

/**
 * The next events after a place, in commit order, only those that no running transaction can still come before.
 * When nothing more matches, the place moves to the end of what was looked through. One statement, one moment.
 */
export async function readJournal(db: Db | Tx, ask: ReadJournalAsk): Promise<JournalBatch> {
  const limit = ask.limit ?? journalBatchLimit;
  const wanted: RawBuilder<unknown> = ask.events ? sql`and event = any(${ask.events}::text[])` : sql``;
  const { rows } = await sql<JournalEvent & JournalPosition & { endXact: string; endSeq: number; id: string | null }>`
    select
      last.xact as "endXact", last.seq as "endSeq", found.xact, found.seq, found.id, found.event,
      found.subject_kind as "subjectKind", found.subject_id as "subjectId", found.at, found.actor_id as "actorId", found.payload
    from (
      select xact, seq from journal where xact < pg_snapshot_xmin(pg_current_snapshot()) order by xact desc, seq desc limit 1
    ) as last
    left join lateral (
      select * from journal
      where (xact, seq) > (${ask.after.xact}::xid8, ${ask.after.seq}::bigint)
        and xact < pg_snapshot_xmin(pg_current_snapshot()) ${wanted}
      order by xact, seq
      limit ${limit}
    ) as found on true
    order by found.xact, found.seq`.execute(db);
  const [first] = rows;
  if (!first) return { events: [], position: ask.after }; // the journal is empty
  const found = rows.filter((row) => row.id !== null);
  const lastFound = found.at(-1);
  const events = found.map(({ id, event, subjectKind, subjectId, at, actorId, payload }) => ({
    id,
    event,
    subjectKind,
    subjectId,
    at,
    actorId,
    payload,
  }));
  if (lastFound && found.length >= limit) return { events, position: { xact: lastFound.xact, seq: lastFound.seq } };
  return { events, position: laterOf(ask.after, { xact: first.endXact, seq: first.endSeq }) };
}

/** A place that came from elsewhere may lie beyond our end; reading never goes back. */
function laterOf(one: JournalPosition, other: JournalPosition): JournalPosition {
  const [a, b] = [BigInt(one.xact), BigInt(other.xact)];
  return a > b || (a === b && one.seq >= other.seq) ? one : other;
}
