import * as events from '@zhidan/core/allocation/allocation-event.ts';
import { allocationRefusals } from '@zhidan/core/allocation/allocation-refusal.ts';
import type { Module } from '../platform/module.ts';
import { allocationRoutes } from './routes.ts';
import { onFulfillmentGone } from './routing/on-fulfillment-gone.ts';
import { watchConditionsJob } from './watch-conditions-job.ts';

const { allocationSubjects, conditionCauses: _causes, ...news } = events;

export const allocationModule: Module = {
  name: 'allocation',
  routes: allocationRoutes,
  refusals: allocationRefusals,
  events: Object.values(news),
  subjects: allocationSubjects,
  subscribers: [onFulfillmentGone],
  jobs: [watchConditionsJob],
};
