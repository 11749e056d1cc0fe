import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { job } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { holdsDue } from './hold-store.ts';
import { endHolds } from './place-holds.ts';

/** Holds that one transaction ends. */
const atOnce = 500;

/** Looks each minute for holds whose moment has come: they are rows, so a restart forgets none. */
export const endHoldsJob = job(
  {
    name: 'orders.end-holds',
    words: { 'zh-CN': '到时解除挂起', en: 'End holds in time' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  async (merchant, { now, signal }) => {
    while (!signal.aborted && (await endDueHolds(merchant, now)) === atOnce);
  },
);

/** Ends the holds whose moment has come, at most `atOnce`; answers how many there were. */
export function endDueHolds(merchant: Pick<Merchant, 'db'>, now: Instant): Promise<number> {
  return inTransaction(merchant.db, async (tx) => {
    const due = await holdsDue(tx, now, atOnce);
    await endHolds(tx, { by: systemCaller('orders.end-holds'), now }, due, '到时自动解除');
    return due.length;
  });
}
