import * as events from '@zhidan/core/orders/order-event.ts';
import * as exceptionEvents from '@zhidan/core/orders/exception-event.ts';
import { orderRefusals } from '@zhidan/core/orders/order-refusal.ts';
import type { Module } from '../platform/module.ts';
import { onGoodsNews } from './matching/on-goods-news.ts';
import { orderRoutes } from './routes.ts';

const { orderSubjects, ...news } = events;

export const ordersModule: Module = {
  name: 'orders',
  routes: orderRoutes,
  refusals: orderRefusals,
  events: [...Object.values(news), ...Object.values(exceptionEvents)],
  subscribers: [onGoodsNews],
  subjects: orderSubjects,
};
