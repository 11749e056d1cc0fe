import { eventType } from '@zhidan/core/kernel/event.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { openMerchant, type OpenMerchant } from '../../platform/db/open-merchant.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job, type JobType } from '../../platform/jobs/job.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { testSecretKey } from '../test-database.ts';
import { silentLog } from '../test-log.ts';

/** The merchant whose processes are killed. */
export const faultMerchantName = 'fault';

export function openFaultMerchant(databaseUrl: string): Promise<OpenMerchant> {
  return openMerchant({
    databaseUrl,
    name: faultMerchantName,
    secretKey: testSecretKey,
    log: silentLog(),
    clock: () => instant(Date.now()),
  });
}

/** News of one step; `hasJob`: the same transaction added a job for it. */
export const stepped = eventType({
  name: 'fault.stepped',
  subjectKind: 'fault',
  payload: z.object({ step: z.string(), hasJob: z.boolean() }),
  words: { 'zh-CN': '一步', en: 'A step' },
});

type Step = { step: string };

/** Kills must not use up its attempts: only a job that is lost may be missing in the end. */
export const stepJob: JobType<Step> = {
  name: 'fault.step',
  words: { 'zh-CN': '一步的任务', en: 'Job of a step' },
  payload: z.object({ step: z.string() }),
  timeoutMs: 5_000,
  retryLimit: 1_000,
  retryDelayMs: 1_000,
};

/** Nothing here is unique but what a guarded effect needs: whatever happens twice shows twice. */
export async function createFaultTables(db: Db): Promise<void> {
  await sql`create table effects (subscriber text not null, journal_id uuid not null)`.execute(db);
  await sql`create table job_runs (step text not null)`.execute(db);
  await sql`create table job_effects (step text primary key)`.execute(db);
}

const writeEffects = (name: string) => (tx: Tx, events: readonly { id: string }[]) =>
  sql`insert into effects select ${name}, id from unnest(${events.map((event) => event.id)}::uuid[]) as id`
    .execute(tx)
    .then(() => undefined);

export const faultSubscriberNames = ['fault.first', 'fault.second'] as const;
export const faultSubscribers = faultSubscriberNames.map((name) => on(name, stepped, 'beginning', writeEffects(name)));

/** Counts every run, and has an effect that bears being repeated. */
export const faultJob = job(stepJob, (merchant, { payload }) =>
  inTransaction(merchant.db, async (tx) => {
    await sql`insert into job_runs values (${payload.step})`.execute(tx);
    await sql`insert into job_effects values (${payload.step}) on conflict do nothing`.execute(tx);
  }),
);
