import { channelRefusals } from '@zhidan/core/channels/channel-refusal.ts';
import { setupRefusals } from '@zhidan/core/channels/shop/setup-refusal.ts';
import * as setupEvents from '@zhidan/core/channels/shop/shop-setup-event.ts';
import * as events from '@zhidan/core/channels/shop-event.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Module } from '../platform/module.ts';
import { pullCreatedJob, pullShopJob } from './pull/pull-job.ts';
import { forgetOldRunsJob, schedulePullsJob } from './pull/schedule-pulls-job.ts';
import { setupRoutes } from './setup/setup-routes.ts';

const { shopSubjects, ...news } = events;

export function channelsModule(deployment: Deployment): Module {
  return {
    name: 'channels',
    routes: setupRoutes(deployment),
    jobs: [pullShopJob, pullCreatedJob, schedulePullsJob, forgetOldRunsJob],
    refusals: { ...channelRefusals, ...setupRefusals },
    events: [...Object.values(news), ...Object.values(setupEvents)],
    subjects: shopSubjects,
  };
}
