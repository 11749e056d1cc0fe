import { parcelInterceptWanted } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { job } from '../../platform/jobs/job.ts';
import { trackedByIds } from '../traces/tracked-store.ts';
import { interceptParcelOutside } from './intercept-parcel.ts';
import { enqueueInterceptions, interceptParcelType, leaseEnd } from './intercept-type.ts';
import { insertInterceptions, takeDueInterceptions } from './interception-store.ts';
import { tellInterceptions } from './tell-interceptions.ts';

/** What is refunded after it left is called back. */
export const onInterceptWanted = on('tracking.on-intercept-wanted', parcelInterceptWanted, 'now', async (tx, events, { by, now }) => {
  const parcelIds = [...new Set(events.map(({ subjectId }) => subjectId))];
  const fresh = await insertInterceptions(tx, parcelIds, { now, dueAt: leaseEnd(now) });
  const parcels = await trackedByIds(tx, fresh);
  await tellInterceptions(
    tx,
    { by, now },
    parcels.map((parcel) => ({ parcel, state: 'wanted' })),
  );
  await enqueueInterceptions(tx, fresh);
});

export const interceptParcelJob = job(interceptParcelType, (merchant, { payload, signal }) =>
  interceptParcelOutside(merchant, { ...payload, signal }),
);

/** Wishes that a look takes up at most. */
const lookLimit = 500;

/** Looks each minute for parcels to call back whose next try is due. */
export const scheduleInterceptionsJob = job(
  {
    name: 'tracking.schedule-interceptions',
    words: { 'zh-CN': '安排快递拦截重试', en: 'Schedule calling parcels back' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  (merchant, { now }) =>
    inTransaction(merchant.db, async (tx) => {
      await enqueueInterceptions(tx, await takeDueInterceptions(tx, { now, dueAt: leaseEnd(now), limit: lookLimit }));
    }),
);
