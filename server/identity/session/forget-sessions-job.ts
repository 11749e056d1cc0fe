import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { job } from '../../platform/jobs/job.ts';
import { sessionLifeMs } from './session-token.ts';
import { forgetSessionsUnseenSince } from './session-store.ts';

/** Sessions that no cookie can open any more are deleted every night. */
export const forgetSessionsJob = job(
  {
    name: 'identity.forget-sessions',
    words: { 'zh-CN': '清理过期登录', en: 'Delete ended sessions' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 3,
    retryDelayMs: 60_000,
    cron: { expression: '20 4 * * *', payload: {} },
  },
  async (merchant, { now }) => {
    const count = await forgetSessionsUnseenSince(merchant.db, plusMs(now, -sessionLifeMs));
    merchant.log.info({ count }, 'ended sessions deleted');
  },
);
