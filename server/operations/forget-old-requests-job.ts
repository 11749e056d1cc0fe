import { z } from 'zod';
import { forgetEndedAttempts } from '../platform/http/attempt-limit.ts';
import { forgetOldKeys } from '../platform/http/idempotency.ts';
import { job } from '../platform/jobs/job.ts';

/** Answers kept for repeated requests, and counted attempts, are deleted once a day when they have had their time. */
export const forgetOldRequestsJob = job(
  {
    name: 'operations.forget-old-requests',
    words: { 'zh-CN': '清理过期请求记录', en: 'Delete old request records' },
    payload: z.object({}),
    timeoutMs: 300_000,
    retryLimit: 3,
    retryDelayMs: 60_000,
    cron: { expression: '10 4 * * *', payload: {} },
  },
  async (merchant, { now }) => {
    const keyCount = await forgetOldKeys(merchant.db, now);
    const windowCount = await forgetEndedAttempts(merchant.db, now);
    merchant.log.info({ keyCount, windowCount }, 'old request records deleted');
  },
);
