import * as events from '@zhidan/core/waybills/waybill-event.ts';
import { waybillRefusals } from '@zhidan/core/waybills/waybill-refusal.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Job } from '../platform/jobs/job.ts';
import type { Module } from '../platform/module.ts';
import { readAccountsJob } from './accounts/read-accounts-job.ts';
import { connectDemoAccountsJob } from './demo/connect-demo-accounts.ts';
import { reviewUnusedJob } from './parcels/review-unused-job.ts';
import { waybillRoutes } from './routes.ts';
import { scheduleTasksJob, takeNumbersJob, voidNumbersJob } from './tasks/task-jobs.ts';
import { onAccountMended, onReleased, onVoidWanted } from './tasks/task-subscribers.ts';

const { waybillSubjects, ...news } = events;

/** Work of this module outside transactions. */
export const waybillJobs: readonly Job[] = [
  takeNumbersJob,
  voidNumbersJob,
  scheduleTasksJob,
  readAccountsJob,
  reviewUnusedJob,
  connectDemoAccountsJob,
];

export function waybillsModule(deployment: Deployment): Module {
  return {
    name: 'waybills',
    routes: waybillRoutes(deployment),
    subscribers: [onReleased, onVoidWanted, onAccountMended],
    jobs: waybillJobs,
    refusals: waybillRefusals,
    events: Object.values(news),
    subjects: waybillSubjects,
  };
}
