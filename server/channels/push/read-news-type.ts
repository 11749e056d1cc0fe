import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { z } from 'zod';
import type { JobType } from '../../platform/jobs/job.ts';

/** Reads again what platforms told of; one job a shop, for all of its news. */
export const readNewsType: JobType<{ shopId: ShopId }> = {
  name: 'channels.read-news',
  words: { 'zh-CN': '按平台推送重读订单', en: 'Read orders that a platform told of' },
  payload: z.object({ shopId: idSchema<ShopId>() }),
  timeoutMs: 120_000,
  retryLimit: 3,
  retryDelayMs: 5_000,
  atOnce: 2, // more would be taken two by two, and a slow shop would hold up another
};
