import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import { watchForBreaks } from './watch-for-breaks.ts';

/** Looks each minute whether the chain of some order stands still. */
export const watchChainJob = job(
  {
    name: 'insights.watch-chain',
    words: { 'zh-CN': '链路监控', en: 'Watch the chain of orders' },
    payload: z.object({}),
    timeoutMs: 55_000,
    retryLimit: 0,
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  async (merchant, { now }) => {
    const ask = { by: systemCaller('insights.watch-chain'), now };
    const { found, ended } = await inTransaction(merchant.db, (tx) => watchForBreaks(tx, ask));
    if (found + ended > 0) merchant.log.info({ found, ended }, 'links of the chain broke or went on');
  },
);
