import * as events from '@zhidan/core/notify/notice-event.ts';
import { noticeRefusals } from '@zhidan/core/notify/notice-refusal.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Module } from '../platform/module.ts';
import { deliverJob } from './deliver/deliver-job.ts';
import { sweepJob } from './deliver/sweep-job.ts';
import { connectDemoMessengerJob } from './demo/connect-demo-messenger.ts';
import { onNews } from './on-news.ts';
import { notifyRoutes } from './routes.ts';

const { noticeSubjects, ...news } = events;

export function notifyModule(deployment: Deployment): Module {
  return {
    name: 'notify',
    routes: notifyRoutes(deployment),
    refusals: noticeRefusals,
    events: Object.values(news),
    subscribers: [onNews],
    jobs: [deliverJob(deployment), sweepJob, connectDemoMessengerJob],
    subjects: noticeSubjects,
  };
}
