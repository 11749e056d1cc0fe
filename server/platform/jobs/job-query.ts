import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** Jobs a person may look at. `dead`: all attempts failed. */
export type JobState = 'created' | 'retry' | 'active' | 'dead';

export type JobRow = Readonly<{
  id: string;
  name: string;
  state: JobState;
  attemptCount: number;
  createdAt: Instant;
  startAfter: Instant | null;
  failedAt: Instant | null;
  error: string | null;
  payload: Json;
}>;

/** The last job of the page before. */
export type JobCursor = Readonly<{ createdAt: Instant; id: string }>;

/** pg-boss' word for our word. */
const storedState = { created: 'created', retry: 'retry', active: 'active', dead: 'failed' } as const satisfies Record<JobState, string>;

/** Jobs in one state, newest first. */
export async function listJobs(db: Db, ask: Readonly<{ state: JobState; limit: number; after?: JobCursor }>): Promise<readonly JobRow[]> {
  const after = ask.after
    ? sql`and (date_trunc('milliseconds', created_on), id) < (${ask.after.createdAt}::timestamptz, ${ask.after.id}::uuid)`
    : sql``;
  const { rows } = await sql<Omit<JobRow, 'state'>>`
    select id, name, retry_count + case when started_on is null then 0 else 1 end as "attemptCount", created_on as "createdAt",
      case when state < 'active' then start_after end as "startAfter", completed_on as "failedAt",
      coalesce(output ->> 'error', output ->> 'message', output -> 'value' ->> 'message') as error, data as payload
    from job
    where name in (select name from queue where name not like '\\_\\_pgboss\\_\\_%') and state = ${storedState[ask.state]}::job_state ${after}
    order by date_trunc('milliseconds', created_on) desc, id desc
    limit ${ask.limit}`.execute(db);
  return rows.map((row) => ({ ...row, state: ask.state }));
}

export type QueueCount = Readonly<{ name: string; waitingCount: number; activeCount: number; deadCount: number; cron: string | null }>;

/** How many jobs wait, run and are dead in each queue. */
export async function queueCounts(db: Db): Promise<readonly QueueCount[]> {
  const { rows } = await sql<QueueCount>`
    select queue.name, counted.waiting as "waitingCount", counted.active as "activeCount", dead.count as "deadCount", schedule.cron
    from queue
    cross join lateral (
      select count(*) filter (where state < 'active') as waiting, count(*) filter (where state = 'active') as active
      from job where name = queue.name and state <= 'active'
    ) as counted
    cross join lateral (select count(*) from job where name = queue.name and state = 'failed') as dead
    left join schedule on schedule.name = queue.name
    where queue.name not like '\\_\\_pgboss\\_\\_%'
    order by queue.name`.execute(db);
  return rows;
}
