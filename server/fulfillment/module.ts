import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import * as events from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { Module } from '../platform/module.ts';
import * as deadlineEvents from '@zhidan/core/fulfillment/deadlines/deadline-event.ts';
import { deadlineRefusals } from '@zhidan/core/fulfillment/deadlines/deadline-refusal.ts';
import { deadlineRoutes } from './deadlines/deadline-routes.ts';
import { onDeadlineNews } from './deadlines/on-deadline-news.ts';
import { warnOfDeadlinesJob } from './deadlines/warn-of-deadlines-job.ts';
import { onOrderNews } from './changes/on-order-news.ts';
import { onStockNews } from './stock/on-stock-news.ts';

const { fulfillmentSubjects, ...news } = events;
const { deadlineSubjects, ...deadlineNews } = deadlineEvents;

export const fulfillmentModule: Module = {
  name: 'fulfillment',
  routes: deadlineRoutes,
  jobs: [warnOfDeadlinesJob],
  refusals: { ...fulfillmentRefusals, ...deadlineRefusals },
  events: [...Object.values(news), ...Object.values(deadlineNews)],
  subscribers: [onOrderNews, onStockNews, onDeadlineNews],
  subjects: { ...fulfillmentSubjects, ...deadlineSubjects },
};
