import * as events from '@zhidan/core/tracking/tracking-event.ts';
import { trackingRefusals } from '@zhidan/core/tracking/tracking-refusal.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Job } from '../platform/jobs/job.ts';
import type { Module } from '../platform/module.ts';
import { checkParcelsJob } from './alerts/check-parcels-job.ts';
import { connectDemoTrackingJob } from './demo/connect-demo-tracking.ts';
import { interceptParcelJob, onInterceptWanted, scheduleInterceptionsJob } from './interceptions/interception-jobs.ts';
import { trackingRoutes } from './routes.ts';
import { traceHook } from './traces/trace-hook.ts';
import { queryParcelsJob, scheduleWatchJob, subscribeParcelsJob } from './watch/watch-jobs.ts';
import { onAccountMended, onShipped } from './watch/watch-subscribers.ts';

const { trackingSubjects, ...news } = events;

/** Work of this module outside transactions. */
export const trackingJobs: readonly Job[] = [
  subscribeParcelsJob,
  queryParcelsJob,
  scheduleWatchJob,
  checkParcelsJob,
  interceptParcelJob,
  scheduleInterceptionsJob,
  connectDemoTrackingJob,
];

export function trackingModule(deployment: Deployment): Module {
  return {
    name: 'tracking',
    routes: trackingRoutes(deployment),
    hooks: [traceHook],
    subscribers: [onShipped, onAccountMended, onInterceptWanted],
    jobs: trackingJobs,
    refusals: trackingRefusals,
    events: Object.values(news),
    subjects: trackingSubjects,
  };
}
