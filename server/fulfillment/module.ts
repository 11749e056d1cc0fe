import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import * as events from '@zhidan/core/fulfillment/fulfillment-event.ts';
import * as joiningEvents from '@zhidan/core/fulfillment/joining/joining-event.ts';
import { joiningRefusals } from '@zhidan/core/fulfillment/joining/joining-refusal.ts';
import type { Module } from '../platform/module.ts';
import * as deadlineEvents from '@zhidan/core/fulfillment/deadlines/deadline-event.ts';
import { deadlineRefusals } from '@zhidan/core/fulfillment/deadlines/deadline-refusal.ts';
import { deadlineRoutes } from './deadlines/deadline-routes.ts';
import { onDeadlineNews } from './deadlines/on-deadline-news.ts';
import { warnOfDeadlinesJob } from './deadlines/warn-of-deadlines-job.ts';
import { onOrderNews } from './changes/on-order-news.ts';
import { onJoiningNews } from './joining/on-joining-news.ts';
import { onStockNews } from './stock/on-stock-news.ts';

const { fulfillmentSubjects, ...news } = events;
const { deadlineSubjects, ...deadlineNews } = deadlineEvents;

export const fulfillmentModule: Module = {
  name: 'fulfillment',
  routes: deadlineRoutes,
  jobs: [warnOfDeadlinesJob],
  refusals: { ...fulfillmentRefusals, ...deadlineRefusals, ...joiningRefusals },
  events: [...Object.values(news), ...Object.values(deadlineNews), ...Object.values(joiningEvents)],
  subscribers: [onOrderNews, onStockNews, onDeadlineNews, onJoiningNews],
  subjects: { ...fulfillmentSubjects, ...deadlineSubjects },
};
