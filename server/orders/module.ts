import * as events from '@zhidan/core/orders/order-event.ts';
import * as exceptionEvents from '@zhidan/core/orders/exception-event.ts';
import * as holdEvents from '@zhidan/core/orders/exceptions/hold-event.ts';
import * as markEvents from '@zhidan/core/orders/marks/mark-event.ts';
import * as tagEvents from '@zhidan/core/orders/tags/tag-event.ts';
import { orderRefusals } from '@zhidan/core/orders/order-refusal.ts';
import type { Module } from '../platform/module.ts';
import { exportOrdersJob } from './export/export-orders-job.ts';
import { forgetExportsJob } from './export/forget-exports-job.ts';
import { endHoldsJob } from './holds/end-holds-job.ts';
import { onGoodsTold } from './on-goods-told.ts';
import { onSourceLeft } from './added/on-source-left.ts';
import { onGoodsNews } from './matching/on-goods-news.ts';
import { orderRoutes } from './routes.ts';

const { orderSubjects, ...news } = events;

export const ordersModule: Module = {
  name: 'orders',
  routes: orderRoutes,
  jobs: [exportOrdersJob, forgetExportsJob, endHoldsJob],
  refusals: orderRefusals,
  events: [news, exceptionEvents, holdEvents, tagEvents, markEvents].flatMap((some) => Object.values(some)),
  subscribers: [onGoodsTold, onGoodsNews, onSourceLeft],
  subjects: orderSubjects,
};
