import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { parcelsDue } from './alert-store.ts';
import { judgeParcels } from './judge-parcels.ts';

const by = systemCaller('tracking');

/** Parcels of one transaction. */
const atOnce = 500;

/** Judges every parcel whose moment has come, a page a transaction. */
export async function checkParcels(merchant: Merchant, ask: Readonly<{ now: Instant; signal?: AbortSignal }>): Promise<void> {
  const { now, signal } = ask;
  for (let isMore = true; isMore && !signal?.aborted;) {
    isMore = await inTransaction(merchant.db, async (tx) => {
      const parcelIds = await parcelsDue(tx, { now, limit: atOnce });
      await judgeParcels(tx, { by, now, parcelIds });
      return parcelIds.length === atOnce;
    });
  }
}

/** Looks every two minutes for parcels that became late while nothing was told of them. */
export const checkParcelsJob = job(
  {
    name: 'tracking.check-parcels',
    words: { 'zh-CN': '检查物流异常', en: 'Look for parcels in trouble' },
    payload: z.object({}),
    timeoutMs: 300_000,
    retryLimit: 0, // the next look brings another
    retryDelayMs: 1_000,
    cron: { expression: '*/2 * * * *', payload: {} },
  },
  (merchant, { now, signal }) => checkParcels(merchant, { now, signal }),
);
