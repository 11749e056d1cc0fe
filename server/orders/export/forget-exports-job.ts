import { z } from 'zod';
import { job } from '../../platform/jobs/job.ts';
import { forgetExports } from './order-export-store.ts';

/** Exports that can no longer be fetched leave the list every night. */
export const forgetExportsJob = job(
  {
    name: 'orders.forget-exports',
    words: { 'zh-CN': '清理过期导出', en: 'Forget expired exports' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 3,
    retryDelayMs: 60_000,
    cron: { expression: '35 4 * * *', payload: {} },
  },
  async (merchant, { now }) => {
    const count = await forgetExports(merchant.db, now);
    merchant.log.info({ count }, 'expired exports forgotten');
  },
);
