import type { HookId } from '@zhidan/core/audit/hooks/hook.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { JobType } from '../../platform/jobs/job.ts';

const timeoutMs = 240_000;

/** Makes the calls of one hook that are due: a slow one holds up no other. */
export const callHooksType: JobType<{ hookId: HookId }> = {
  name: 'audit.call-hooks',
  words: { 'zh-CN': '调用 Webhook', en: 'Call webhooks' },
  payload: z.object({ hookId: idSchema<HookId>() }),
  timeoutMs,
  retryLimit: 2, // what the other side refuses is no failure of the job: each call has its own next try
  retryDelayMs: 5_000,
  atOnce: 4,
};

/** Until when a call is its job's: after that whoever looks may make it. */
export function leaseEnd(now: Instant): Instant {
  return plusMs(now, 2 * timeoutMs);
}

export function enqueueHooks(tx: Tx, hookIds: readonly HookId[]): Promise<void> {
  return enqueue(
    tx,
    callHooksType,
    hookIds.map((hookId) => ({ payload: { hookId } })),
  );
}
