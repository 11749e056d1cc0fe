import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { JobType } from '../../platform/jobs/job.ts';

/** Parcels of one job: each is a call of its own, and a slow service has to answer all of them in time. */
const atOnce = 10;
const timeoutMs = 180_000;

type ParcelJob = JobType<{ parcelIds: string[] }>;

const base = {
  payload: z.object({ parcelIds: z.array(z.string()) }),
  timeoutMs,
  retryLimit: 2, // what a service refuses is no failure of the job: the parcel waits for its own next try
  retryDelayMs: 5_000,
} as const;

export const subscribeParcelsType: ParcelJob = {
  ...base,
  name: 'tracking.subscribe-parcels',
  words: { 'zh-CN': '订阅物流轨迹', en: 'Subscribe traces' },
  atOnce: 6,
};

export const queryParcelsType: ParcelJob = {
  ...base,
  name: 'tracking.query-parcels',
  words: { 'zh-CN': '查询物流轨迹', en: 'Ask after parcels' },
  atOnce: 2,
};

/** Until when a parcel is its job's: after that whoever looks may ask for it. */
export function leaseEnd(now: Instant): Instant {
  return plusMs(now, 2 * timeoutMs);
}

/** A job for each handful of parcels. */
export async function enqueueParcels(tx: Tx, type: ParcelJob, parcelIds: readonly string[]): Promise<void> {
  const jobs = Array.from({ length: Math.ceil(parcelIds.length / atOnce) }, (_, part) => ({
    payload: { parcelIds: parcelIds.slice(part * atOnce, (part + 1) * atOnce) },
  }));
  await enqueue(tx, type, jobs);
}
