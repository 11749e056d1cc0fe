import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { z } from 'zod';
import type { Merchant } from '../merchant.ts';

/** A kind of work outside a transaction: what it is called, what it needs, how long and how often it may try. */
export type JobType<Payload extends JsonObject = JsonObject> = Readonly<{
  /** `channels.pull-orders`; names the queue */
  name: string;
  words: Words;
  payload: z.ZodType<Payload>;
  /** one attempt is cut off after this long */
  timeoutMs: number;
  /** attempts after the first; then the job is dead and shown */
  retryLimit: number;
  /** first pause before a retry; doubles each time with jitter */
  retryDelayMs: number;
  /** how many one process runs at the same time, default 4; a slow one holds up those taken with it */
  atOnce?: number;
  /** a person waits for it: the worker is woken at once instead of at its next poll (costs throughput) */
  isWaitedFor?: boolean;
  /** runs by itself, minute hour day month weekday in Asia/Shanghai, with this payload */
  cron?: Readonly<{ expression: string; payload: Payload }>;
}>;

/** What a running job is told. It must stop when `signal` aborts and must bear being run twice. */
export type JobRun<Payload extends JsonObject = JsonObject> = Readonly<{
  payload: Payload;
  jobId: string;
  attempt: number;
  now: Instant;
  signal: AbortSignal;
  /** its worker is to end: long work that can go on later ends soon, at a good place */
  stopping?: AbortSignal;
}>;

export type Job<Payload extends JsonObject = JsonObject> = Readonly<{
  type: JobType<Payload>;
  run(merchant: Merchant, run: JobRun<Payload>): Promise<void>;
}>;

/** Joins a job type with the code that does it; a module lists the result. */
export function job<Payload extends JsonObject>(type: JobType<Payload>, run: Job<Payload>['run']): Job {
  return { type, run };
}
