import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { job } from '../../platform/jobs/job.ts';
import { deleteNewsBefore } from './news-store.ts';

/** Longer than any platform goes on telling the same: Pinduoduo keeps messages for three days. */
const keptMs = 30 * 86_400_000;

/** Deletes what platforms told us long ago; the orders have it all. */
export const forgetOldNewsJob = job(
  {
    name: 'channels.forget-old-news',
    words: { 'zh-CN': '清理旧平台消息', en: 'Delete old news of platforms' },
    payload: z.object({}),
    timeoutMs: 300_000,
    retryLimit: 3,
    retryDelayMs: 60_000,
    cron: { expression: '25 4 * * *', payload: {} },
  },
  async (merchant, { now }) => {
    const newsCount = await deleteNewsBefore(merchant.db, plusMs(now, -keptMs));
    merchant.log.info({ newsCount }, 'old news of platforms deleted');
  },
);
