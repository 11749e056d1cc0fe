import { channelRefusals } from '@zhidan/core/channels/channel-refusal.ts';
import * as events from '@zhidan/core/channels/shop-event.ts';
import type { Module } from '../platform/module.ts';
import { pullCreatedJob, pullShopJob } from './pull/pull-job.ts';
import { forgetOldRunsJob, schedulePullsJob } from './pull/schedule-pulls-job.ts';

const { shopSubjects, ...news } = events;

export const channelsModule: Module = {
  name: 'channels',
  jobs: [pullShopJob, pullCreatedJob, schedulePullsJob, forgetOldRunsJob],
  refusals: channelRefusals,
  events: Object.values(news),
  subjects: shopSubjects,
};
