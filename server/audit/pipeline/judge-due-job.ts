import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { job, type JobType } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { dueParcels, forgetOtherDues } from './due-store.ts';
import { judgeInLanes, lanesAtOnce } from './judge-in-lanes.ts';

const judgeDueType: JobType<Record<string, never>> = {
  name: 'audit.judge-due',
  words: { 'zh-CN': '到时重新审单', en: 'Audit what is due' },
  payload: z.strictObject({}),
  timeoutMs: 600_000,
  retryLimit: 2,
  retryDelayMs: 5_000,
  isWaitedFor: true,
  cron: { expression: '* * * * *', payload: {} },
};

/** Each minute, and at once after a rule has changed: judges what time alone may have changed, and nothing else. */
export const judgeDueJob = job(judgeDueType, async (merchant, { now, signal }) => {
  while (!signal.aborted && (await judgeDue(merchant, now)) > 0);
});

/** Has the job run now instead of in the next minute. */
export function judgeSoon(tx: Tx): Promise<void> {
  return enqueue(tx, judgeDueType, [{ payload: {}, key: 'soon' }]);
}

/** Judges the longest due, as many as lanes take at once; answers how many. */
export async function judgeDue(merchant: Merchant, now: Instant): Promise<number> {
  const ids = await inTransaction(merchant.db, async (tx) => {
    await forgetOtherDues(tx, now);
    return dueParcels(tx, now, lanesAtOnce);
  });
  await judgeInLanes(merchant, { by: systemCaller('audit.judge-due'), now, ids });
  return ids.length;
}
