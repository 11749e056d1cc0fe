import { z } from 'zod';
import { takeDueMemos } from '../../orders/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import type { Module } from '../../platform/module.ts';
import { onOrderMarked } from './on-order-marked.ts';
import { enqueueMemos, leaseEnd, tellMemosType } from './tell-memos-type.ts';
import { tellMemos } from './tell-memos.ts';

/** Memos that a look has tried at most. */
const lookLimit = 2_000;

const tellMemosJob = job(tellMemosType, (merchant, { payload, signal }) => tellMemos(merchant, { ...payload, signal }));

/** Looks each minute for memos whose next try is due, also those whose worker was lost. */
const scheduleMemosJob = job(
  {
    name: 'channels.schedule-memos',
    words: { 'zh-CN': '安排平台备注重试', en: 'Schedule memos for platforms' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  (merchant, { now }) =>
    inTransaction(merchant.db, async (tx) => {
      await enqueueMemos(tx, await takeDueMemos(tx, { now, dueAt: leaseEnd(now), limit: lookLimit }));
    }),
);

/** What writing memos to platforms plugs into the module of channels. */
export const memoParts = {
  subscribers: [onOrderMarked],
  jobs: [tellMemosJob, scheduleMemosJob],
} as const satisfies Pick<Module, 'subscribers' | 'jobs'>;
