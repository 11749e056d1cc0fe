import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { JournalPosition } from './journal-position.ts';
import type { JournalEvent } from './subscriber.ts';

/** Events answered at once, at most. */
export const journalBatchLimit = 500;

/**
 * Rows looked through in one statement for each event that is wanted. Without it the planner may believe that too few match to fill
 * a batch, and sort the whole rest of the journal to find them.
 */
const lookedThrough = 2;
const windowOf = (limit: number): number => lookedThrough * Math.max(limit, journalBatchLimit);

/** Part of the journal in commit order, and the place reading goes on from. */
export type JournalBatch = Readonly<{
  events: readonly JournalEvent[];
  position: JournalPosition;
  /** nothing readable comes after `position` for now */
  isAtEnd: boolean;
}>;

export type ReadJournalAsk = Readonly<{
  after: JournalPosition;
  /** only these events; all when left out */
  events?: readonly string[];
  limit?: number;
}>;

export type JournalRow = JournalEvent &
  JournalPosition &
  Readonly<{ endXact: string; endSeq: number; passedCount: number; id: string | null }>;

/**
 * The next events after a place, in commit order, only those that no running transaction can still come before.
 * The place moves past rows that were not wanted. One statement, one moment.
 */
export async function readJournal(db: Db | Tx, ask: ReadJournalAsk): Promise<JournalBatch> {
  const { after, limit = journalBatchLimit } = ask;
  const { rows } = await nextEvents({ after, limit, ...(ask.events && { events: ask.events }) }).execute(db);
  return batchOf(rows, { after, limit });
}

/** A place, or the one at which a subscriber's cursor stands when the statement begins. */
type From = JournalPosition | Readonly<{ cursorOf: string }>;

/** The statement that reads on from a place; `batchOf` says what its rows mean. */
export function nextEvents(ask: Readonly<{ after: From; events?: readonly string[]; limit: number }>): RawBuilder<JournalRow> {
  const wanted = ask.events ? sql`event = any(${ask.events}::text[])` : sql`true`;
  const { after } = ask;
  const cursor = (column: 'xact' | 'seq', name: string) =>
    sql`(select ${sql.ref(column)} from subscriber_cursors where subscriber = ${name})`;
  const place =
    'cursorOf' in after
      ? sql`${cursor('xact', after.cursorOf)}, ${cursor('seq', after.cursorOf)}`
      : sql`${after.xact}::xid8, ${after.seq}::bigint`;
  return sql<JournalRow>`
    with passed as (
      select xact, seq, id, event, subject_kind, subject_id, at, actor_id, payload from journal
      where (xact, seq) > (${place}) and xact < pg_snapshot_xmin(pg_current_snapshot())
      order by xact, seq
      limit ${windowOf(ask.limit)}
    )
    select
      ending.xact as "endXact", ending.seq as "endSeq", (select count(*) from passed) as "passedCount",
      found.xact, found.seq, found.id, found.event,
      found.subject_kind as "subjectKind", found.subject_id as "subjectId", found.at, found.actor_id as "actorId", found.payload
    from (select xact, seq from passed order by xact desc, seq desc limit 1) as ending
    left join (select * from passed where ${wanted} order by xact, seq limit ${ask.limit}) as found on true
    order by found.xact, found.seq`;
}

export function batchOf(rows: readonly JournalRow[], { after, limit }: Readonly<{ after: JournalPosition; limit: number }>): JournalBatch {
  const [first] = rows;
  if (!first) return { events: [], position: after, isAtEnd: true };
  const found = rows.filter((row) => row.id !== null);
  const events = found.map(({ id, event, subjectKind, subjectId, at, actorId, payload }) => ({
    id,
    event,
    subjectKind,
    subjectId,
    at,
    actorId,
    payload,
  }));
  const last = found.at(-1);
  if (last && found.length === limit) return { events, position: { xact: last.xact, seq: last.seq }, isAtEnd: false };
  return { events, position: { xact: first.endXact, seq: first.endSeq }, isAtEnd: first.passedCount < windowOf(limit) };
}

/**
 * What is committed after a settled place, newest first, also what an older running transaction still holds back from
 * `readJournal`. For those who must know at once and may hear it twice; no place to read on from. At most a batch.
 */
export async function readUnsettled(db: Db | Tx, after: JournalPosition): Promise<readonly JournalEvent[]> {
  const { rows } = await sql<JournalEvent & Readonly<{ id: string }>>`
    select id, event, subject_kind as "subjectKind", subject_id as "subjectId", at, actor_id as "actorId", payload from journal
    where (xact, seq) > (${after.xact}::xid8, ${after.seq}::bigint)
    order by xact desc, seq desc
    limit ${journalBatchLimit}`.execute(db);
  return rows;
}
