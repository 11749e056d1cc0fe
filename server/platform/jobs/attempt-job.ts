import { toJson, type Json } from '@zhidan/core/kernel/canonical-json.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { JobResult, JobWithMetadata } from 'pg-boss';
import { ZodError } from 'zod';
import type { Merchant } from '../merchant.ts';
import type { Job } from './job.ts';

/** What is kept of an attempt that failed; read by job-query.ts. */
export type JobFailure = Readonly<{ error: string }>;

/** A job in a worker's hands, as far as an attempt needs it. */
export type TakenJob = Pick<JobWithMetadata<unknown>, 'id' | 'data' | 'signal' | 'retryCount' | 'retryLimit'>;

const errorMaxLength = 2_000;

/** One attempt of one job within its time limit. Never rejects: what went wrong is the job's outcome. */
export async function attemptJob(merchant: Merchant, { type, run }: Job, taken: TakenJob, stopping: AbortSignal): Promise<JobResult<Json>> {
  const timeout = AbortSignal.timeout(type.timeoutMs);
  const signal = AbortSignal.any([taken.signal, timeout]);
  const attempt = taken.retryCount + 1;
  try {
    const payload = type.payload.parse(taken.data);
    const work = run(merchant, { payload, jobId: taken.id, attempt, now: merchant.clock(), signal, stopping });
    await Promise.race([work, rejectionOf(signal, timeout, type.timeoutMs)]);
    return { id: taken.id, status: 'completed' };
  } catch (error) {
    // a payload of another form does not get better by trying again
    const isFinal = error instanceof ZodError || taken.retryCount >= taken.retryLimit;
    const told = { err: error, job: type.name, jobId: taken.id, attempt };
    if (isFinal) merchant.log.error(told, 'a job is dead and waits for a person');
    else merchant.log.warn(told, 'a job failed and is tried again');
    return { id: taken.id, status: isFinal ? 'deadletter' : 'failed', output: toJson({ error: errorText(error) } satisfies JobFailure) };
  }
}

/** Work that ignores its signal must not hold the worker for ever. */
function rejectionOf(signal: AbortSignal, timeout: AbortSignal, timeoutMs: number): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = (): void =>
      reject(
        timeout.aborted
          ? new Error(`The job took longer than its limit of ${timeoutMs} ms and was cut off.`)
          : new Error('The job was cut off: its worker stopped or lost its claim.'),
      );
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}

function errorText(error: unknown): string {
  if (error instanceof Refused) return `${error.refusal.code} ${JSON.stringify(error.refusal.values)}`.slice(0, errorMaxLength);
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, errorMaxLength);
}
