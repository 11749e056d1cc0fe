import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { unusedNumbersFound } from '@zhidan/core/waybills/waybill-event.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { unusedNumbers } from './unused-number-query.ts';

/** Tells each night how many numbers nobody used, and what they cost. */
export const reviewUnusedJob = job(
  {
    name: 'waybills.review-unused',
    words: { 'zh-CN': '清点未使用的单号', en: 'Review unused numbers' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 3,
    retryDelayMs: 60_000,
    cron: { expression: '40 3 * * *', payload: {} },
  },
  (merchant, { now }) =>
    inTransaction(merchant.db, async (tx) => {
      const { count, costFen } = await unusedNumbers(tx, { now, shops: 'all' });
      if (count === 0) return;
      await emit(tx, { by: systemCaller('waybills'), now }, [unusedNumbersFound({ subjectId: newId(now), payload: { count, costFen } })]);
    }),
);
