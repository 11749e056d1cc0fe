import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { retryWaybillTasks as contract } from '@zhidan/core/waybills/number-api.ts';
import type { Tx } from '../../platform/db/database.ts';
import { makeTasksDue } from './task-store.ts';
import { enqueueTasks, leaseEnd } from './task-types.ts';

/** Tries tasks again now; those that are done meanwhile are nothing. */
export async function retryTasks(tx: Tx, { tasks, now }: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const due = await makeTasksDue(tx, tasks, leaseEnd(now));
  await enqueueTasks(tx, due);
  return { doneCount: due.length };
}
