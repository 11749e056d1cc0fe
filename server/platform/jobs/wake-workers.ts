import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { sendAhead } from '../db/in-one-turn.ts';

/** Wakes the workers of a queue when the transaction commits, on the channel that pg-boss listens to in this schema. */
export async function wakeWorkers(tx: Tx, queue: string): Promise<void> {
  const woken = sql`select pg_notify('pgboss_' || left(encode(sha224(convert_to(current_schema(), 'UTF8')), 'hex'), 24), ${queue})`;
  await sendAhead(tx, woken.compile(tx));
}
