import { z } from 'zod';
import { forgetExpiredFiles } from '../platform/files/file-store.ts';
import { forgetEndedAttempts } from '../platform/http/attempt-limit.ts';
import { forgetOldKeys } from '../platform/http/idempotency.ts';
import { job } from '../platform/jobs/job.ts';

/** Answers kept for repeated requests, counted attempts and stored files are deleted once a day when they have had their time. */
export const forgetOldRequestsJob = job(
  {
    name: 'operations.forget-old-requests',
    words: { 'zh-CN': '清理过期请求记录与文件', en: 'Delete old request records and files' },
    payload: z.object({}),
    timeoutMs: 300_000,
    retryLimit: 3,
    retryDelayMs: 60_000,
    cron: { expression: '10 4 * * *', payload: {} },
  },
  async (merchant, { now }) => {
    const keyCount = await forgetOldKeys(merchant.db, now);
    const windowCount = await forgetEndedAttempts(merchant.db, now);
    const fileCount = await forgetExpiredFiles(merchant.db, now);
    merchant.log.info({ keyCount, windowCount, fileCount }, 'old request records and files deleted');
  },
);
