import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import * as floorEvents from '@zhidan/core/fulfillment/floor/floor-event.ts';
import { floorRefusals } from '@zhidan/core/fulfillment/floor/floor-refusal.ts';
import * as events from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { Module } from '../platform/module.ts';
import { onOrderNews } from './changes/on-order-news.ts';
import { floorRoutes } from './floor/floor-routes.ts';
import { onStockTold } from './floor/on-stock-told.ts';
import { onStockNews } from './stock/on-stock-news.ts';

const { fulfillmentSubjects, ...news } = events;
const { floorSubjects, ...floorNews } = floorEvents;

export const fulfillmentModule: Module = {
  name: 'fulfillment',
  routes: floorRoutes,
  refusals: { ...fulfillmentRefusals, ...floorRefusals },
  events: [...Object.values(news), ...Object.values(floorNews)],
  subscribers: [onOrderNews, onStockNews, onStockTold],
  subjects: { ...fulfillmentSubjects, ...floorSubjects },
};
