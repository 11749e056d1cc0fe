import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { job, type JobType } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectDemoShops, type DemoPlaces } from './connect-demo-shops.ts';

const type: JobType<DemoPlaces> = {
  name: 'channels.connect-demo-shops',
  words: { 'zh-CN': '接入演示店铺', en: 'Connect the demo’s shops' },
  payload: z.object({ emulatorUrl: z.string(), ownUrl: z.string(), webUrl: z.string() }),
  timeoutMs: 60_000,
  retryLimit: 10,
  retryDelayMs: 1_000,
  isWaitedFor: true,
};

export const connectDemoShopsJob = job(type, (merchant, { payload }) => connectDemoShops(merchant, payload));

/** Has the demo's shops connected in the background; at each start, because the addresses may be others. */
export async function beginDemo(merchant: Merchant, places: DemoPlaces): Promise<void> {
  await inTransaction(merchant.db, (tx) => enqueue(tx, type, [{ payload: places, key: Object.values(places).join(' ') }]));
}
