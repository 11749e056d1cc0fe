import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { z } from 'zod';
import type { JobType } from '../../platform/jobs/job.ts';

/** Fetches the messages of an app; `shopId` is one of its shops. */
export const fetchMessagesType: JobType<{ shopId: ShopId }> = {
  name: 'channels.fetch-messages',
  words: { 'zh-CN': '收取平台消息', en: 'Fetch messages of a platform' },
  payload: z.object({ shopId: idSchema<ShopId>() }),
  timeoutMs: 300_000,
  retryLimit: 1,
  retryDelayMs: 5_000,
  atOnce: 2,
};
