import * as events from '@zhidan/core/requests/request-event.ts';
import { requestRefusals } from '@zhidan/core/requests/request-refusal.ts';
import type { Module } from '../platform/module.ts';
import { onApprovalDecided } from './approve-request.ts';
import { carryOutDueJob, carryOutJob } from './carry-out-jobs.ts';
import { onRequestNews } from './on-request-news.ts';
import { requestRoutes } from './routes.ts';

const { requestSubjects, ...news } = events;

export const requestsModule: Module = {
  name: 'requests',
  routes: requestRoutes,
  jobs: [carryOutJob, carryOutDueJob],
  refusals: requestRefusals,
  events: Object.values(news),
  subscribers: [onApprovalDecided, onRequestNews],
  subjects: requestSubjects,
};
