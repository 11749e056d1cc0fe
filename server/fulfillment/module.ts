import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import * as events from '@zhidan/core/fulfillment/fulfillment-event.ts';
import * as joiningEvents from '@zhidan/core/fulfillment/joining/joining-event.ts';
import { joiningRefusals } from '@zhidan/core/fulfillment/joining/joining-refusal.ts';
import type { Module } from '../platform/module.ts';
import { onOrderNews } from './changes/on-order-news.ts';
import { onJoiningNews } from './joining/on-joining-news.ts';
import { onStockNews } from './stock/on-stock-news.ts';

const { fulfillmentSubjects, ...news } = events;

export const fulfillmentModule: Module = {
  name: 'fulfillment',
  refusals: { ...fulfillmentRefusals, ...joiningRefusals },
  events: [...Object.values(news), ...Object.values(joiningEvents)],
  subscribers: [onOrderNews, onStockNews, onJoiningNews],
  subjects: fulfillmentSubjects,
};
