import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { z } from 'zod';
import { job, type JobType } from '../../platform/jobs/job.ts';
import { planChecks } from '../completeness/plan-checks.ts';
import { pullChanges } from './pull-changes.ts';
import { pullOrdersCreated } from './pull-orders-created.ts';

/** What a platform does ends a run, not the job: attempts are for a database that was away and for workers that were killed. */
const attempts = { timeoutMs: 600_000, retryLimit: 100, retryDelayMs: 5_000, atOnce: 10 } as const;

/** One pull of what changed at a shop. Its key is the shop: it never runs twice at once. */
export const pullShopType: JobType<{ shopId: ShopId; askedBy: string }> = {
  name: 'channels.pull-shop',
  words: { 'zh-CN': '抓取店铺订单', en: 'Pull a shop’s orders' },
  payload: z.object({ shopId: idSchema<ShopId>(), askedBy: z.string() }),
  ...attempts,
  isWaitedFor: true,
};

/** One run of a first load or of a nightly sweep. */
export const pullCreatedType: JobType<{ shopId: ShopId; kind: 'first_load' | 'sweep' }> = {
  name: 'channels.pull-created',
  words: { 'zh-CN': '抓取一段时间的订单', en: 'Pull orders of a span of time' },
  payload: z.object({ shopId: idSchema<ShopId>(), kind: z.enum(['first_load', 'sweep']) }),
  ...attempts,
};

export const pullShopJob = job(
  pullShopType,
  async (merchant, { payload, signal, stopping }) => void (await pullChanges(merchant, { ...payload, signal, stopping })),
);

export const pullCreatedJob = job(pullCreatedType, async (merchant, { payload, now, signal, stopping }) => {
  const end = await pullOrdersCreated(merchant, { ...payload, signal, stopping });
  // who has just added a shop sees at once that nothing is missing
  if (end === 'done' && payload.kind === 'first_load') await planChecks(merchant, { now, which: 'open', askedBy: 'first load' });
});
