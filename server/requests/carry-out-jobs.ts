import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { job } from '../platform/jobs/job.ts';
import type { Merchant } from '../platform/merchant.ts';
import { carryOut } from './carry-out.ts';
import { carryOutType } from './carry-out-type.ts';
import { requestsDue } from './request-store.ts';

export const carryOutJob = job(carryOutType, (merchant, { payload, signal }) => carryOut(merchant, payload.requestId, signal));

/** Requests that one sweep goes on with. */
const atOnce = 50;

/** Looks each minute for requests that nobody carries on: their workers died, or the platform was away. */
export const carryOutDueJob = job(
  {
    name: 'requests.carry-out-due',
    words: { 'zh-CN': '接着执行没做完的申请', en: 'Go on with requests that stand still' },
    payload: z.object({}),
    timeoutMs: 300_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  (merchant, { now, signal }) => carryOutDue(merchant, now, signal),
);

export async function carryOutDue(merchant: Merchant, now: Instant, signal?: AbortSignal): Promise<void> {
  for (const requestId of await requestsDue(merchant.db, now, atOnce)) {
    signal?.throwIfAborted();
    await carryOut(merchant, requestId, signal);
  }
}
