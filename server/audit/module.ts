import * as events from '@zhidan/core/audit/audit-event.ts';
import * as hookEvents from '@zhidan/core/audit/hooks/hook-event.ts';
import { auditRefusals } from '@zhidan/core/audit/audit-refusal.ts';
import type { Module } from '../platform/module.ts';
import { onOrderJudged } from './backtest/on-order-judged.ts';
import { callHooksJob, onHookAsked, scheduleHooksJob } from './hooks/hook-jobs.ts';
import { judgeDueJob } from './pipeline/judge-due-job.ts';
import { onAuditNews } from './pipeline/on-audit-news.ts';
import { auditRoutes } from './routes.ts';
import { reckonNormsJob } from './subjects/reckon-norms-job.ts';

const { auditSubjects, ...news } = events;

export const auditModule: Module = {
  name: 'audit',
  routes: auditRoutes,
  jobs: [judgeDueJob, reckonNormsJob, callHooksJob, scheduleHooksJob],
  subscribers: [onAuditNews, onOrderJudged, onHookAsked],
  refusals: auditRefusals,
  events: [...Object.values(news), ...Object.values(hookEvents)],
  subjects: auditSubjects,
};
