import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { WaybillTaskKind } from '@zhidan/core/waybills/waybill-task.ts';
import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { JobType } from '../../platform/jobs/job.ts';
import type { GroupedTask } from './task-store.ts';

/** Parcels of one job: what the largest service takes in one call, and no more than a slow one answers in time. */
const atOnce = 10;
const timeoutMs = 120_000;

const base = {
  payload: z.object({ parcelIds: z.array(z.string()) }),
  timeoutMs,
  retryLimit: 3, // what a service refuses is no failure of the job: it waits for its own next try
  retryDelayMs: 5_000,
  atOnce: 8,
  isWaitedFor: true,
} as const;

export const takeNumbersType: JobType<{ parcelIds: string[] }> = {
  ...base,
  name: 'waybills.take-numbers',
  words: { 'zh-CN': '电子面单取号', en: 'Take waybill numbers' },
};

export const voidNumbersType: JobType<{ parcelIds: string[] }> = {
  ...base,
  name: 'waybills.void-numbers',
  words: { 'zh-CN': '回收运单号', en: 'Give waybill numbers back' },
};

const types: Readonly<Record<WaybillTaskKind, JobType<{ parcelIds: string[] }>>> = { take: takeNumbersType, void: voidNumbersType };

/** Until when a task is its job's: after that whoever looks may try it. */
export function leaseEnd(now: Instant): Instant {
  return plusMs(now, 2 * timeoutMs);
}

/** Calls of one job: two go side by side, and all of them have to be answered within its time. */
const callsAtOnce = 4;

/** Has tasks tried now: a job for those that fit into one call, or into few small ones. */
export async function enqueueTasks(tx: Tx, tasks: readonly GroupedTask[]): Promise<void> {
  for (const kind of ['take', 'void'] as const) {
    const groups = Map.groupBy(
      tasks.filter((task) => task.kind === kind),
      ({ group }) => group,
    );
    const calls = [...groups.values()].flatMap((some) =>
      Array.from({ length: Math.ceil(some.length / atOnce) }, (_, part) =>
        some.slice(part * atOnce, (part + 1) * atOnce).map(({ parcelId }) => parcelId),
      ),
    );
    const jobs = jobsOf(calls);
    await enqueue(
      tx,
      types[kind],
      jobs.map((parcelIds) => ({ payload: { parcelIds } })),
    );
  }
}

/** What a job costs besides its calls is shared by small ones. */
function jobsOf(calls: readonly (readonly string[])[]): string[][] {
  const jobs: { calls: number; parcelIds: string[] }[] = [];
  for (const call of calls) {
    const open = jobs.at(-1);
    if (open && open.calls < callsAtOnce && open.parcelIds.length + call.length <= atOnce) {
      open.parcelIds.push(...call);
      open.calls += 1;
    } else jobs.push({ calls: 1, parcelIds: [...call] });
  }
  return jobs.map(({ parcelIds }) => parcelIds);
}
