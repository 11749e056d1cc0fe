import { parcelInterceptUnwanted, parcelInterceptWanted } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { InterceptionState } from '@zhidan/core/tracking/interception.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Subscriber } from '../../platform/journal/subscriber.ts';
import { job } from '../../platform/jobs/job.ts';
import { judgeParcels } from '../alerts/judge-parcels.ts';
import { trackedByIds } from '../traces/tracked-store.ts';
import { interceptParcelOutside } from './intercept-parcel.ts';
import { enqueueInterceptions, interceptParcelType, leaseEnd } from './intercept-type.ts';
import { dropInterceptions, insertInterceptions, takeDueInterceptions } from './interception-store.ts';
import { tellInterceptions } from './tell-interceptions.ts';

/**
 * What is refunded after it left is called back; a refund that was withdrawn ends the wish, as long as the carrier was not told. One
 * subscriber for both, so that the last word about a parcel counts.
 */
export const onInterceptWanted: Subscriber = {
  name: 'tracking.on-intercept-wanted',
  on: [parcelInterceptWanted.type.name, parcelInterceptUnwanted.type.name],
  from: 'now',
  apply: async (tx, events, { by, now }) => {
    const last = new Map(events.map(({ subjectId, event }) => [subjectId, event]));
    const saying = (news: string): string[] => [...last].flatMap(([parcelId, event]) => (event === news ? [parcelId] : []));
    const fresh = await insertInterceptions(tx, saying(parcelInterceptWanted.type.name), { now, dueAt: leaseEnd(now) });
    const dropped = await dropInterceptions(tx, saying(parcelInterceptUnwanted.type.name), now);
    const parcels = new Map((await trackedByIds(tx, [...fresh, ...dropped])).map((parcel) => [parcel.parcelId, parcel]));
    const told = (ids: readonly string[], state: InterceptionState) =>
      ids.flatMap((id) => parcels.get(id) ?? []).map((parcel) => ({ parcel, state }));
    await tellInterceptions(tx, { by, now }, [...told(fresh, 'wanted'), ...told(dropped, 'dropped')]);
    await enqueueInterceptions(tx, fresh);
    await judgeParcels(tx, { by, now, parcelIds: dropped });
  },
};

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
