import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import { warnOfDeadlines } from './warn-of-deadlines.ts';

/** Looks each minute who comes near the deadline. */
export const warnOfDeadlinesJob = job(
  {
    name: 'fulfillment.warn-of-deadlines',
    words: { 'zh-CN': '发货时限预警', en: 'Warn of ship-by times' },
    payload: z.object({}),
    timeoutMs: 55_000,
    retryLimit: 0,
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  async (merchant, { now, signal }) => {
    const ask = { by: systemCaller('fulfillment.warn-of-deadlines'), now };
    for (let isLast = false; !isLast && !signal.aborted;) ({ isLast } = await inTransaction(merchant.db, (tx) => warnOfDeadlines(tx, ask)));
  },
);
