import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { job } from '../../platform/jobs/job.ts';
import { deleteLooksBefore } from './hour-store.ts';
import { planChecks } from './plan-checks.ts';

/** Looks are kept this long; how each hour stands stays for good. */
const historyMs = 400 * 86_400_000;

/** Each night: every hour of the last days again, because platforms show some orders late. */
export const nightlyChecksJob = job(
  {
    name: 'channels.nightly-checks',
    words: { 'zh-CN': '每夜漏单复核', en: 'Nightly completeness checks' },
    payload: z.object({}),
    timeoutMs: 300_000,
    retryLimit: 3,
    retryDelayMs: 60_000,
    cron: { expression: '45 4 * * *', payload: {} },
  },
  async (merchant, { now }) => {
    await deleteLooksBefore(merchant.db, plusMs(now, -historyMs));
    await planChecks(merchant, { now, which: 'all', askedBy: 'nightly' });
  },
);
