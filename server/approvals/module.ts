import * as events from '@zhidan/core/approvals/approval-event.ts';
import { approvalRefusals } from '@zhidan/core/approvals/approval-refusal.ts';
import type { Module } from '../platform/module.ts';
import { escalateJob } from './escalate-job.ts';
import { approvalRoutes } from './routes.ts';

const { approvalSubjects, ...news } = events;

export const approvalsModule: Module = {
  name: 'approvals',
  routes: approvalRoutes,
  jobs: [escalateJob],
  refusals: approvalRefusals,
  events: Object.values(news),
  subjects: approvalSubjects,
};
