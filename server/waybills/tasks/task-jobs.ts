import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import { insertForgottenTasks, takeDueTasks } from './task-store.ts';
import { enqueueTasks, leaseEnd, takeNumbersType, voidNumbersType } from './task-types.ts';
import { takeNumbers } from './take-numbers.ts';
import { voidNumbers } from './void-numbers.ts';

export const takeNumbersJob = job(takeNumbersType, (merchant, { payload, signal }) => takeNumbers(merchant, { ...payload, signal }));
export const voidNumbersJob = job(voidNumbersType, (merchant, { payload, signal }) => voidNumbers(merchant, { ...payload, signal }));

/** Tasks that a look has tried at most. */
const lookLimit = 2_000;
/** A parcel that waits for so long without a task was forgotten by whoever made it. */
const forgottenMs = 60_000;

/** Looks each minute for tasks whose next try is due, for those whose worker was lost, and for parcels that nobody takes care of. */
export const scheduleTasksJob = job(
  {
    name: 'waybills.schedule-tasks',
    words: { 'zh-CN': '安排取号重试', en: 'Schedule waybill numbers' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  (merchant, { now }) =>
    inTransaction(merchant.db, async (tx) => {
      const lease = { now, dueAt: leaseEnd(now) };
      const forgotten = await insertForgottenTasks(tx, plusMs(now, -forgottenMs), lease);
      await enqueueTasks(tx, [...forgotten, ...(await takeDueTasks(tx, { ...lease, limit: lookLimit }))]);
    }),
);
