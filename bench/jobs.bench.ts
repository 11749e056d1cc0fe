import { sql } from 'kysely';
import { z } from 'zod';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { enqueue } from '../server/platform/jobs/enqueue.ts';
import { job, type JobType } from '../server/platform/jobs/job.ts';
import { declareQueues } from '../server/platform/jobs/queue-settings.ts';
import { runJobs } from '../server/platform/jobs/run-jobs.ts';
import { benchMerchant } from './bench-merchant.ts';
import { perSecond, type Bench } from './figure.ts';

const jobCount = 5_000;
const batchCount = 500;

const type: JobType<{ step: number }> = {
  name: 'bench.step',
  words: { 'zh-CN': '一步', en: 'A step' },
  payload: z.object({ step: z.int() }),
  timeoutMs: 10_000,
  retryLimit: 0,
  retryDelayMs: 1_000,
  atOnce: 500,
};

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare, databaseUrl } = await benchMerchant(house, 'jobs');
    await declareQueues(merchant.db, [type]);
    await bare.query(
      `create table raw_jobs (id bigint generated always as identity primary key, data jsonb not null, state smallint not null default 0)`,
    );
    await bare.query(`create index on raw_jobs (id) where state = 0`);
    const addAll = async (): Promise<void> => {
      for (let at = 0; at < jobCount; at += batchCount) {
        const asks = Array.from({ length: batchCount }, (_, index) => ({ payload: { step: at + index } }));
        await inTransaction(merchant.db, (tx) => enqueue(tx, type, asks));
      }
    };
    const addRaw = async (): Promise<void> => {
      for (let at = 0; at < jobCount; at += batchCount) {
        const data = Array.from({ length: batchCount }, (_, index) => JSON.stringify({ step: at + index }));
        await bare.query({ name: 'add-raw', text: 'insert into raw_jobs (data) select * from unnest($1::jsonb[])', values: [data] });
      }
    };
    // takes and settles like a worker does, in the same batches: two statements each
    const drainRaw = async (): Promise<void> => {
      for (;;) {
        const { rows } = await bare.query<{ id: number }>({
          name: 'take-raw',
          text: `update raw_jobs set state = 1 where id in (select id from raw_jobs where state = 0 order by id limit 250 for update skip locked) returning id, data`,
        });
        if (rows.length === 0) return;
        await bare.query({
          name: 'settle-raw',
          text: 'update raw_jobs set state = 2 where id = any($1::bigint[])',
          values: [rows.map((row) => row.id)],
        });
      }
    };
    let doneCount = 0;
    let allDone = Promise.withResolvers<void>();
    const counting = job(type, () => {
      doneCount += 1;
      if (doneCount === jobCount) allDone.resolve();
      return Promise.resolve();
    });
    return [
      {
        name: 'jobs.enqueue',
        unit: 'jobs/s',
        value: async () => {
          await sql`delete from job where name = ${type.name}`.execute(merchant.db);
          return perSecond(jobCount, addAll);
        },
        limit: async () => {
          await bare.query('truncate raw_jobs');
          return perSecond(jobCount, addRaw);
        },
      },
      {
        name: 'jobs.work_off',
        unit: 'jobs/s',
        value: async () => {
          await sql`delete from job where name = ${type.name}`.execute(merchant.db);
          await addAll();
          doneCount = 0;
          allDone = Promise.withResolvers<void>();
          const running = runJobs(merchant, [counting], databaseUrl);
          await running.ready;
          const rate = await perSecond(jobCount, () => allDone.promise);
          await running.stop();
          return rate;
        },
        limit: async () => {
          await bare.query('truncate raw_jobs');
          await addRaw();
          return perSecond(jobCount, drainRaw);
        },
      },
    ];
  },
};
