import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { JobType } from './job.ts';
import { queueSettings } from './queue-settings.ts';
import { wakeWorkers } from './wake-workers.ts';

/** One job to add. A second one with the same `key` is not added while the first is waiting or running. */
export type JobAsk<Payload> = Readonly<{ payload: Payload; key?: string; startAfter?: Instant }>;

/**
 * Adds jobs in the command's own transaction: no commit, no job. Any number costs one statement.
 * @throws ZodError when a payload is not what the type declares; Error when no module lists the type
 */
export async function enqueue<Payload extends JsonObject>(tx: Tx, type: JobType<Payload>, jobs: readonly JobAsk<Payload>[]): Promise<void> {
  if (jobs.length === 0) return;
  const payloads = jobs.map((job) => JSON.stringify(toJson(type.payload.parse(job.payload))));
  const keys = jobs.map((job) => job.key ?? null);
  const starts = jobs.map((job) => job.startAfter ?? null);
  const settings = queueSettings(type);
  // written straight into pg-boss' table, as its manual allows, because search_path then finds the merchant's;
  // the policy `exclusive` is its unique index over the key of jobs that wait or run
  const { rows } = await sql<{ isKnown: boolean }>`
    with added as (
      insert into job (
        name, data, singleton_key, policy, start_after, retry_limit, retry_delay, retry_backoff, retry_delay_max,
        expire_seconds, heartbeat_seconds, deletion_seconds, keep_until
      )
      select queue.name, item.data, item.key, case when item.key is null then 'standard' else 'exclusive' end,
        coalesce(item.start_after, now()), ${settings.retryLimit}, ${settings.retryDelay}, ${settings.retryBackoff}, ${settings.retryDelayMax},
        ${settings.expireInSeconds}, ${settings.heartbeatSeconds}, ${settings.deleteAfterSeconds},
        coalesce(item.start_after, now()) + ${settings.retentionSeconds} * interval '1 second'
      from unnest(${payloads}::jsonb[], ${keys}::text[], ${starts}::timestamptz[]) as item (data, key, start_after)
      join queue on queue.name = ${type.name}
      on conflict do nothing
      returning 1
    )
    select exists (select from queue where name = ${type.name}) as "isKnown" from (select count(*) from added) as counted`.execute(tx);
  if (!rows[0]?.isKnown)
    throw new Error(
      `No queue is there for jobs "${type.name}". List the job in its module: the program declares the queues of all modules when it starts.`,
    );
  if (type.isWaitedFor) await wakeWorkers(tx, type.name);
}
