/** The simulated house as tests open it: with a clock on the wall that rings when a test says so. */
import { setTimeout as pause } from 'node:timers/promises';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { runJobs } from '../../platform/jobs/run-jobs.ts';
import { areAnyBehind } from '../../platform/journal/cursor.ts';
import { runSubscribers } from '../../platform/journal/run-subscribers.ts';
import type { Subscriber } from '../../platform/journal/subscriber.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { dayWorld } from '../../simulate/day-world.ts';
import { openHouse } from '../../simulate/open-house.ts';
import { visitorsOf } from '../../simulate/visitor.ts';
import type { VirtualMerchant } from '../../simulate/virtual-merchant.ts';
import type { Work } from '../../simulate/work-by-hand.ts';
import type { RunningEmulators } from '../run-emulators.ts';
import { signedIn } from '../test-app.ts';
import type { TestMerchant } from '../test-merchant.ts';
import { until } from '../until.ts';

export type DayHouse = Awaited<ReturnType<typeof aDayHouse>>;

/** All that was started must be quiet within this, on a loaded machine too. */
const quietLimitMs = 180_000;
const quietPollMs = 25;
const hourMs = 3_600_000;

/** `stop` ends what works; the merchant stays the caller's. Work is done by the product's own worker unless told otherwise. */
export async function aDayHouse(merchant: TestMerchant, emulators: RunningEmulators, seed: string, work = ownWorker) {
  const world = dayWorld(seed, merchant.clock());
  const house = await openHouse({ merchant, emulators, world, version: '0.0.0-test', work });
  const ring = (withHourly = false): Promise<void> => startDue(merchant, house.jobs, withHourly);
  return {
    ...house,
    merchant,
    /** Starts what the clock on the wall starts; nightly work is left to its own tests. */
    ring,
    /** Time passes, for the world and for us; then all that is due is done. */
    pass: async (durationMs: number): Promise<void> => {
      const hourBefore = Math.floor(instantMs(merchant.clock()) / hourMs);
      await house.move(durationMs);
      await ring(hourBefore < Math.floor(instantMs(merchant.clock()) / hourMs));
      await house.quiet();
    },
    /** Somebody of the demo's staff at a screen. */
    as: visitorsOf((login) => signedIn(house.app, login)),
  };
}

/** Jobs and news by the product's worker, polls and all; quiet is waited for. */
async function ownWorker(merchant: VirtualMerchant, jobs: readonly Job[], subscribers: readonly Subscriber[]): Promise<Work> {
  const atWork = { jobs: runJobs(merchant, jobs, merchant.databaseUrl), subscribers: runSubscribers(merchant, subscribers) };
  await atWork.jobs.ready;
  const names = subscribers.map(({ name }) => name);
  return {
    quiet: async () => {
      await until(
        'everything is quiet',
        async () => (await isIdle(merchant.db)) && !(await areAnyBehind(merchant.db, names)) && (await isIdle(merchant.db)),
        quietLimitMs,
      );
    },
    stop: async () => {
      await atWork.subscribers.stop();
      await atWork.jobs.stop();
    },
  };
}

/** What the clock on the wall starts: each minute, and each hour when another has begun. */
async function startDue(merchant: Merchant, jobs: readonly Job[], withHourly: boolean): Promise<void> {
  const isDue = ({ type: { cron } }: Job): boolean => {
    const [minute = '', hour = ''] = cron?.expression.split(' ') ?? [];
    return hour === '*' && (minute.startsWith('*') || withHourly);
  };
  await inTransaction(merchant.db, async (tx) => {
    for (const { type } of jobs.filter(isDue)) await enqueue(tx, type, [{ payload: type.cron?.payload ?? {}, key: 'by the clock' }]);
  });
}

/** No job waits or runs that is not for later. */
async function isIdle(db: Db): Promise<boolean> {
  const { rows } = await sql<{ isBusy: boolean }>`
    select exists (select from job where state < 'completed' and start_after < now() + interval '30 seconds') as "isBusy"`.execute(db);
  if (rows[0]?.isBusy) await pause(quietPollMs);
  return rows[0]?.isBusy === false;
}
