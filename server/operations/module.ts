import * as events from '@zhidan/core/operations/operations-event.ts';
import { operationsRefusals } from '@zhidan/core/operations/operations-refusal.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Module } from '../platform/module.ts';
import { forgetOldRequestsJob } from './forget-old-requests-job.ts';
import { operationsRoutes } from './routes.ts';

const { operationsSubjects, ...news } = events;

/** @param others the other modules, whose jobs the job page calls by their words */
export function operationsModule(deployment: Deployment, others: readonly Module[]): Module {
  const jobs = [forgetOldRequestsJob];
  const all = [...others.flatMap((module) => module.jobs ?? []), ...jobs];
  return {
    name: 'operations',
    routes: operationsRoutes(deployment, Object.fromEntries(all.map(({ type }) => [type.name, type.words]))),
    jobs,
    refusals: operationsRefusals,
    events: Object.values(news),
    subjects: operationsSubjects,
  };
}
