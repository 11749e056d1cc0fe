import { z } from 'zod';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { JobType } from '../../platform/jobs/job.ts';

/** Sends what is due by one road. What a messenger refuses is no failure of the job: each message has its own next try. */
export const deliverType: JobType<{ roadId: string }> = {
  name: 'notify.deliver',
  words: { 'zh-CN': '发送消息', en: 'Send messages to people' },
  payload: z.object({ roadId: z.string() }),
  timeoutMs: 120_000,
  retryLimit: 2,
  retryDelayMs: 5_000,
  atOnce: 6,
  isWaitedFor: true,
};

/** Has these roads send what is due, now. */
export async function wakeRoads(tx: Tx, roadIds: readonly string[]): Promise<void> {
  const each = [...new Set(roadIds)];
  await enqueue(
    tx,
    deliverType,
    each.map((roadId) => ({ payload: { roadId } })),
  );
}
