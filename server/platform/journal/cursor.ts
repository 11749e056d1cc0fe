import { sql } from 'kysely';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../db/database.ts';
import { journalBeginning, journalEnd, type JournalPosition } from './journal-position.ts';
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

/** Locks a subscriber's cursor for this transaction; null when another worker holds it, who then does the work. */
export async function lockCursor(tx: Tx, subscriber: string): Promise<JournalPosition | null> {
  const row = await tx
    .selectFrom('subscriber_cursors')
    .select(['xact', 'seq'])
    .where('subscriber', '=', subscriber)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ?? null;
}

export async function moveCursor(tx: Tx, subscriber: string, to: JournalPosition, now: Instant): Promise<void> {
  await tx
    .updateTable('subscriber_cursors')
    .set({ ...to, moved_at: now })
    .where('subscriber', '=', subscriber)
    .execute();
}

/** Rows of the journal that one statement looks through for each subscriber. */
const passedLimit = 500;

/** What waits for one subscriber: events after its cursor, or parked events that a person asked to try again. */
export type Waiting = Readonly<{ subscriber: string; parkedIds: readonly string[] }>;

/** Those of the named subscribers that have something to do: one look for all of them. */
export async function waitingFor(db: Db, subscribers: readonly string[]): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    with last as (
      select xact, seq from journal where xact < pg_snapshot_xmin(pg_current_snapshot()) order by xact desc, seq desc limit 1
    ),
    asked as (
      select subscriber, array_agg(id order by retry_at) as ids from parked_events where retry_at is not null group by subscriber
    )
    select c.subscriber, coalesce(asked.ids, '{}') as "parkedIds"
    from subscriber_cursors as c
    left join last on true
    left join asked on asked.subscriber = c.subscriber
    where c.subscriber = any(${subscribers}::text[]) and ((c.xact, c.seq) < (last.xact, last.seq) or asked.ids is not null)`.execute(db);
  return rows;
}

/**
 * Moves the cursors of those past all news that they do not hear: one statement for all of them, instead of a look by each. Who has
 * something to hear stays where it is, and so does who is far behind, or whom another worker has in hand.
 */
export async function passUnheard(db: Db, subscribers: readonly Subscriber[], now: Instant): Promise<void> {
  const names = subscribers.map(({ name }) => name);
  const heard = subscribers.map(({ on }) => on.join(' '));
  await sql`
    with last as (
      select xact, seq from journal where xact < pg_snapshot_xmin(pg_current_snapshot()) order by xact desc, seq desc limit 1
    ),
    free as (
      select c.subscriber, c.xact, c.seq, string_to_array(given.heard, ' ') as heard from subscriber_cursors as c
      join unnest(${names}::text[], ${heard}::text[]) as given (name, heard) on given.name = c.subscriber
      join last on (c.xact, c.seq) < (last.xact, last.seq)
      for update of c skip locked
    ),
    passing as (
      select free.subscriber from free cross join last cross join lateral (
        select count(*) as count, bool_or(news.event = any(free.heard)) as are_heard from (
          select event from journal
          where (xact, seq) > (free.xact, free.seq) and (xact, seq) <= (last.xact, last.seq)
          order by xact, seq limit ${passedLimit}
        ) as news
      ) as ahead
      where not ahead.are_heard and ahead.count < ${passedLimit}
    )
    update subscriber_cursors as c set xact = last.xact, seq = last.seq, moved_at = ${now}
    from passing, last where c.subscriber = passing.subscriber`.execute(db);
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
