import * as events from '@zhidan/core/desk/desk-event.ts';
import type { Module } from '../platform/module.ts';
import { deskRoutes } from './routes.ts';

export const deskModule: Module = { name: 'desk', routes: deskRoutes, events: Object.values(events) };
