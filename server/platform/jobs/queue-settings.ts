import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { JobType } from './job.ts';

/** A worker that is killed stops giving this sign of life; its jobs go to another one soon after. pg-boss allows no less. */
const heartbeatSeconds = 10;
/** Longest pause between two attempts. */
const retryDelayMaxSeconds = 3_600;
/** pg-boss ends a job itself this long after our own time limit, which normally comes first. */
const timeoutGraceSeconds = 10;
/** Waiting jobs are never dropped for their age: sixty years, about what fits the column. */
const retentionSeconds = 60 * 365 * 86_400;

/** How pg-boss treats the jobs of a type. */
export type QueueSettings = Readonly<{
  retryLimit: number;
  retryDelay: number;
  retryBackoff: true;
  retryDelayMax: number;
  expireInSeconds: number;
  heartbeatSeconds: number;
  retentionSeconds: number;
  /** 0: dead jobs stay until a person decides; done ones are removed by us */
  deleteAfterSeconds: 0;
}>;

export function queueSettings(type: JobType): QueueSettings {
  return {
    retryLimit: type.retryLimit,
    retryDelay: Math.max(1, Math.ceil(type.retryDelayMs / 1_000)),
    retryBackoff: true,
    retryDelayMax: retryDelayMaxSeconds,
    expireInSeconds: Math.ceil(type.timeoutMs / 1_000) + timeoutGraceSeconds,
    heartbeatSeconds,
    retentionSeconds,
    deleteAfterSeconds: 0,
  };
}

/** Makes the queue of every type known to the database, so that jobs can be added before any worker has run. */
export async function declareQueues(db: Db | Tx, types: readonly JobType[]): Promise<void> {
  if (types.length === 0) return;
  const names = types.map((type) => type.name);
  const options = types.map((type) => JSON.stringify({ policy: 'standard', notify: type.isWaitedFor ?? false, ...queueSettings(type) }));
  await sql`
    select create_queue(item.name, item.options) from unnest(${names}::text[], ${options}::jsonb[]) as item (name, options)
    where not exists (select from queue where queue.name = item.name)`.execute(db);
  await sql`
    update queue set
      retry_limit = (item.options ->> 'retryLimit')::int,
      retry_delay = (item.options ->> 'retryDelay')::int,
      expire_seconds = (item.options ->> 'expireInSeconds')::int,
      notify = (item.options ->> 'notify')::boolean
    from unnest(${names}::text[], ${options}::jsonb[]) as item (name, options)
    where queue.name = item.name
      and (queue.retry_limit, queue.retry_delay, queue.expire_seconds, queue.notify) is distinct from (
        (item.options ->> 'retryLimit')::int, (item.options ->> 'retryDelay')::int,
        (item.options ->> 'expireInSeconds')::int, (item.options ->> 'notify')::boolean
      )`.execute(db);
}
