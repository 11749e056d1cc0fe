import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import { deleteRunsBefore } from './pull-run-store.ts';
import { schedulePulls } from './schedule-pulls.ts';

const runsKeptMs = 90 * 86_400_000;

/** Looks each minute for shops whose pull is due. */
export const schedulePullsJob = job(
  {
    name: 'channels.schedule-pulls',
    words: { 'zh-CN': '安排抓单', en: 'Schedule pulls' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  (merchant, { now }) => inTransaction(merchant.db, (tx) => schedulePulls(tx, now)),
);

/** Runs of pulls are kept for three months. */
export const forgetOldRunsJob = job(
  {
    name: 'channels.forget-old-runs',
    words: { 'zh-CN': '清理过期抓单记录', en: 'Delete old pull runs' },
    payload: z.object({}),
    timeoutMs: 300_000,
    retryLimit: 3,
    retryDelayMs: 60_000,
    cron: { expression: '20 4 * * *', payload: {} },
  },
  async (merchant, { now }) => {
    const runCount = await inTransaction(merchant.db, (tx) => deleteRunsBefore(tx, plusMs(now, -runsKeptMs)));
    merchant.log.info({ runCount }, 'old pull runs deleted');
  },
);
