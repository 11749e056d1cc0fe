import * as events from '@zhidan/core/inventory/inventory-event.ts';
import { inventoryRefusals } from '@zhidan/core/inventory/inventory-refusal.ts';
import type { Module } from '../platform/module.ts';
import { inventoryRoutes } from './routes.ts';

const { inventorySubjects, ...news } = events;

export const inventoryModule: Module = {
  name: 'inventory',
  routes: inventoryRoutes,
  refusals: inventoryRefusals,
  events: Object.values(news),
  subjects: inventorySubjects,
};
