import type { JobId } from '@zhidan/core/operations/api.ts';
import { jobDropped, jobRetried } from '@zhidan/core/operations/operations-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { dropJob, retryJob } from '../platform/jobs/settle-job.ts';

/**
 * Gives a dead job another set of attempts.
 * @throws Refused `job.not_found`
 */
export async function retryDeadJob(tx: Tx, { by, now, jobId }: Asked<{ jobId: JobId }>): Promise<{ done: true }> {
  const job = await retryJob(tx, jobId);
  if (!job) throw new Refused('job.not_found', { jobId });
  await emit(tx, { by, now }, [jobRetried({ subjectId: jobId, payload: { name: job.name } })]);
  return { done: true };
}

/**
 * Gives up a job that is not running, for a reason that stays in the journal.
 * @throws Refused `job.not_found`
 */
export async function dropJobForGood(tx: Tx, { by, now, jobId, reason }: Asked<{ jobId: JobId; reason: string }>): Promise<{ done: true }> {
  const job = await dropJob(tx, jobId);
  if (!job) throw new Refused('job.not_found', { jobId });
  await emit(tx, { by, now }, [jobDropped({ subjectId: jobId, payload: { name: job.name }, reason })]);
  return { done: true };
}
