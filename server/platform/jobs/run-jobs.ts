import { setTimeout as pause } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import type { Merchant } from '../merchant.ts';
import { attemptJob } from './attempt-job.ts';
import type { Job } from './job.ts';
import { jobBoss } from './job-boss.ts';
import { declareQueues } from './queue-settings.ts';
import { removeDoneJobs } from './remove-done-jobs.ts';

/** How often a queue is looked at; one that a person waits for is woken at once and looked at only as a safety net. */
const pollSeconds = 1;
const wokenPollSeconds = 2;
/** How often jobs of killed workers are looked for; with the sign of life every 10 s, taken over within about 14 s. */
const superviseSeconds = 3;
const startPauseMs = 1_000;
const cleaningPauseMs = 60_000;
/** Jobs at hand may go on this long when we stop; then their signal aborts and they are tried again elsewhere. */
const stopGraceMs = 15_000;

const defaultAtOnce = 4;

/** Workers at work. */
export type RunningJobs = Readonly<{
  /** Resolves when the workers take jobs; later than the call when the database is away. */
  ready: Promise<void>;
  /** Takes no more jobs and waits for those at hand, 15 seconds at most. */
  stop(): Promise<void>;
}>;

/** Works off the jobs of one merchant until stopped, and starts those with a cron. Any number of processes may do so. */
export function runJobs(merchant: Merchant, jobs: readonly Job[], databaseUrl: string): RunningJobs {
  const stopping = new AbortController();
  const started = start(merchant, jobs, databaseUrl, stopping.signal);
  const cleaning = started.then((boss) => boss && cleanUntil(merchant, stopping.signal));
  return {
    ready: started.then(() => undefined),
    async stop() {
      stopping.abort();
      const boss = await started;
      await boss?.stop({ graceful: true, timeout: stopGraceMs });
      await cleaning;
    },
  };
}

/** Tries until the database is there. Null when stopped before that. */
async function start(merchant: Merchant, jobs: readonly Job[], databaseUrl: string, stopping: AbortSignal): Promise<PgBoss | null> {
  while (!stopping.aborted) {
    const boss = jobBoss({
      databaseUrl,
      name: merchant.name,
      log: merchant.log,
      options: {
        useListenNotify: jobs.some((job) => job.type.isWaitedFor),
        superviseIntervalSeconds: superviseSeconds,
        monitorIntervalSeconds: superviseSeconds,
      },
    });
    try {
      await boss.start();
      await declareQueues(
        merchant.db,
        jobs.map((job) => job.type),
      );
      await declareCrons(boss, jobs);
      for (const job of jobs) await takeJobs(boss, merchant, { job, stopping });
      return boss;
    } catch (error) {
      merchant.log.warn({ err: error }, 'the job workers could not start and try again');
      await boss.stop({ graceful: false }).catch(() => undefined);
      await pause(startPauseMs, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return null;
}

type Taking = Readonly<{ job: Job; stopping: AbortSignal }>;

async function takeJobs(boss: PgBoss, merchant: Merchant, { job, stopping }: Taking): Promise<void> {
  const atOnce = job.type.atOnce ?? defaultAtOnce;
  const workerCount = Math.min(2, atOnce); // the second goes on while the first waits for a slow job
  const options = {
    perJobResults: true,
    includeMetadata: true,
    batchSize: Math.ceil(atOnce / workerCount),
    localConcurrency: workerCount,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: wokenPollSeconds,
  } as const;
  await boss.work(job.type.name, options, (taken) => Promise.all(taken.map((one) => attemptJob(merchant, job, one, stopping))));
}

/** The schedule in the database becomes the one in the code: new and changed ones set, others removed. */
async function declareCrons(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const wanted = new Map(jobs.flatMap((job) => (job.type.cron ? [[job.type.name, job.type.cron] as const] : [])));
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
  for (const [name, cron] of wanted) await boss.schedule(name, cron.expression, cron.payload, { tz: 'Asia/Shanghai' });
}

async function cleanUntil(merchant: Merchant, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await removeDoneJobs(merchant.db).catch((error: unknown) => merchant.log.warn({ err: error }, 'done jobs were not removed'));
    await pause(cleaningPauseMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}
