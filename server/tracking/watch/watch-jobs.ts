import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import { queryParcels } from './query-parcels.ts';
import { subscribeParcels } from './subscribe-parcels.ts';
import { takeDueParcels } from './watch-store.ts';
import { enqueueParcels, leaseEnd, queryParcelsType, subscribeParcelsType } from './watch-types.ts';

export const subscribeParcelsJob = job(subscribeParcelsType, (merchant, { payload, signal }) =>
  subscribeParcels(merchant, { ...payload, signal }),
);
export const queryParcelsJob = job(queryParcelsType, (merchant, { payload, signal }) => queryParcels(merchant, { ...payload, signal }));

/** Parcels that a look takes up at most. */
const lookLimit = 2_000;

/** Looks each minute for parcels whose turn it is, and for those whose worker was lost. */
export const scheduleWatchJob = job(
  {
    name: 'tracking.schedule-watch',
    words: { 'zh-CN': '安排轨迹订阅与查询', en: 'Schedule subscriptions and queries of traces' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  (merchant, { now }) =>
    inTransaction(merchant.db, async (tx) => {
      const due = await takeDueParcels(tx, { now, dueAt: leaseEnd(now), limit: lookLimit });
      const idsOf = (sought: 'wanted' | 'given_up') => due.filter(({ watch }) => watch === sought).map(({ parcelId }) => parcelId);
      await enqueueParcels(tx, subscribeParcelsType, idsOf('wanted'));
      await enqueueParcels(tx, queryParcelsType, idsOf('given_up'));
    }),
);
