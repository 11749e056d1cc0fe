import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { queueCounts } from '../../platform/jobs/job-query.ts';
import { subscriberLags } from '../../platform/journal/subscriber-lag.ts';
import { verifyJournal } from '../../platform/journal/verify-journal.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { faultSubscriberNames } from './fault-merchant.ts';

/** Whether everything written was worked off. */
export async function isQuiet(db: Db, now: Instant): Promise<boolean> {
  const lags = await subscriberLags(db, now);
  const queues = await queueCounts(db);
  return (
    lags.length === faultSubscriberNames.length &&
    lags.every((lag) => lag.behindMs === 0) &&
    queues.every((queue) => queue.waitingCount + queue.activeCount === 0)
  );
}

/** What was lost, doubled or broken: all zero, or something is wrong. The counts below say how much was looked at. */
export type FaultVerdict = Readonly<{
  brokenEntries: number;
  lostSteps: number;
  lostEffects: number;
  doubledEffects: number;
  strayEffects: number;
  jobsNeverRun: number;
  jobEffectsLost: number;
  deadJobs: number;
  parkedEvents: number;
}>;
export type FaultCounts = Readonly<{
  entries: number;
  subjects: number;
  acknowledged: number;
  effects: number;
  jobs: number;
  jobRuns: number;
}>;

export async function faultVerdict(db: Db, acknowledged: readonly string[]): Promise<{ verdict: FaultVerdict; counts: FaultCounts }> {
  const journal = await verifyJournal(db);
  const { rows } = await sql<Omit<FaultVerdict, 'brokenEntries'> & Omit<FaultCounts, 'entries' | 'subjects' | 'acknowledged'>>`
    with step as (select id, payload ->> 'step' as step, (payload ->> 'hasJob')::boolean as has_job from journal),
      wanted as (select name, id from step cross join unnest(${faultSubscriberNames}::text[]) as name),
      found as (select subscriber as name, journal_id as id, count(*) as count from effects group by 1, 2)
    select
      (select count(*) from unnest(${acknowledged}::text[]) as said (step) where not exists (select from step where step.step = said.step)) as "lostSteps",
      (select count(*) from wanted where not exists (select from found where found.name = wanted.name and found.id = wanted.id)) as "lostEffects",
      (select count(*) from found where count > 1) as "doubledEffects",
      (select count(*) from found where not exists (select from wanted where found.name = wanted.name and found.id = wanted.id)) as "strayEffects",
      (select count(*) from step where has_job and not exists (select from job_runs where job_runs.step = step.step)) as "jobsNeverRun",
      (select count(*) from step where has_job and not exists (select from job_effects where job_effects.step = step.step)) as "jobEffectsLost",
      (select count(*) from job where state = 'failed') as "deadJobs",
      (select count(*) from parked_events) as "parkedEvents",
      (select count(*) from effects) as effects, (select count(*) from step where has_job) as jobs, (select count(*) from job_runs) as "jobRuns"`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error('no verdict');
  const { effects, jobs, jobRuns, ...lost } = row;
  return {
    verdict: { brokenEntries: journal.brokenCount, ...lost },
    counts: { entries: journal.checkedCount, subjects: journal.subjectCount, acknowledged: acknowledged.length, effects, jobs, jobRuns },
  };
}
