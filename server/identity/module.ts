import * as events from '@zhidan/core/identity/identity-event.ts';
import { identityRefusals } from '@zhidan/core/identity/identity-refusal.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Module } from '../platform/module.ts';
import { forgetSessionsJob } from './session/forget-sessions-job.ts';
import { identityRoutes } from './routes.ts';

const { identitySubjects, ...news } = events;

export function identityModule(deployment: Deployment): Module {
  return {
    name: 'identity',
    routes: identityRoutes(deployment),
    jobs: [forgetSessionsJob],
    refusals: identityRefusals,
    events: Object.values(news),
    subjects: identitySubjects,
  };
}
