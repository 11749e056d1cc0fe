import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs, plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { aMerchant, twoMerchants, type TestMerchant } from '../../testing/test-merchant.ts';
import { until } from '../../testing/until.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { installJobs } from './install-jobs.ts';
import { silentLog } from '../../testing/test-log.ts';
import { enqueue, type JobAsk } from './enqueue.ts';
import { job, type Job, type JobType } from './job.ts';
import { listJobs, queueCounts } from './job-query.ts';
import { declareQueues } from './queue-settings.ts';
import { removeDoneJobs } from './remove-done-jobs.ts';
import { removeMadeGood } from './remove-made-good.ts';
import { runJobs } from './run-jobs.ts';
import { dropJob, retryJob } from './settle-job.ts';
import type { Merchant } from '../merchant.ts';

type Step = { step: number };

function jobType(more: Partial<JobType<Step>> = {}): JobType<Step> {
  return {
    name: 'test.count',
    words: { 'zh-CN': '计数', en: 'Count' },
    payload: z.object({ step: z.int() }),
    timeoutMs: 5_000,
    retryLimit: 2,
    retryDelayMs: 1_000,
    isWaitedFor: true,
    ...more,
  };
}

/** A job that remembers its attempts, `step.attempt`, and then does what the test says. */
function countingJob(type: JobType<Step>, then: Job<Step>['run'] = () => Promise.resolve()) {
  const attempts: string[] = [];
  const counting = job(type, (merchant, run) => {
    attempts.push(`${run.payload.step}.${run.attempt}`);
    return then(merchant, run);
  });
  return { attempts, job: counting };
}

async function start(merchant: Merchant, databaseUrl: string, ...jobs: readonly Job[]) {
  const running = runJobs(merchant, jobs, databaseUrl);
  onTestFinished(() => running.stop());
  await running.ready;
  return running;
}

const add = <Payload extends JsonObject>(merchant: Merchant, type: JobType<Payload>, ...asks: readonly JobAsk<Payload>[]) =>
  inTransaction(merchant.db, (tx) => enqueue(tx, type, asks));

const declare = (merchant: Merchant, ...types: readonly JobType<Step>[]) => declareQueues(merchant.db, types);
const dead = (merchant: Merchant) => listJobs(merchant.db, { state: 'dead', limit: 50 });
const waiting = (merchant: TestMerchant) => listJobs(merchant.db, { state: 'created', limit: 50 });

test('jobs added in a command run after its commit, each with the payload it was given', async () => {
  const merchant = await aMerchant();
  const counting = countingJob(jobType());
  await start(merchant, merchant.databaseUrl, counting.job);
  await add(merchant, jobType(), { payload: { step: 1 } }, { payload: { step: 2 } });
  await until('both ran', () => counting.attempts.length >= 2);
  expect(counting.attempts.toSorted()).toEqual(['1.1', '2.1']);
});

