import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import type { JobType } from '../../platform/jobs/job.ts';

const payload = z.object({
  shopId: idSchema<ShopId>(),
  from: instantSchema,
  to: instantSchema,
  /** `open`: those that are not green */
  which: z.enum(['open', 'all']),
  askedBy: z.string(),
});

/** Looks at the hours of a shop in a span; one that is cut off has saved what it learnt, and the next hour's takes up the rest. */
export const checkHoursType: JobType<z.output<typeof payload>> = {
  name: 'channels.check-hours',
  words: { 'zh-CN': '与平台核对订单数', en: 'Check orders against the platform' },
  payload,
  timeoutMs: 30 * 60_000,
  retryLimit: 2,
  retryDelayMs: 60_000,
  atOnce: 1, // one at a time: a gap of a shop is filled by one run
  isWaitedFor: true,
};
