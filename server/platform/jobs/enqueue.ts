import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../db/database.ts';
import type { JobType } from './job.ts';

/** One job to add. A second one with the same `key` is not added while the first is waiting or running. */
export type JobAsk<Payload> = Readonly<{ payload: Payload; key?: string; startAfter?: Instant }>;

/** Adds jobs in the command's own transaction: no commit, no job. Any number costs one statement. */
export async function enqueue<Payload extends JsonObject>(tx: Tx, type: JobType<Payload>, jobs: readonly JobAsk<Payload>[]): Promise<void> {
  throw new Error(`not built yet: ${tx.isTransaction} ${type.name} ${jobs.length}`);
}
