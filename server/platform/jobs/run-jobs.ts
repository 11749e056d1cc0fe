import { setTimeout as pause } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import type { Merchant } from '../merchant.ts';
import { attemptJob } from './attempt-job.ts';
import type { Job } from './job.ts';
import { jobBoss } from './job-boss.ts';
import { lookForJobs } from './look-for-jobs.ts';
import { declareQueues } from './queue-settings.ts';
import { removeDoneJobs } from './remove-done-jobs.ts';
import { removeMadeGood } from './remove-made-good.ts';

/** How often a worker asks for itself: a safety net, because it is woken when its queue has a job due. */
const pollSeconds = 30;
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
  const looking = started.then((workers) => workers && lookUntil(merchant, workers, stopping.signal));
  const cleaning = started.then((workers) => workers && cleanUntil(merchant, stopping.signal));
  return {
    ready: started.then(() => undefined),
    async stop() {
      stopping.abort();
      const workers = await started;
      await workers?.boss.stop({ graceful: true, timeout: stopGraceMs });
      await Promise.all([looking, cleaning]);
    },
  };
}

/** pg-boss, and what it calls its workers, by queue. */
type Workers = Readonly<{ boss: PgBoss; ids: ReadonlyMap<string, readonly string[]> }>;

/** Tries until the database is there. Null when stopped before that. */
async function start(merchant: Merchant, jobs: readonly Job[], databaseUrl: string, stopping: AbortSignal): Promise<Workers | null> {
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
      const ids = new Map<string, readonly string[]>();
      for (const job of jobs) ids.set(job.type.name, await takeJobs(boss, merchant, { job, stopping }));
      return { boss, ids };
    } catch (error) {
      merchant.log.warn({ err: error }, 'the job workers could not start and try again');
      await boss.stop({ graceful: false }).catch(() => undefined);
      await pause(startPauseMs, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return null;
}

type Taking = Readonly<{ job: Job; stopping: AbortSignal }>;

/** Answers the ids of the workers. */
async function takeJobs(boss: PgBoss, merchant: Merchant, { job, stopping }: Taking): Promise<readonly string[]> {
  const atOnce = job.type.atOnce ?? defaultAtOnce;
  const workerCount = Math.min(2, atOnce); // the second goes on while the first waits for a slow job
  const options = {
    perJobResults: true,
    includeMetadata: true,
    batchSize: Math.ceil(atOnce / workerCount),
    burstWhenBatchFull: true,
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollSeconds,
  } as const;
  // one call a worker: of several behind one call pg-boss lets only the first be woken
  const calls = Array.from({ length: workerCount }, () =>
    boss.work(job.type.name, options, (taken) => Promise.all(taken.map((one) => attemptJob(merchant, job, one, stopping)))),
  );
  return Promise.all(calls);
}

async function lookUntil(merchant: Merchant, { boss, ids }: Workers, stopping: AbortSignal): Promise<void> {
  await lookForJobs(merchant, {
    queues: [...ids.keys()],
    stopping,
    wake: (queue) => {
      for (const id of ids.get(queue) ?? []) boss.notifyWorker(id);
    },
  });
}

/** The schedule in the database becomes the one in the code: new and changed ones set, others removed. */
async function declareCrons(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  const wanted = new Map(jobs.flatMap((job) => (job.type.cron ? [[job.type.name, job.type.cron] as const] : [])));
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
  for (const [name, cron] of wanted) await boss.schedule(name, cron.expression, cron.payload, { tz: 'Asia/Shanghai' });
}

async function cleanUntil(merchant: Merchant, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await removeMadeGood(merchant.db); // first: what made it good is a done job
      await removeDoneJobs(merchant.db);
    } catch (error) {
      merchant.log.warn({ err: error }, 'done jobs were not removed');
    }
    await pause(cleaningPauseMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}
