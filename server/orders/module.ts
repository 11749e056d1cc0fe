import * as events from '@zhidan/core/orders/order-event.ts';
import { orderRefusals } from '@zhidan/core/orders/order-refusal.ts';
import type { Module } from '../platform/module.ts';
import { exportOrdersJob } from './export/export-orders-job.ts';
import { forgetExportsJob } from './export/forget-exports-job.ts';
import { onGoodsTold } from './on-goods-told.ts';
import { orderRoutes } from './routes.ts';

const { orderSubjects, ...news } = events;

export const ordersModule: Module = {
  name: 'orders',
  routes: orderRoutes,
  subscribers: [onGoodsTold],
  jobs: [exportOrdersJob, forgetExportsJob],
  refusals: orderRefusals,
  events: Object.values(news),
  subjects: orderSubjects,
};
