import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import { wakeWorkers } from './wake-workers.ts';

/** The queue a job belongs to, told to the person who retries or drops it. */
export type SettledJob = Readonly<{ id: string; name: string }>;

/**
 * Gives a dead job a full set of attempts again, from now on. Null when it is not dead (any more), or when a newer job
 * with the same key already waits or runs and does its work.
 */
export async function retryJob(tx: Tx, id: string): Promise<SettledJob | null> {
  const { rows } = await sql<SettledJob>`
    update job set
      state = 'retry', retry_limit = job.retry_count + 1 + queue.retry_limit, completed_on = null, start_after = now(), output = null
    from queue
    where job.name = queue.name and job.id = ${id}::uuid and job.state = 'failed' and not exists (
      select from job as newer
      where newer.name = job.name and newer.singleton_key = job.singleton_key and newer.state <= 'active'
    )
    returning job.id, job.name`.execute(tx);
  const [retried] = rows;
  if (!retried) return null;
  await wakeWorkers(tx, retried.name); // a person waits for it
  return retried;
}

/** Gives up a job that is dead or waits; a running one is let run. Null when there is none (any more). */
export async function dropJob(tx: Tx, id: string): Promise<SettledJob | null> {
  const { rows } = await sql<SettledJob>`
    delete from job using queue
    where job.name = queue.name and job.id = ${id}::uuid and job.state in ('created', 'retry', 'failed')
    returning job.id, job.name`.execute(tx);
  return rows[0] ?? null;
}
