import { channelRefusals } from '@zhidan/core/channels/channel-refusal.ts';
import * as events from '@zhidan/core/channels/shop-event.ts';
import type { Merchant } from '../platform/merchant.ts';
import type { Module } from '../platform/module.ts';
import { completenessParts } from './completeness/completeness-parts.ts';
import { pullCreatedJob, pullShopJob } from './pull/pull-job.ts';
import { forgetOldRunsJob, schedulePullsJob } from './pull/schedule-pulls-job.ts';
import { pushParts } from './push/push-parts.ts';

const { shopSubjects, ...news } = events;

export const channelsModule: Module = {
  name: 'channels',
  routes: completenessParts.routes,
  hooks: pushParts.hooks,
  jobs: [pullShopJob, pullCreatedJob, schedulePullsJob, forgetOldRunsJob, ...pushParts.jobs, ...completenessParts.jobs],
  runners: pushParts.runners,
  figures: (merchant: Merchant) => [...pushParts.figures(merchant), ...completenessParts.figures(merchant)],
  refusals: { ...channelRefusals, ...completenessParts.refusals },
  events: [...Object.values(news), ...completenessParts.events],
  subjects: shopSubjects,
};
