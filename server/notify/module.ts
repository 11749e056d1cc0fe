import * as events from '@zhidan/core/notify/notice-event.ts';
import { noticeRefusals } from '@zhidan/core/notify/notice-refusal.ts';
import type { Module } from '../platform/module.ts';
import { onNews } from './on-news.ts';
import { notifyRoutes } from './routes.ts';

const { noticeSubjects, ...news } = events;

export const notifyModule: Module = {
  name: 'notify',
  routes: notifyRoutes,
  refusals: noticeRefusals,
  events: Object.values(news),
  subscribers: [onNews],
  subjects: noticeSubjects,
};
