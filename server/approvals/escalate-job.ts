import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { job } from '../platform/jobs/job.ts';
import type { Merchant } from '../platform/merchant.ts';
import { tasksDue } from './approval-store.ts';
import { escalateTask } from './escalate-task.ts';

/** Tasks that one transaction takes up. */
const atOnce = 50;

/** Looks each minute for approvals that nobody decided in time: their time is a column, so a restart forgets none. */
export const escalateJob = job(
  {
    name: 'approvals.escalate',
    words: { 'zh-CN': '审批超时升级', en: 'Take late approvals one level up' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  async (merchant, { now, signal }) => {
    while (!signal.aborted && (await escalateDue(merchant, now)) === atOnce);
  },
);

/** Takes up what is due, at most `atOnce`; answers how many there were. Two workers share the work: a locked task is the other's. */
export function escalateDue(merchant: Pick<Merchant, 'db'>, now: Instant): Promise<number> {
  return inTransaction(merchant.db, async (tx) => {
    const due = await tasksDue(tx, now, atOnce);
    for (const task of due) await escalateTask(tx, { by: systemCaller('approvals.escalate'), now, task });
    return due.length;
  });
}
