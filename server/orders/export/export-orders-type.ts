import { idSchema } from '@zhidan/core/kernel/id.ts';
import type { OrderExportId } from '@zhidan/core/orders/order-export.ts';
import { z } from 'zod';
import type { JobType } from '../../platform/jobs/job.ts';

/** A million orders take some minutes; somebody waits and sees the progress. */
export const exportOrdersType: JobType<{ exportId: OrderExportId }> = {
  name: 'orders.export',
  words: { 'zh-CN': '导出订单', en: 'Export orders' },
  payload: z.object({ exportId: idSchema<OrderExportId>() }),
  timeoutMs: 1_800_000,
  retryLimit: 2,
  retryDelayMs: 5_000,
  atOnce: 2,
  isWaitedFor: true,
};
