import * as events from '@zhidan/core/orders/order-event.ts';
import type { Module } from '../platform/module.ts';

const { orderSubjects, ...news } = events;

export const ordersModule: Module = { name: 'orders', events: Object.values(news), subjects: orderSubjects };
