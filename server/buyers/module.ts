import * as events from '@zhidan/core/buyers/buyer-event.ts';
import { buyerRefusals } from '@zhidan/core/buyers/buyer-refusal.ts';
import type { Module } from '../platform/module.ts';
import { buyerRoutes } from './routes.ts';

export const buyersModule: Module = { name: 'buyers', routes: buyerRoutes, refusals: buyerRefusals, events: Object.values(events) };
