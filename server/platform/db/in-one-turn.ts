import type { CompiledQuery, RawBuilder } from 'kysely';
import type { Db, Tx } from './database.ts';

type Statements<Rows extends readonly object[]> = { readonly [Index in keyof Rows]: RawBuilder<Rows[Index]> };
type Answers<Rows extends readonly object[]> = { readonly [Index in keyof Rows]: readonly Rows[Index][] };

/**
 * Statements that need nothing of each other's answers, sent together and done one after the other: each sees what those before it did
 * and what others had committed when its turn came, as if every answer had been waited for. One wait instead of several.
 * @throws the fault that came first: those after it only say that the transaction is over
 */
export function inOneTurn<Rows extends readonly object[]>(db: Db | Tx, ...statements: Statements<Rows>): Promise<Answers<Rows>> {
  return db.getExecutor().provideConnection(async (connection) => {
    const asked = statements.map((statement: RawBuilder<object>) => connection.executeQuery<object>(statement.compile(db)));
    const answers: (readonly object[])[] = [];
    const faults: unknown[] = [];
    for (const answer of await Promise.allSettled(asked))
      if (answer.status === 'fulfilled') answers.push(answer.value.rows);
      else faults.push(answer.reason);
    if (faults.length > 0) throw faults[0];
    return answers as unknown as Answers<Rows>;
  });
}

const ahead = new WeakMap<Tx, Promise<unknown>[]>();

/**
 * Sends a statement whose answer nobody needs: what comes next, often the commit, is sent behind it at once. Should it fail, nothing
 * after it in the transaction can succeed, and `inTransaction` throws its fault.
 */
export async function sendAhead(tx: Tx, statement: CompiledQuery): Promise<void> {
  await tx.getExecutor().provideConnection(async (connection) => {
    const answer = connection.executeQuery(statement);
    answer.catch(() => undefined); // told by faultAhead
    ahead.set(tx, [...(ahead.get(tx) ?? []), answer]);
  });
}

/** The fault of a statement that was sent ahead, which those after it do not tell; null when there is none. */
export async function faultAhead(tx: Tx): Promise<Readonly<{ error: unknown }> | null> {
  for (const answer of await Promise.allSettled(ahead.get(tx) ?? [])) if (answer.status === 'rejected') return { error: answer.reason };
  return null;
}
