import { channelRefusals } from '@zhidan/core/channels/channel-refusal.ts';
import { setupRefusals } from '@zhidan/core/channels/shop/setup-refusal.ts';
import * as setupEvents from '@zhidan/core/channels/shop/shop-setup-event.ts';
import * as events from '@zhidan/core/channels/shop-event.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Job } from '../platform/jobs/job.ts';
import type { Merchant } from '../platform/merchant.ts';
import type { Module } from '../platform/module.ts';
import { channelOrderRoutes } from './channel-order-routes.ts';
import { keepGrantsJob } from './call/keep-grants-job.ts';
import { completenessParts } from './completeness/completeness-parts.ts';
import { connectDemoShopsJob } from './demo/connect-demo-shops-job.ts';
import { memoParts } from './marks/memo-parts.ts';
import { noticeParts } from './notices/notice-parts.ts';
import { pullCreatedJob, pullShopJob } from './pull/pull-job.ts';
import { forgetOldRunsJob, schedulePullsJob } from './pull/schedule-pulls-job.ts';
import { pushParts } from './push/push-parts.ts';
import { setupRoutes } from './setup/setup-routes.ts';

const { shopSubjects, ...news } = events;

/** Work of this module outside transactions. */
export const channelJobs: readonly Job[] = [
  keepGrantsJob,
  pullShopJob,
  pullCreatedJob,
  schedulePullsJob,
  forgetOldRunsJob,
  ...pushParts.jobs,
  ...completenessParts.jobs,
  ...noticeParts.jobs,
  ...memoParts.jobs,
  connectDemoShopsJob,
];

export function channelsModule(deployment: Deployment): Module {
  return {
    name: 'channels',
    routes: [...setupRoutes(deployment), ...channelOrderRoutes, ...completenessParts.routes, ...noticeParts.routes],
    subscribers: [...noticeParts.subscribers, ...memoParts.subscribers],
    hooks: pushParts.hooks,
    jobs: channelJobs,
    runners: pushParts.runners,
    figures: (merchant: Merchant) => [...pushParts.figures(merchant), ...completenessParts.figures(merchant)],
    refusals: { ...channelRefusals, ...setupRefusals, ...completenessParts.refusals, ...noticeParts.refusals },
    events: [...Object.values(news), ...Object.values(setupEvents), ...completenessParts.events, ...noticeParts.events],
    subjects: { ...shopSubjects, ...noticeParts.subjects },
  };
}
