import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { JobType } from '../../platform/jobs/job.ts';

const timeoutMs = 60_000;

/** One parcel a job: each minute counts while it moves, and none waits for another. */
export const interceptParcelType: JobType<{ parcelId: string }> = {
  name: 'tracking.intercept-parcel',
  words: { 'zh-CN': '申请快递拦截', en: 'Call a parcel back' },
  payload: z.object({ parcelId: z.string() }),
  timeoutMs,
  retryLimit: 2,
  retryDelayMs: 5_000,
  isWaitedFor: true,
};

/** Until when a wish is its job's. */
export function leaseEnd(now: Instant): Instant {
  return plusMs(now, 2 * timeoutMs);
}

export async function enqueueInterceptions(tx: Tx, parcelIds: readonly string[]): Promise<void> {
  await enqueue(
    tx,
    interceptParcelType,
    parcelIds.map((parcelId) => ({ payload: { parcelId } })),
  );
}