test('a command that fails has added no job', async () => {
  const merchant = await aMerchant();
  await declare(merchant, jobType());
  const work = inTransaction(merchant.db, async (tx) => {
    await enqueue(tx, jobType(), [{ payload: { step: 1 } }]);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await waiting(merchant)).toEqual([]);
});

test('a payload that is not what the type declares is refused at the door', async () => {
  const merchant = await aMerchant();
  await declare(merchant, jobType());
  await expect(add(merchant, jobType(), { payload: { step: 'one' as unknown as number } })).rejects.toThrow(z.ZodError);
});

test('a job that no module lists is refused with the cure', async () => {
  const merchant = await aMerchant();
  await expect(add(merchant, jobType({ name: 'test.unknown' }), { payload: { step: 1 } })).rejects.toThrow('List the job in its module');
});

test('a second job with the same key is not added while the first waits; without keys all are', async () => {
  const merchant = await aMerchant();
  await declare(merchant, jobType());
  await add(
    merchant,
    jobType(),
    { payload: { step: 1 }, key: 'shop-1' },
    { payload: { step: 2 }, key: 'shop-1' },
    { payload: { step: 3 }, key: 'shop-2' },
  );
  await add(merchant, jobType(), { payload: { step: 4 }, key: 'shop-1' }, { payload: { step: 5 } }, { payload: { step: 6 } });
  expect((await waiting(merchant)).map((row) => (row.payload as Step).step).toSorted((a, b) => a - b)).toEqual([1, 3, 5, 6]);
});

test('a job for later is not run before its time', async () => {
  const merchant = await aMerchant();
  const counting = countingJob(jobType());
  await start(merchant, merchant.databaseUrl, counting.job);
  const { rows } = await sql<{
    now: TestMerchant['clock'] extends () => infer Moment ? Moment : never;
  }>`select now()::timestamptz(3) as now`.execute(merchant.db);
  const later = plusMs(rows[0]!.now, 3_600_000);
  await add(merchant, jobType(), { payload: { step: 1 }, startAfter: later }, { payload: { step: 2 } });
  await until('the other one ran', () => counting.attempts.length > 0);
  expect(counting.attempts).toEqual(['2.1']);
  const [row] = await waiting(merchant);
  expect(instantMs(row!.startAfter!)).toBe(instantMs(later));
});

test('a job that fails is tried again as often as its type says, then it is dead, kept and shown with its last error', async () => {
  const merchant = await aMerchant();
  const counting = countingJob(jobType({ retryLimit: 1 }), (_merchant, { attempt }) =>
    Promise.reject(new Error(`attempt ${attempt} failed`)),
  );
  await start(merchant, merchant.databaseUrl, counting.job);
  await add(merchant, jobType({ retryLimit: 1 }), { payload: { step: 7 } });
  const [row] = await until('it is dead', async () => {
    const rows = await dead(merchant);
    return rows.length > 0 ? rows : null;
  });
  expect(counting.attempts).toEqual(['7.1', '7.2']);
  expect(row).toMatchObject({ name: 'test.count', state: 'dead', attemptCount: 2, error: 'Error: attempt 2 failed', payload: { step: 7 } });
  expect(await queueCounts(merchant.db)).toEqual([{ name: 'test.count', waitingCount: 0, activeCount: 0, deadCount: 1, cron: null }]);
});

test('a dead job can be retried, with all its attempts, or dropped; twice is no harm', async () => {
  const merchant = await aMerchant();
  let isBroken = true;
  const type = jobType({ retryLimit: 0 });
  const counting = countingJob(type, () => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve()));
  await start(merchant, merchant.databaseUrl, counting.job);
  await add(merchant, type, { payload: { step: 1 } }, { payload: { step: 2 } });
  await until('both are dead', async () => (await dead(merchant)).length === 2);
  isBroken = false;
  const rows = await dead(merchant);
  const [first, second] = rows;
  const retry = (id: string) => inTransaction(merchant.db, (tx) => retryJob(tx, id));
  const drop = (id: string) => inTransaction(merchant.db, (tx) => dropJob(tx, id));
  expect(await retry(first!.id)).toEqual({ id: first!.id, name: 'test.count' });
  await until('it ran again', () => counting.attempts.length === 3, 15_000);
  expect(await drop(second!.id)).toEqual({ id: second!.id, name: 'test.count' });
  expect(await retry(second!.id)).toBeNull();
  expect(await drop(second!.id)).toBeNull();
  expect(await dead(merchant)).toEqual([]);
});

test('a dead job is not retried while a newer one with its key waits to do the same', async () => {
  const merchant = await aMerchant();
  await declare(merchant, jobType());
  await add(merchant, jobType(), { payload: { step: 1 }, key: 'shop-1' });
  await sql`update job set state = 'failed', completed_on = now()`.execute(merchant.db);
  await add(merchant, jobType(), { payload: { step: 2 }, key: 'shop-1' });
  const [row] = await dead(merchant);
  expect(await inTransaction(merchant.db, (tx) => retryJob(tx, row!.id))).toBeNull();
});

test('an attempt that takes too long is cut off by its signal and counts as failed', async () => {
  const merchant = await aMerchant();
  const type = jobType({ timeoutMs: 300, retryLimit: 0 });
  let isAborted = false;
  const counting = countingJob(type, async (_merchant, { signal }) => {
    await pause(60_000, undefined, { signal }).catch(() => undefined);
    isAborted = signal.aborted;
    await new Promise(() => undefined); // and even then it does not end
  });
  await start(merchant, merchant.databaseUrl, counting.job);
  await add(merchant, type, { payload: { step: 1 } });
  await until('it is dead', async () => (await dead(merchant)).length === 1);
  expect(isAborted).toBe(true);
  expect((await dead(merchant))[0]?.error).toBe('Error: The job took longer than its limit of 300 ms and was cut off.');
});

test('a job whose stored payload has another form is dead at once: trying again does not mend it', async () => {
  const merchant = await aMerchant();
  const counting = countingJob(jobType());
  await declare(merchant, jobType());
  await add(merchant, jobType(), { payload: { step: 1 } });
  await sql`update job set data = '{"steps": 1}'`.execute(merchant.db);
  await start(merchant, merchant.databaseUrl, counting.job);
  await until('it is dead', async () => (await dead(merchant)).length === 1);
  expect(counting.attempts).toEqual([]);
});

test('a job with a cron is scheduled in Shanghai time, and the schedule follows the code', async () => {
  const merchant = await aMerchant();
  const type = jobType({ name: 'test.nightly', cron: { expression: '30 2 * * *', payload: { step: 0 } } });
  const schedule = async () => (await sql`select name, cron, timezone, data from schedule`.execute(merchant.db)).rows;
  const running = await start(merchant, merchant.databaseUrl, countingJob(type).job);
  expect(await schedule()).toEqual([{ name: 'test.nightly', cron: '30 2 * * *', timezone: 'Asia/Shanghai', data: { step: 0 } }]);
  expect((await queueCounts(merchant.db))[0]?.cron).toBe('30 2 * * *');
  await running.stop();
  await start(merchant, merchant.databaseUrl, countingJob(jobType({ name: 'test.nightly' })).job);
  expect(await schedule()).toEqual([]);
});

