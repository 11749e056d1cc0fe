import { setTimeout as pause } from 'node:timers/promises';
import type { ControlledTransaction } from 'kysely';
import type { Db, Tx } from './database.ts';
import { isConflict, isDatabaseUnavailable } from './database-fault.ts';
import { faultAhead } from './in-one-turn.ts';
import type { Tables } from './tables.ts';

/** Why a transaction may be run again: it certainly left nothing behind, and another time it can succeed. */
type Repeatable = 'conflict' | 'unavailable';

/**
 * How long it is tried again. By time and not by count: each lost conflict means that a rival has got on, so that among
 * many rivals losing often is normal. For a database that is away, a restart's worth; then the caller hears of it.
 */
const patienceMs: Readonly<Record<Repeatable, number>> = { conflict: 10_000, unavailable: 2_000 };
const longestPauseMs: Readonly<Record<Repeatable, number>> = { conflict: 20, unavailable: 500 };
const firstPauseMs = 5;

/**
 * Runs work in one transaction (read committed): commits when it returns, rolls back when it throws.
 * Repeats it after a conflict, a deadlock or a connection lost before the commit was sent, so it must have no other effect
 * than through `tx`. Once the commit is on its way it is never repeated: a lost answer is thrown, the outcome unknown.
 */
export async function inTransaction<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const began = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await oneAttempt(db, work);
    if ('value' in outcome) return outcome.value;
    const { error, repeatable } = outcome;
    if (!repeatable || performance.now() - began > patienceMs[repeatable]) throw error;
    await pause(Math.random() * Math.min(longestPauseMs[repeatable], firstPauseMs * 2 ** attempt)); // full jitter: rivals part
  }
}

class TakenBack extends Error {}

/** Runs work as a command would and takes all of it back: its answer tells what the command would do. Locks are held meanwhile. */
export async function inTrial<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const answers: Value[] = [];
  try {
    await inTransaction(db, async (tx) => {
      answers.push(await work(tx));
      throw new TakenBack();
    });
  } catch (error) {
    const answer = answers.at(-1);
    if (!(error instanceof TakenBack) || answer === undefined) throw error;
    return answer;
  }
  throw new Error('inTrial: work that is taken back was committed');
}

/** Reads in one unchanging view of the database: everything asked inside sees the same moment. Writing is refused. */
export function inSnapshot<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}

/** The same for reading more than fits into memory: hands on what `read` yields, from one unchanging view. */
export async function* fromSnapshot<Item>(db: Db, read: (tx: Tx) => AsyncIterable<Item>): AsyncGenerator<Item> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    yield* read(tx);
  } finally {
    await rollBack(tx);
  }
}

type Outcome<Value> = Readonly<{ value: Value }> | Readonly<{ error: unknown; repeatable: Repeatable | null }>;

async function oneAttempt<Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Outcome<Value>> {
  let tx: ControlledTransaction<Tables>;
  try {
    tx = await db.startTransaction().setIsolationLevel('read committed').execute();
  } catch (error) {
    return { error, repeatable: isDatabaseUnavailable(error) ? 'unavailable' : null };
  }
  let value: Value;
  try {
    value = await work(tx);
  } catch (told) {
    const { error } = (await faultAhead(tx)) ?? { error: told };
    await rollBack(tx);
    return { error, repeatable: isConflict(error) ? 'conflict' : isDatabaseUnavailable(error) ? 'unavailable' : null };
  }
  try {
    await tx.commit().execute();
    return { value };
  } catch (told) {
    const { error } = (await faultAhead(tx)) ?? { error: told };
    await rollBack(tx);
    return { error, repeatable: isConflict(error) ? 'conflict' : null }; // the server's own refusal; any other error leaves the outcome open
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
