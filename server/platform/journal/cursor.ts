import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../db/database.ts';
import { inOneTurn, sendAhead } from '../db/in-one-turn.ts';
import { journalBeginning, journalEnd, type JournalPosition } from './journal-position.ts';
import { batchOf, nextEvents, type JournalBatch, type JournalRow } from './read-journal.ts';
import type { Subscriber } from './subscriber.ts';

/** Gives every subscriber that is new to this merchant its cursor; the others keep theirs. */
export async function addCursors(tx: Tx, subscribers: readonly Subscriber[], now: Instant): Promise<void> {
  if (subscribers.length === 0) return;
  const end = await journalEnd(tx);
  const rows = subscribers.map(({ name, from }) => ({ subscriber: name, ...(from === 'now' ? end : journalBeginning), moved_at: now }));
  await tx
    .insertInto('subscriber_cursors')
    .values(rows)
    .onConflict((conflict) => conflict.column('subscriber').doNothing())
    .execute();
}

const lockedCursor = (subscriber: string): RawBuilder<JournalPosition> =>
  sql<JournalPosition>`select xact, seq from subscriber_cursors where subscriber = ${subscriber} for update skip locked`;

/** Locks a subscriber's cursor for this transaction; null when another worker holds it, who then does the work. */
export async function lockCursor(tx: Tx, subscriber: string): Promise<JournalPosition | null> {
  const { rows } = await lockedCursor(subscriber).execute(tx);
  return rows[0] ?? null;
}

/**
 * Locks a subscriber's cursor for this transaction and reads on from there, in one turn to the database; null when another worker
 * holds it, who then does the work.
 */
export async function lockAndRead(
  tx: Tx,
  { name, on, limit }: Readonly<{ name: string; on: readonly string[]; limit: number }>,
): Promise<Readonly<{ after: JournalPosition; batch: JournalBatch }> | null> {
  const [[after], found] = await inOneTurn<[JournalPosition, JournalRow]>(
    tx,
    lockedCursor(name),
    nextEvents({ after: { cursorOf: name }, events: on, limit }),
  );
  return after ? { after, batch: batchOf(found, { after, limit }) } : null;
}

/** The commit need not wait for it. */
export async function moveCursor(tx: Tx, subscriber: string, to: JournalPosition, now: Instant): Promise<void> {
  const { xact, seq } = to;
  await sendAhead(
    tx,
    sql`update subscriber_cursors set xact = ${xact}, seq = ${seq}, moved_at = ${now} where subscriber = ${subscriber}`.compile(tx),
  );
}

/** Rows after a cursor that one look goes through. */
const lookLimit = 500;

/** What one look found for a subscriber. */
export type Waiting = Readonly<{
  subscriber: string;
  /** there is news that it asked for, not far from its cursor */
  hasNews: boolean;
  /** parked events that a person asked to try again */
  parkedIds: readonly string[];
}>;

/** `isFull`: its cursor has passed as many rows as one look takes. */
type Looked = Waiting & Readonly<{ isFull: boolean }>;

/**
 * One look for all of these subscribers: who has something to do, and whether there is more to look through. Cursors pass what their
 * subscribers did not ask for, all of them in this statement: most news concerns few, and a transaction for each of the others would
 * cost more than what happened. One that somebody works with is left to them.
 */
export async function waitingFor(
  db: Db,
  subscribers: readonly Pick<Subscriber, 'name' | 'on'>[],
  now: Instant,
): Promise<Readonly<{ waiting: readonly Waiting[]; isMore: boolean }>> {
  if (subscribers.length === 0) return { waiting: [], isMore: false };
  const { rows } = await sql<Looked>`
    with last as materialized (
      select xact, seq from journal where xact < pg_snapshot_xmin(pg_current_snapshot()) order by xact desc, seq desc limit 1
    ),
    looked as materialized (
      select own.subscriber, own.xact as from_xact, own.seq as from_seq, passed.xact, passed.seq, passed.has_news, passed.is_full
      from unnest(${subscribers.map(({ name }) => name)}::text[], ${subscribers.map(({ on }) => on.join(' '))}::text[]) as given (name, news)
      join subscriber_cursors as own on own.subscriber = given.name
      join last on (own.xact, own.seq) < (last.xact, last.seq)
      cross join lateral (
        select xact, seq, bool_or(event = any(string_to_array(given.news, ' '))) over () as has_news, count(*) over () = ${lookLimit}::integer as is_full
        from (
          select xact, seq, event from journal
          where (xact, seq) > (own.xact, own.seq) and xact < pg_snapshot_xmin(pg_current_snapshot())
          order by xact, seq limit ${lookLimit}::integer
        ) as next
        order by xact desc, seq desc limit 1
      ) as passed
    ),
    free as materialized (
      select own.subscriber from subscriber_cursors as own
      join looked on looked.subscriber = own.subscriber and looked.from_xact = own.xact and looked.from_seq = own.seq
      where not looked.has_news
      for update of own skip locked
    ),
    moved as (
      update subscriber_cursors as own set xact = looked.xact, seq = looked.seq, moved_at = ${now}
      from looked join free on free.subscriber = looked.subscriber
      where own.subscriber = looked.subscriber
      returning own.subscriber, looked.is_full
    ),
    asked as (
      select subscriber, array_agg(id order by retry_at) as ids from parked_events where retry_at is not null group by subscriber
    )
    select
      coalesce(looked.subscriber, asked.subscriber) as subscriber, coalesce(looked.has_news, false) as "hasNews",
      coalesce(moved.is_full, false) as "isFull", coalesce(asked.ids, '{}') as "parkedIds"
    from looked full join asked on asked.subscriber = looked.subscriber left join moved on moved.subscriber = looked.subscriber`.execute(
    db,
  );
  return {
    waiting: rows.filter(({ hasNews, parkedIds }) => hasNews || parkedIds.length > 0),
    isMore: rows.some(({ isFull }) => isFull),
  };
}

/** Whether any of the named subscribers has not read the journal to its end, what open transactions may still hide included. */
export async function areAnyBehind(db: Db, subscribers: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ areBehind: boolean }>`
    select exists (
      select from subscriber_cursors as c, (select xact, seq from journal order by xact desc, seq desc limit 1) as last
      where c.subscriber = any(${subscribers}::text[]) and (c.xact, c.seq) < (last.xact, last.seq)
    ) as "areBehind"`.execute(db);
  return rows[0]?.areBehind === true;
}
