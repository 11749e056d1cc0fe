import { z } from 'zod';
import { job } from '../../platform/jobs/job.ts';
import { planChecks } from './plan-checks.ts';

/** Each hour: the hour that has settled, and whatever of the last days is red or could not be asked about. */
export const hourlyChecksJob = job(
  {
    name: 'channels.hourly-checks',
    words: { 'zh-CN': '每小时漏单核对', en: 'Hourly completeness checks' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 3,
    retryDelayMs: 10_000,
    cron: { expression: '35 * * * *', payload: {} },
  },
  (merchant, { now }) => planChecks(merchant, { now, which: 'open', askedBy: 'hourly' }),
);
