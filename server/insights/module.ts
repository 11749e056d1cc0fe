import * as chainEvents from '@zhidan/core/insights/chain/chain-event.ts';
import * as measureEvents from '@zhidan/core/insights/measures/measure-event.ts';
import { measureRefusals } from '@zhidan/core/insights/measures/measure-refusal.ts';
import type { Module } from '../platform/module.ts';
import { watchChainJob } from './chain/watch-chain-job.ts';
import { onShippedMeasure } from './measures/on-shipped.ts';
import { insightsRoutes } from './routes.ts';

const { chainSubjects, ...chainNews } = chainEvents;
const { measureSubjects, ...measureNews } = measureEvents;

export const insightsModule: Module = {
  name: 'insights',
  routes: insightsRoutes,
  subscribers: [onShippedMeasure],
  jobs: [watchChainJob],
  refusals: measureRefusals,
  events: [...Object.values(chainNews), ...Object.values(measureNews)],
  subjects: { ...chainSubjects, ...measureSubjects },
};
