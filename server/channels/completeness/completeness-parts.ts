import * as events from '@zhidan/core/channels/completeness/completeness-event.ts';
import { completenessRefusals } from '@zhidan/core/channels/completeness/completeness-refusal.ts';
import type { Module } from '../../platform/module.ts';
import { checkHoursJob } from './check-hours-job.ts';
import { completenessRoutes } from './completeness-routes.ts';
import { hourlyChecksJob } from './hourly-checks-job.ts';
import { redHourCount } from './ledger-hour-query.ts';
import { nightlyChecksJob } from './nightly-checks-job.ts';

/** What the completeness ledger plugs into the module of channels. */
export const completenessParts = {
  routes: completenessRoutes,
  jobs: [checkHoursJob, hourlyChecksJob, nightlyChecksJob],
  refusals: completenessRefusals,
  events: Object.values(events),
  figures: ({ db }) => [
    {
      name: 'zhidan_completeness_red_hours',
      help: 'Hours of shops in which our orders are not those of the platform',
      read: async () => [{ value: await redHourCount(db) }],
    },
  ],
} as const satisfies Pick<Module, 'routes' | 'jobs' | 'refusals' | 'events' | 'figures'>;
