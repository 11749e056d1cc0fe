import { setTimeout as pause } from 'node:timers/promises';
import type { ControlledTransaction } from 'kysely';
import type { Db, Tx } from './database.ts';
import { isConflict, isDatabaseUnavailable } from './database-fault.ts';
import type { Tables } from './tables.ts';

/** Attempts of one transaction; the pauses between them add up to about two seconds, a restart of the database. */
const attemptLimit = 10;
const firstPauseMs = 5;
const longestPauseMs = 500;

/**
 * Runs work in one transaction (read committed): commits when it returns, rolls back when it throws.
 * Repeats it after a conflict, a deadlock or a connection lost before the commit was sent, so it must have no other effect
 * than through `tx`. Once the commit is on its way it is never repeated: a lost answer is thrown, the outcome unknown.
 */
export async function inTransaction<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await oneAttempt(db, work);
    if ('value' in outcome) return outcome.value;
    if (attempt >= attemptLimit || !outcome.isRepeatable) throw outcome.error;
    await pause(Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt)); // full jitter: two rivals part
  }
}

/** Reads in one unchanging view of the database: everything asked inside sees the same moment. Writing is refused. */
export function inSnapshot<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

type Outcome<Value> = Readonly<{ value: Value }> | Readonly<{ error: unknown; isRepeatable: boolean }>;

async function oneAttempt<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Outcome<Value>> {
  let tx: ControlledTransaction<Tables>;
  try {
    tx = await db.startTransaction().setIsolationLevel('read committed').execute();
  } catch (error) {
    return { error, isRepeatable: isDatabaseUnavailable(error) };
  }
  let value: Value;
  try {
    value = await work(tx);
  } catch (error) {
    await rollBack(tx);
    return { error, isRepeatable: isConflict(error) || isDatabaseUnavailable(error) };
  }
  try {
    await tx.commit().execute();
    return { value };
  } catch (error) {
    await rollBack(tx);
    return { error, isRepeatable: isConflict(error) }; // the server's own refusal; any other error leaves the outcome open
  }
}

/** The error that led here is the one worth telling; a failing rollback means that the connection is gone, and with it the work. */
async function rollBack(tx: ControlledTransaction<Tables>): Promise<void> {
  if (tx.isCommitted || tx.isRolledBack) return;
  await tx
    .rollback()
    .execute()
    .catch(() => undefined);
}
