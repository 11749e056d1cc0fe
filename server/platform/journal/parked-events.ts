import { randomBytes } from 'node:crypto';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { storableText } from '@zhidan/core/kernel/canonical-json.ts';
import { uuidV7 } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../db/database.ts';
import { isConflict, isDatabaseUnavailable } from '../db/database-fault.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Merchant } from '../merchant.ts';
import { lockCursor, moveCursor } from './cursor.ts';
import { readJournal } from './read-journal.ts';
import type { JournalEvent, Subscriber } from './subscriber.ts';

/** Longest error text that is kept. */
const errorMaxLength = 2_000;

/** Whether the event itself is to blame: not a database that is away, not a rival transaction. */
export function isPoison(error: unknown): boolean {
  return !isDatabaseUnavailable(error) && !isConflict(error);
}

/** Puts a subscriber's next event aside, if it is still the one that failed, and lets the later ones go on. */
export async function parkEvent(
  merchant: Merchant,
  subscriber: Subscriber,
  failed: { event: JournalEvent; error: unknown; attemptCount: number },
) {
  await inTransaction(merchant.db, async (tx) => {
    const after = await lockCursor(tx, subscriber.name);
    if (!after) return;
    const { events, position } = await readJournal(tx, { after, events: subscriber.on, limit: 1 });
    if (events[0]?.id !== failed.event.id) return; // another worker digested it meanwhile
    const now = merchant.clock();
    await tx
      .insertInto('parked_events')
      .values({
        id: uuidV7(instantMs(now), randomBytes(10)),
        subscriber: subscriber.name,
        journal_id: failed.event.id,
        error: errorText(failed.error),
        attempt_count: failed.attemptCount,
        parked_at: now,
      })
      .execute();
    await moveCursor(tx, subscriber.name, position, now);
  });
}

/** Who could not digest what; told to the person who retries or drops it. */
export type ParkedEvent = Readonly<{ id: string; subscriber: string; journalId: string }>;

/** Asks for another try of a parked event; the worker takes it within a second. Null when it is not parked (any more). */
export async function retryParkedEvent(tx: Tx, ask: Readonly<{ id: string; now: Instant }>): Promise<ParkedEvent | null> {
  const row = await tx
    .updateTable('parked_events')
    .set({ retry_at: ask.now })
    .where('id', '=', ask.id)
    .returning(['id', 'subscriber', 'journal_id as journalId'])
    .executeTakeFirst();
  return row ?? null;
}

/** Gives a parked event up for good. Null when it is not parked (any more). */
export async function dropParkedEvent(tx: Tx, id: string): Promise<ParkedEvent | null> {
  const row = await tx
    .deleteFrom('parked_events')
    .where('id', '=', id)
    .returning(['id', 'subscriber', 'journal_id as journalId'])
    .executeTakeFirst();
  return row ?? null;
}

/** Tries a parked event again as asked: digested and gone, or parked anew with its latest error. */
export async function applyParkedEvent(merchant: Merchant, subscriber: Subscriber, id: string): Promise<void> {
  try {
    await inTransaction(merchant.db, async (tx) => {
      // the row lock makes a retry happen once, whichever worker takes it
      const parked = await tx
        .selectFrom('parked_events')
        .select('journal_id')
        .where('id', '=', id)
        .where('retry_at', 'is not', null)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!parked) return;
      const event = await journalEvent(tx, parked.journal_id);
      await subscriber.apply(tx, [event], { by: systemCaller(subscriber.name), now: merchant.clock(), vault: merchant.vault });
      await tx.deleteFrom('parked_events').where('id', '=', id).execute();
    });
  } catch (error) {
    if (!isPoison(error)) throw error;
    await parkAnew(merchant, id, error);
  }
}

async function parkAnew(merchant: Merchant, id: string, error: unknown): Promise<void> {
  await inTransaction(merchant.db, (tx) =>
    tx
      .updateTable('parked_events')
      .set((row) => ({ error: errorText(error), attempt_count: row('attempt_count', '+', 1), parked_at: merchant.clock(), retry_at: null }))
      .where('id', '=', id)
      .execute(),
  );
}

async function journalEvent(tx: Tx, id: string): Promise<JournalEvent> {
  const row = await tx
    .selectFrom('journal')
    .select(['id', 'event', 'subject_kind as subjectKind', 'subject_id as subjectId', 'at', 'actor_id as actorId', 'payload'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row as JournalEvent;
}

function errorText(error: unknown): string {
  return storableText(error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, errorMaxLength);
}
