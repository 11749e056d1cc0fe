import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import * as deadlineEvents from '@zhidan/core/fulfillment/deadlines/deadline-event.ts';
import { deadlineRefusals } from '@zhidan/core/fulfillment/deadlines/deadline-refusal.ts';
import * as floorEvents from '@zhidan/core/fulfillment/floor/floor-event.ts';
import { floorRefusals } from '@zhidan/core/fulfillment/floor/floor-refusal.ts';
import * as events from '@zhidan/core/fulfillment/fulfillment-event.ts';
import * as joiningEvents from '@zhidan/core/fulfillment/joining/joining-event.ts';
import { joiningRefusals } from '@zhidan/core/fulfillment/joining/joining-refusal.ts';
import * as reservingEvents from '@zhidan/core/fulfillment/reserving/reserving-event.ts';
import type { Module } from '../platform/module.ts';
import { onConditionsChanged } from './assigning/on-conditions-changed.ts';
import { onOrderNews } from './changes/on-order-news.ts';
import { deadlineRoutes } from './deadlines/deadline-routes.ts';
import { onDeadlineNews } from './deadlines/on-deadline-news.ts';
import { warnOfDeadlinesJob } from './deadlines/warn-of-deadlines-job.ts';
import { floorRoutes } from './floor/floor-routes.ts';
import { onStockTold } from './floor/on-stock-told.ts';
import { fulfillmentRoutes } from './routes.ts';
import { joiningRoutes } from './joining/joining-routes.ts';
import { onJoiningNews } from './joining/on-joining-news.ts';
import { reservingRoutes } from './reserving/reserving-routes.ts';
import { onStockNews } from './stock/on-stock-news.ts';

const { fulfillmentSubjects, ...news } = events;
const { deadlineSubjects, ...deadlineNews } = deadlineEvents;
const { floorSubjects, ...floorNews } = floorEvents;

export const fulfillmentModule: Module = {
  name: 'fulfillment',
  routes: [...fulfillmentRoutes, ...deadlineRoutes, ...floorRoutes, ...joiningRoutes, ...reservingRoutes],
  jobs: [warnOfDeadlinesJob],
  refusals: { ...fulfillmentRefusals, ...deadlineRefusals, ...floorRefusals, ...joiningRefusals },
  events: [news, deadlineNews, floorNews, joiningEvents, reservingEvents].flatMap((some) => Object.values(some)),
  subscribers: [onOrderNews, onStockNews, onDeadlineNews, onStockTold, onJoiningNews, onConditionsChanged],
  subjects: { ...fulfillmentSubjects, ...deadlineSubjects, ...floorSubjects },
};
