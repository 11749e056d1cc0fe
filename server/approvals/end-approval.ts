import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../platform/db/database.ts';
import { openTaskOf } from './approval-store.ts';
import { finish } from './decide-approval.ts';

type Ask = Asked<Readonly<{ subject: Readonly<{ kind: string; id: string }>; state: 'withdrawn' | 'lapsed'; reason: string }>>;

/** Takes back what was asked, or lets it lapse because its subject is gone: for whoever asked by `askApproval`. Twice is once. */
export async function endApproval(tx: Tx, { by, now, subject, state, reason }: Ask): Promise<void> {
  const task = await openTaskOf(tx, subject);
  if (task) await finish(tx, { by, now, task, state, reason });
}
