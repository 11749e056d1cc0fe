import * as events from '@zhidan/core/catalog/catalog-event.ts';
import { catalogRefusals } from '@zhidan/core/catalog/catalog-refusal.ts';
import type { Module } from '../platform/module.ts';
import { catalogRoutes } from './routes.ts';

const { catalogSubjects, ...news } = events;

export const catalogModule: Module = {
  name: 'catalog',
  routes: catalogRoutes,
  refusals: catalogRefusals,
  events: Object.values(news),
  subjects: catalogSubjects,
};
