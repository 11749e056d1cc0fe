import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { job, type JobType } from '../../platform/jobs/job.ts';
import { runJobs } from '../../platform/jobs/run-jobs.ts';
import { declareQueues } from '../../platform/jobs/queue-settings.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { counted } from '../../testing/test-news.ts';

const type: JobType<{ step: number }> = {
  name: 'test.takeover',
  words: { 'zh-CN': '接手', en: 'Take over' },
  payload: counted.type.payload,
  timeoutMs: 60_000,
  retryLimit: 1,
  retryDelayMs: 1_000,
};

/** Sign of life every 10 s at most, looked after every 3 s, a pause of 1 to 2 s before the retry, polled every second. */
const takeoverLimitMs = 16_000;

test('a job whose worker was killed is taken over by another worker within 16 seconds', async () => {
  const merchant = await aMerchant();
  await declareQueues(merchant.db, [type]);
  await inTransaction(merchant.db, (tx) => enqueue(tx, type, [{ payload: { step: 1 } }]));
  // what a worker that is killed right after it took the job leaves behind
  await sql`update job set state = 'active', started_on = now(), heartbeat_on = now()`.execute(merchant.db);
  const killedAt = performance.now();

  const takenOver = Promise.withResolvers<{ attempt: number; afterMs: number }>();
  const other = runJobs(
    merchant,
    [
      job(type, (_merchant, { attempt }) => {
        takenOver.resolve({ attempt, afterMs: performance.now() - killedAt });
        return Promise.resolve();
      }),
    ],
    merchant.databaseUrl,
  );
  onTestFinished(() => other.stop());
  const { attempt, afterMs } = await takenOver.promise;
  process.stdout.write(`takeover: ${Math.round(afterMs)} ms\n`);
  expect(attempt).toBe(2);
  expect(afterMs).toBeLessThan(takeoverLimitMs);
});
