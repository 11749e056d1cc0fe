import { idSchema } from '@zhidan/core/kernel/id.ts';
import type { RequestId } from '@zhidan/core/requests/request-life.ts';
import { z } from 'zod';
import type { JobType } from '../platform/jobs/job.ts';

/** How long whoever carries a request out may be silent before somebody else goes on. */
export const sweepAfterMs = 60_000;

export const carryOutType: JobType<{ requestId: string }> = {
  name: 'requests.carry-out',
  words: { 'zh-CN': '执行申请', en: 'Carry a request out' },
  payload: z.object({ requestId: idSchema<RequestId>() }),
  timeoutMs: 120_000,
  retryLimit: 3, // the sweep of each minute goes on after that
  retryDelayMs: 1_000,
  atOnce: 4,
  isWaitedFor: true, // somebody looks at the phone
};
