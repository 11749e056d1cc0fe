import * as chainEvents from '@zhidan/core/insights/chain/chain-event.ts';
import type { Module } from '../platform/module.ts';
import { watchChainJob } from './chain/watch-chain-job.ts';
import { insightsRoutes } from './routes.ts';

const { chainSubjects, ...chainNews } = chainEvents;

export const insightsModule: Module = {
  name: 'insights',
  routes: insightsRoutes,
  jobs: [watchChainJob],
  events: Object.values(chainNews),
  subjects: chainSubjects,
};
