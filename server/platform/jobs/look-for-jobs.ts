import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { isDatabaseUnavailable } from '../db/database-fault.ts';
import type { Db } from '../db/database.ts';
import type { Merchant } from '../merchant.ts';

/** How often all queues are looked at together. */
const lookMs = 500;
const faultPauseMs = 1_000;

/**
 * Calls `wake` for each named queue that has a job due, until stopped: one statement for all of them, where every worker of
 * every queue asking for itself keeps an idle database busy. A database that is away is waited out.
 */
export async function lookForJobs(
  merchant: Merchant,
  { queues, stopping, wake }: Readonly<{ queues: readonly string[]; stopping: AbortSignal; wake: (queue: string) => void }>,
): Promise<void> {
  while (!stopping.aborted) {
    let restMs = lookMs;
    try {
      for (const queue of await dueQueues(merchant.db, queues)) wake(queue);
    } catch (error) {
      if (!isDatabaseUnavailable(error)) merchant.log.warn({ err: error }, 'the look for due jobs failed and is tried again');
      restMs = faultPauseMs;
    }
    await pause(restMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

async function dueQueues(db: Db, queues: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select queue.name from unnest(${queues}::text[]) as queue (name)
    where exists (
      select from job
      where job.name = queue.name and job.state in ('created', 'retry') and job.blocked = false and job.start_after <= now()
    )`.execute(db);
  return rows.map(({ name }) => name);
}
