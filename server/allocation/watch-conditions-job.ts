import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { localDateOf, plusDays } from '@zhidan/core/kernel/local-date.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import { inTransaction } from '../platform/db/in-transaction.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { job, type JobType } from '../platform/jobs/job.ts';
import { areasNews } from './areas/areas-news.ts';
import { takeUntold } from './areas/area-store.ts';
import { takeDay, wasFull } from './carriers/carrier-offer-store.ts';
import { conditionsNews } from './conditions-news.ts';
import { tableBegins } from './fees/fee-table-store.ts';
import { forgetRefusals } from './routing/refusal-store.ts';
import { sumLoads } from './routing/route-store.ts';

/** Days whose parcels are remembered. */
const keptDays = 60;

const watchConditions: JobType<Record<string, never>> = {
  name: 'allocation.watch-conditions',
  words: { 'zh-CN': '检查停发区域到期与产能', en: 'Watch suspended areas and capacities' },
  payload: z.object({}) as unknown as z.ZodType<Record<string, never>>,
  timeoutMs: 60_000,
  retryLimit: 2,
  retryDelayMs: 10_000,
  cron: { expression: '*/5 * * * *', payload: {} },
};

/** Tells what time alone changed: areas that began or ended, refusals that expired, a new day after one that was full. */
export async function tellWhatTimeChanged(tx: Tx, now: Instant): Promise<void> {
  const by = systemCaller('allocation');
  const today = localDateOf(now);
  await sumLoads(tx, plusDays(today, -keptDays));
  const untold = await takeUntold(tx, now);
  const ended = untold.filter(({ ended: isEnded }) => isEnded);
  const began = untold.filter(({ began: hasBegun, ended: isEnded }) => hasBegun && !isEnded);
  const forgotten = await forgetRefusals(tx, now);
  const isNewDay = await takeDay(tx, today, now);
  const hasRoom = isNewDay && (await wasFull(tx, plusDays(today, -1)));
  const hasNewTable = isNewDay && (await tableBegins(tx, today));
  await emit(tx, { by, now }, [
    ...(ended.length > 0 ? [areasNews('areas', ended, { eases: true, restricts: false })] : []),
    ...(began.length > 0 ? [areasNews('areas', began, { eases: false, restricts: true })] : []),
    ...(forgotten.length > 0
      ? [
          conditionsNews({
            cause: 'refusal',
            of: 'refusals',
            carriers: forgotten.map(({ carrier }) => carrier),
            regions: forgotten.map(({ region }) => region),
            eases: true,
            restricts: false,
          }),
        ]
      : []),
    ...(hasRoom || hasNewTable ? [conditionsNews({ cause: 'day', of: 'day', eases: true, restricts: hasNewTable })] : []),
  ]);
}

export const watchConditionsJob = job(watchConditions, (merchant, { now }) =>
  inTransaction(merchant.db, (tx) => tellWhatTimeChanged(tx, now)),
);
