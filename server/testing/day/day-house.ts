/** The demo's merchant with everything at work as in the product, in an emulated world whose time the test moves. */
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { msBetween, plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { connectDemoShops } from '../../channels/demo/connect-demo-shops.ts';
import { beginDemoTracking, modulesOf, seedDemo, seedDemoCatalog, seedDemoRouting, seedDemoStock, startAudit } from '../../main.ts';
import type { Db } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { runJobs } from '../../platform/jobs/run-jobs.ts';
import { waitingFor } from '../../platform/journal/cursor.ts';
import { runSubscribers } from '../../platform/journal/run-subscribers.ts';
import type { Subscriber } from '../../platform/journal/subscriber.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectDemoAccountsJob } from '../../waybills/demo/connect-demo-accounts.ts';
import type { RunningEmulators } from '../run-emulators.ts';
import { signedIn, testApp, type TestVisitor } from '../test-app.ts';
import type { TestMerchant } from '../test-merchant.ts';
import { until } from '../until.ts';
import { dayWorld } from './day-world.ts';

export type DayHouse = Awaited<ReturnType<typeof aDayHouse>>;

/** All that was started must be quiet within this, on a loaded machine too. */
const quietLimitMs = 180_000;
const quietPollMs = 25;
const hourMs = 3_600_000;
/** Clocks may differ by less than platforms forgive: what they tell us in between is heard in time. */
const stepLimitMs = 4 * 60_000;

/** `stop` ends what works; the merchant stays the caller's. */
export async function aDayHouse(merchant: TestMerchant, emulators: RunningEmulators, seed: string) {
  await emulators.control('POST', 'scenario', dayWorld(seed, merchant.clock()));
  await seedDemo(merchant);
  await seedDemoCatalog(merchant);
  await seedDemoStock(merchant);
  await seedDemoRouting(merchant);
  await startAudit(merchant, { isDemo: true });
  const app = await testApp(merchant, { checksAnswers: false });
  const ownUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  await connectOutside(merchant, { emulatorUrl: emulators.url, ownUrl });

  const deployment = { version: '0.0.0-test', isDemo: true, isEmbeddedDatabase: true, startedAt: merchant.clock() };
  const modules = modulesOf(deployment);
  const jobs = modules.flatMap((module) => module.jobs ?? []);
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  const atWork = {
    jobs: runJobs(merchant, jobs.map(withoutClock), merchant.databaseUrl),
    subscribers: runSubscribers(merchant, subscribers),
  };
  await atWork.jobs.ready;

  /** Waits until no job and no news is left to do. */
  const quiet = (): Promise<unknown> =>
    until(
      'everything is quiet',
      async () => (await isIdle(merchant.db)) && (await isHeard(merchant, subscribers)) && (await isIdle(merchant.db)),
      quietLimitMs,
    );
  /** Time passes, and nobody looks at the clock. */
  const move = async (durationMs: number): Promise<void> => {
    const end = plusMs(merchant.clock(), durationMs);
    while (merchant.clock() < end) {
      const stepMs = Math.min(stepLimitMs, msBetween(merchant.clock(), end));
      await emulators.control('POST', 'clock', { advance: stepMs });
      merchant.clock.advance(stepMs);
    }
    await emulators.control('POST', 'settle');
  };
  /** Starts what the clock on the wall starts. */
  const ring = (withHourly = false): Promise<void> => startDue(merchant, jobs, withHourly);
  await beginDemoTracking(merchant, { emulatorUrl: emulators.url, ownUrl });
  await quiet();

  return {
    merchant,
    emulators,
    quiet,
    /** Something happens in the world now, by steps of a scenario. */
    now: (...steps: readonly object[]): Promise<unknown> => emulators.control('POST', 'scenario', { steps }),
    move,
    ring,
    /** Time passes, for the world and for us; then all that is due is done. */
    pass: async (durationMs: number): Promise<void> => {
      const before = merchant.clock();
      await move(durationMs);
      await ring(isAnotherHour(before, merchant.clock()));
      await quiet();
    },
    /** Somebody of the demo's staff at a screen. */
    as: visitors(app),
    stop: async (): Promise<void> => {
      await atWork.subscribers.stop();
      await atWork.jobs.stop();
      await app.close();
    },
  };
}

/** The demo's shops and waybill accounts, authorised at the emulators; the past is not loaded, and nobody counts our calls. */
async function connectOutside(
  merchant: TestMerchant,
  { emulatorUrl, ownUrl }: Readonly<{ emulatorUrl: string; ownUrl: string }>,
): Promise<void> {
  await connectDemoShops(merchant, { emulatorUrl, ownUrl, webUrl: ownUrl });
  await merchant.db.updateTable('shops').set({ calls_per_second: 100_000 }).execute();
  await forgetFirstLoads(merchant.db);
  await runNow(merchant, connectDemoAccountsJob, { emulatorUrl });
}

/** Signed in once; whoever was away for too long signs in again. */
function visitors(app: Awaited<ReturnType<typeof testApp>>) {
  const known = new Map<string, TestVisitor>();
  return async (login: string): Promise<TestVisitor> => {
    const visitor = known.get(login);
    if (visitor && (await visitor.get('/api/session')).status === 200) return visitor;
    const fresh = await signedIn(app, login);
    known.set(login, fresh);
    return fresh;
  };
}

const isAnotherHour = (before: string, after: string): boolean =>
  Math.floor(Date.parse(before) / hourMs) < Math.floor(Date.parse(after) / hourMs);

/** What the clock on the wall starts: each minute, and each hour when another has begun. Nightly work is left to its own tests. */
async function startDue(merchant: Merchant, jobs: readonly Job[], withHourly: boolean): Promise<void> {
  const isDue = ({ type: { cron } }: Job): boolean => {
    const [minute = '', hour = ''] = cron?.expression.split(' ') ?? [];
    return hour === '*' && (minute.startsWith('*') || withHourly);
  };
  await inTransaction(merchant.db, async (tx) => {
    for (const { type } of jobs.filter(isDue)) await enqueue(tx, type, [{ payload: type.cron?.payload ?? {}, key: 'by the clock' }]);
  });
}

/** The clock on the wall does not start it: `startDue` does. */
function withoutClock({ type, run }: Job): Job {
  const { cron: _cron, ...timeless } = type;
  return { type: timeless, run };
}

/** Nobody has bought in a new world: there is nothing to load from before. */
async function forgetFirstLoads(db: Db): Promise<void> {
  await db.deleteFrom('open_pulls').execute();
  await sql`delete from job where name = 'channels.pull-created'`.execute(db);
}

/** Every subscriber has had all news that it asked for. */
async function isHeard({ db, clock }: Merchant, subscribers: readonly Subscriber[]): Promise<boolean> {
  const { waiting, isMore } = await waitingFor(db, subscribers, clock());
  return waiting.length === 0 && !isMore;
}

/** No job waits or runs that is not for later. */
async function isIdle(db: Db): Promise<boolean> {
  const { rows } = await sql<{ isBusy: boolean }>`
    select exists (select from job where state < 'completed' and start_after < now() + interval '30 seconds') as "isBusy"`.execute(db);
  if (rows[0]?.isBusy) await pause(quietPollMs);
  return rows[0]?.isBusy === false;
}

/** Runs a job as a worker does. */
function runNow(merchant: Merchant, job: Job, payload: JsonObject): Promise<void> {
  return job.run(merchant, { payload, jobId: 'test', attempt: 1, now: merchant.clock(), signal: new AbortController().signal });
}
