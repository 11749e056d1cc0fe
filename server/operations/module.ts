import * as events from '@zhidan/core/operations/operations-event.ts';
import { operationsRefusals } from '@zhidan/core/operations/operations-refusal.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Module } from '../platform/module.ts';
import { operationsRoutes } from './routes.ts';

const { operationsSubjects, ...news } = events;

export function operationsModule(deployment: Deployment): Module {
  return {
    name: 'operations',
    routes: operationsRoutes(deployment),
    refusals: operationsRefusals,
    events: Object.values(news),
    subjects: operationsSubjects,
  };
}
