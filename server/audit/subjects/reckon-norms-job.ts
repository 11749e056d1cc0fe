import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import { reckonNorms } from './norm-store.ts';

/** Every night and at noon: what goods usually sell for. */
export const reckonNormsJob = job(
  {
    name: 'audit.reckon-norms',
    words: { 'zh-CN': '统计商品常价', en: 'Reckon usual prices' },
    payload: z.strictObject({}),
    timeoutMs: 600_000,
    retryLimit: 2,
    retryDelayMs: 60_000,
    cron: { expression: '20 3,12 * * *', payload: {} },
  },
  async (merchant, { now }) => {
    const count = await inTransaction(merchant.db, (tx) => reckonNorms(tx, now));
    merchant.log.info({ count }, 'usual prices reckoned');
  },
);
