import * as events from '@zhidan/core/printing/printing-event.ts';
import { printingRefusals } from '@zhidan/core/printing/printing-refusal.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Module } from '../platform/module.ts';
import { printingRoutes } from './routes.ts';

const { printingSubjects, ...news } = events;

export const printingModule = (deployment: Deployment): Module => ({
  name: 'printing',
  routes: printingRoutes(deployment),
  refusals: printingRefusals,
  events: Object.values(news),
  subjects: printingSubjects,
});
