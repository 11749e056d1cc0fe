import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import * as events from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { Module } from '../platform/module.ts';
import { onOrderNews } from './changes/on-order-news.ts';
import { onStockNews } from './stock/on-stock-news.ts';

const { fulfillmentSubjects, ...news } = events;

export const fulfillmentModule: Module = {
  name: 'fulfillment',
  refusals: fulfillmentRefusals,
  events: Object.values(news),
  subscribers: [onOrderNews, onStockNews],
  subjects: fulfillmentSubjects,
};
