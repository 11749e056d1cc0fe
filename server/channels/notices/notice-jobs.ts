import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import { takeDueNotices } from './notice-store.ts';
import { sendNotices } from './send-notices.ts';
import { enqueueNotices, leaseEnd, sendNoticesType } from './send-notices-type.ts';

/** Notices that a look has tried at most. */
const lookLimit = 2_000;

export const sendNoticesJob = job(sendNoticesType, (merchant, { payload, signal }) => sendNotices(merchant, { ...payload, signal }));

/** Looks each minute for notices whose next try is due, also those whose worker was lost. */
export const scheduleNoticesJob = job(
  {
    name: 'channels.schedule-ship-notices',
    words: { 'zh-CN': '安排发货回传重试', en: 'Schedule ship notices' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  (merchant, { now }) =>
    inTransaction(merchant.db, async (tx) => {
      await enqueueNotices(tx, await takeDueNotices(tx, { now, dueAt: leaseEnd(now), limit: lookLimit }));
    }),
);
