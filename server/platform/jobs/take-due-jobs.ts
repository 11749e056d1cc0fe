import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { TakenJob } from './attempt-job.ts';
import type { Job } from './job.ts';

/**
 * Takes jobs that are due by a clock that is not the wall's, the oldest first, as pg-boss would: those added for at once, and those
 * for a moment that has come. Nothing but `settleTaken` ends them, so whoever takes them works alone in this schema.
 */
export async function takeDueJobs(
  db: Db,
  ask: Readonly<{ names: readonly string[]; now: Instant; limit: number }>,
): Promise<readonly (TakenJob & Readonly<{ name: string }>)[]> {
  const { rows } = await sql<Omit<TakenJob, 'signal'> & { name: string }>`
    with due as (
      select name, id from job
      where state < 'active' and not blocked and name = any(${ask.names}::text[]) and (start_after = created_on or start_after <= ${ask.now})
      order by created_on, id limit ${ask.limit}
      for update skip locked
    )
    update job set state = 'active', started_on = now() from due where job.name = due.name and job.id = due.id
    returning job.id, job.name, job.data, job.retry_count as "retryCount", job.retry_limit as "retryLimit"`.execute(db);
  const { signal } = new AbortController();
  return rows.map((row) => ({ ...row, signal }));
}

/** `status` as pg-boss says it: `completed`, `failed` and to be tried again, anything else dead. */
export type TakenOutcome = Readonly<{ type: Job['type']; id: string; status: string; output?: unknown }>;

/** What became of taken jobs: done, dead, or to be tried again after the pause of their type, counted by the same clock. One statement for all. */
export async function settleTaken(db: Db, outcomes: readonly TakenOutcome[], now: Instant): Promise<void> {
  if (outcomes.length === 0) return;
  await sql`
    update job set
      state = case given.status when 'completed' then 'completed' when 'failed' then 'retry' else 'failed' end::job_state,
      completed_on = case when given.status = 'failed' then null else now() end,
      retry_count = retry_count + case when given.status = 'failed' then 1 else 0 end,
      start_after = case when given.status = 'failed'
        then ${now}::timestamptz + given.pause_ms * power(2, least(retry_count, 12)) * interval '1 millisecond' else start_after end,
      output = given.output
    from unnest(
      ${outcomes.map(({ type }) => type.name)}::text[], ${outcomes.map(({ id }) => id)}::uuid[], ${outcomes.map(({ status }) => status)}::text[],
      ${outcomes.map(({ output }) => JSON.stringify(output ?? null))}::jsonb[], ${outcomes.map(({ type }) => type.retryDelayMs)}::integer[]
    ) as given (name, id, status, output, pause_ms)
    where job.name = given.name and job.id = given.id`.execute(db);
}

/** Jobs whose worker was killed wait again, as pg-boss has it after their sign of life fails. */
export async function releaseTaken(db: Db, names: readonly string[]): Promise<void> {
  await sql`update job set state = 'retry', retry_count = retry_count + 1 where state = 'active' and name = any(${names}::text[])`.execute(
    db,
  );
}
