import type { Client } from 'pg';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { enqueue } from '../server/platform/jobs/enqueue.ts';
import { job, type JobType } from '../server/platform/jobs/job.ts';
import { declareQueues } from '../server/platform/jobs/queue-settings.ts';
import { runJobs } from '../server/platform/jobs/run-jobs.ts';
import type { Merchant } from '../server/platform/merchant.ts';
import { counted } from '../server/testing/test-news.ts';
import { benchMerchant } from './bench-merchant.ts';
import { perSecond, type Bench } from './figure.ts';

const jobCount = 5_000;
const batchCount = 500;

const type: JobType<{ step: number }> = {
  name: 'bench.step',
  words: { 'zh-CN': '一步', en: 'A step' },
  payload: counted.type.payload,
  timeoutMs: 10_000,
  retryLimit: 0,
  retryDelayMs: 1_000,
  atOnce: 500,
};

/** What a queue costs without pg-boss: one table, added to, taken from and settled in batches of the same size. */
function rawQueue(bare: Client) {
  const addAll = async (): Promise<void> => {
    for (let at = 0; at < jobCount; at += batchCount) {
      const data = Array.from({ length: batchCount }, (_, index) => JSON.stringify({ step: at + index }));
      await bare.query({ name: 'add-raw', text: 'insert into raw_jobs (data) select * from unnest($1::jsonb[])', values: [data] });
    }
  };
  const take = `update raw_jobs set state = 1 where id in (
    select id from raw_jobs where state = 0 order by id limit 250 for update skip locked
  ) returning id, data`;
  const workOff = async (): Promise<void> => {
    for (;;) {
      const { rows } = await bare.query<{ id: number }>({ name: 'take-raw', text: take });
      if (rows.length === 0) return;
      const ids = rows.map((row) => row.id);
      await bare.query({ name: 'settle-raw', text: 'update raw_jobs set state = 2 where id = any($1::bigint[])', values: [ids] });
    }
  };
  const create = async (): Promise<void> => {
    await bare.query(
      'create table raw_jobs (id bigint generated always as identity primary key, data jsonb not null, state smallint not null default 0)',
    );
    await bare.query('create index on raw_jobs (id) where state = 0');
  };
  return { create, clear: () => bare.query('truncate raw_jobs'), addAll, workOff };
}

/** Our queue with a worker of its own that only counts. */
function ourQueue(merchant: Merchant, bare: Client, databaseUrl: string) {
  let doneCount = 0;
  let allDone = Promise.withResolvers<void>();
  const counting = job(type, () => {
    doneCount += 1;
    if (doneCount === jobCount) allDone.resolve();
    return Promise.resolve();
  });
  const addAll = async (): Promise<void> => {
    for (let at = 0; at < jobCount; at += batchCount) {
      const asks = Array.from({ length: batchCount }, (_, index) => ({ payload: { step: at + index } }));
      await inTransaction(merchant.db, (tx) => enqueue(tx, type, asks));
    }
  };
  const workOffRate = async (): Promise<number> => {
    doneCount = 0;
    allDone = Promise.withResolvers<void>();
    const running = runJobs(merchant, [counting], databaseUrl);
    await running.ready;
    const rate = await perSecond(jobCount, () => allDone.promise);
    await running.stop();
    return rate;
  };
  return { clear: () => bare.query('delete from job where name = $1', [type.name]), addAll, workOffRate };
}

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare, databaseUrl } = await benchMerchant(house, 'jobs');
    await declareQueues(merchant.db, [type]);
    const raw = rawQueue(bare);
    await raw.create();
    const ours = ourQueue(merchant, bare, databaseUrl);
    return [
      {
        name: 'jobs.enqueue',
        unit: 'jobs/s',
        value: async () => {
          await ours.clear();
          return perSecond(jobCount, ours.addAll);
        },
        limit: async () => {
          await raw.clear();
          return perSecond(jobCount, raw.addAll);
        },
      },
      {
        name: 'jobs.work_off',
        unit: 'jobs/s',
        value: async () => {
          await ours.clear();
          await ours.addAll();
          return ours.workOffRate();
        },
        limit: async () => {
          await raw.clear();
          await raw.addAll();
          return perSecond(jobCount, raw.workOff);
        },
      },
    ];
  },
};