test('stopping waits for the jobs at hand', async () => {
  const merchant = await aMerchant();
  const hasBegun = Promise.withResolvers<void>();
  let isDone = false;
  const counting = countingJob(jobType(), async () => {
    hasBegun.resolve();
    await pause(400);
    isDone = true;
  });
  const running = await start(merchant, merchant.databaseUrl, counting.job);
  await add(merchant, jobType(), { payload: { step: 1 } });
  await hasBegun.promise;
  await running.stop();
  expect(isDone).toBe(true);
  const { rows } = await sql`select state from job where name = 'test.count'`.execute(merchant.db);
  expect(rows).toEqual([{ state: 'completed' }]);
});

test('done jobs are removed after an hour, dead and waiting ones are kept', async () => {
  const merchant = await aMerchant();
  await declare(merchant, jobType());
  await add(merchant, jobType(), ...[1, 2, 3, 4].map((step) => ({ payload: { step } })));
  const settle = (step: number, state: string, age: string) =>
    sql`update job set state = ${state}::job_state, completed_on = now() - ${age}::interval where data = ${JSON.stringify({ step })}::jsonb`.execute(
      merchant.db,
    );
  await settle(1, 'completed', '2 hours');
  await settle(2, 'completed', '10 minutes');
  await settle(3, 'failed', '400 days');
  expect(await removeDoneJobs(merchant.db)).toBe(1);
  const { rows } = await sql<{ step: number }>`select (data ->> 'step')::int as step from job order by 1`.execute(merchant.db);
  expect(rows.map((row) => row.step)).toEqual([2, 3, 4]);
});

test('a dead job that a later run of the same work has made good is gone; one of other work, or of an earlier run, stays', async () => {
  const merchant = await aMerchant();
  let isAway = true;
  const type = jobType({ retryLimit: 0 });
  const counting = countingJob(type, () => (isAway ? Promise.reject(new Error('the database is starting')) : Promise.resolve()));
  await start(merchant, merchant.databaseUrl, counting.job);
  isAway = false;
  await add(merchant, type, { payload: { step: 3 } });
  await until('an earlier run is done', () => counting.attempts.length === 1);
  isAway = true;
  await add(merchant, type, ...[1, 2, 3].map((step) => ({ payload: { step } })));
  await until('three are dead', async () => (await dead(merchant)).length === 3);
  expect(await removeMadeGood(merchant.db)).toBe(0);
  isAway = false;
  await add(merchant, type, { payload: { step: 1 } });
  await until('it was made good', async () => (await removeMadeGood(merchant.db)) === 1);
  expect((await dead(merchant)).map(({ payload }) => JSON.stringify(payload)).toSorted()).toEqual(['{"step":2}', '{"step":3}']);
});

test('jobs are listed newest first, page by page, without gap or repetition', async () => {
  const merchant = await aMerchant();
  await declare(merchant, jobType());
  await add(merchant, jobType(), ...Array.from({ length: 7 }, (_, step) => ({ payload: { step } }))); // one statement: all of one moment
  await add(merchant, jobType(), { payload: { step: 7 } });
  const seen: number[] = [];
  for (let after: { createdAt: (typeof page)[number]['createdAt']; id: string } | undefined, page = await waiting(merchant); ;) {
    page = await listJobs(merchant.db, { state: 'created', limit: 3, ...(after ? { after } : {}) });
    seen.push(...page.map((row) => (row.payload as Step).step));
    after = page.at(-1);
    if (page.length < 3) break;
  }
  expect(seen[0]).toBe(7);
  expect(seen.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('two merchants in one database have queues and workers of their own', async () => {
  const { databaseUrl, north, south } = await twoMerchants();
  const [northern, southern] = [countingJob(jobType()), countingJob(jobType())];
  await start(north, databaseUrl, northern.job);
  await start(south, databaseUrl, southern.job);
  await add(north, jobType(), { payload: { step: 1 } });
  await add(south, jobType(), { payload: { step: 2 } });
  await until('both ran', () => northern.attempts.length > 0 && southern.attempts.length > 0);
  expect([northern.attempts, southern.attempts]).toEqual([['1.1'], ['2.1']]);
});

test("runners that install pg-boss' tables at the same moment all succeed", async () => {
  const merchant = await aMerchant();
  await sql`create schema merchant_fresh`.execute(merchant.db);
  await Promise.all([1, 2, 3].map(() => installJobs({ databaseUrl: merchant.databaseUrl, name: 'fresh', log: silentLog() })));
  const { rows } = await sql`select to_regclass('merchant_fresh.job') is not null as "isThere"`.execute(merchant.db);
  expect(rows).toEqual([{ isThere: true }]);
});
