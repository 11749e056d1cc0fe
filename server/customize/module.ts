import { customizeRefusals } from '@zhidan/core/customize/customize-refusal.ts';
import * as events from '@zhidan/core/customize/view-event.ts';
import type { Module } from '../platform/module.ts';
import { customizeRoutes } from './routes.ts';

const { viewSubjects, ...news } = events;

export const customizeModule: Module = {
  name: 'customize',
  routes: customizeRoutes,
  refusals: customizeRefusals,
  events: Object.values(news),
  subjects: viewSubjects,
};
