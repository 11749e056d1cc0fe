import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { JobType } from '../../platform/jobs/job.ts';

/** Notices of one job: as many as are told within its time at a slow platform's pace. */
const atOnce = 20;
const timeoutMs = 120_000;

/** Tells a platform of some parcels. */
export const sendNoticesType: JobType<{ shopId: ShopId; noticeIds: string[] }> = {
  name: 'channels.send-ship-notices',
  words: { 'zh-CN': '发货回传', en: 'Tell platforms of shipping' },
  payload: z.object({ shopId: idSchema<ShopId>(), noticeIds: z.array(z.string()) }),
  timeoutMs,
  retryLimit: 3, // what fails for the platform's reasons is no failure of the job: it waits for its own next try
  retryDelayMs: 5_000,
  atOnce: 8,
  isWaitedFor: true,
};

/** Until when a notice is its job's: after that whoever looks may try it. */
export function leaseEnd(now: Instant): Instant {
  return plusMs(now, 2 * timeoutMs);
}

/** Has notices tried now, a job for some of a shop. */
export function enqueueNotices(tx: Tx, notices: readonly Readonly<{ id: string; shopId: ShopId }>[]): Promise<void> {
  const jobs = [...Map.groupBy(notices, ({ shopId }) => shopId)].flatMap(([shopId, some]) =>
    Array.from({ length: Math.ceil(some.length / atOnce) }, (_, part) => ({
      payload: { shopId, noticeIds: some.slice(part * atOnce, (part + 1) * atOnce).map(({ id }) => id) },
    })),
  );
  return enqueue(tx, sendNoticesType, jobs);
}
