import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { JobType } from '../../platform/jobs/job.ts';

/** Orders of one job: each takes two calls at the platform's pace. */
const atOnce = 20;
const timeoutMs = 120_000;

/** Writes notes and flags of rules into sellers' memos on a platform. */
export const tellMemosType: JobType<{ shopId: ShopId; orderIds: string[] }> = {
  name: 'channels.tell-memos',
  words: { 'zh-CN': '写平台备注与旗帜', en: 'Write memos and flags to platforms' },
  payload: z.object({ shopId: idSchema<ShopId>(), orderIds: z.array(z.string()) }),
  timeoutMs,
  retryLimit: 3, // what fails for the platform's reasons is no failure of the job: it waits for its own next try
  retryDelayMs: 5_000,
  atOnce: 4,
};

/** Until when an order's memo is its job's: after that whoever looks may try it. */
export function leaseEnd(now: Instant): Instant {
  return plusMs(now, 2 * timeoutMs);
}

/** Has memos written now, a job for some of a shop. */
export function enqueueMemos(tx: Tx, memos: readonly Readonly<{ orderId: string; shopId: string }>[]): Promise<void> {
  const jobs = [...Map.groupBy(memos, ({ shopId }) => shopId)].flatMap(([shopId, some]) =>
    Array.from({ length: Math.ceil(some.length / atOnce) }, (_, part) => ({
      payload: { shopId: shopId as ShopId, orderIds: some.slice(part * atOnce, (part + 1) * atOnce).map(({ orderId }) => orderId) },
    })),
  );
  return enqueue(tx, tellMemosType, jobs);
}
