import { personAdded } from '@zhidan/core/identity/identity-event.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import { enqueue } from '../../server/platform/jobs/enqueue.ts';
import type { Job } from '../../server/platform/jobs/job.ts';
import { runJobs } from '../../server/platform/jobs/run-jobs.ts';
import { runHeartbeat } from '../../server/platform/jobs/worker-heartbeat.ts';
import { runSubscribers } from '../../server/platform/journal/run-subscribers.ts';
import { on } from '../../server/platform/journal/subscriber.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import type { Module } from '../../server/platform/module.ts';

/** Events that the subscriber below cannot digest: enough to see a list. */
const poisonCount = 2;

/**
 * A worker that does what people ask for, and whose nightly work goes wrong: each job with a cron is queued once and fails at once,
 * and a subscriber chokes on two events. The pages about failures then have something to show, retry and drop. Answers the way to stop it.
 */
export async function startFailingWork(merchant: Merchant, databaseUrl: string, modules: readonly Module[]): Promise<() => Promise<void>> {
  const known = modules.flatMap((module) => module.jobs ?? []);
  const asked = known.filter(({ type }) => !type.cron);
  const failing = known
    .filter(({ type }) => type.cron)
    .map(({ type }): Job => ({
      type: { ...type, retryLimit: 0, cron: undefined },
      run: () => Promise.reject(new Error('connect ETIMEDOUT 203.0.113.7:443: the other side did not answer within 10 s')),
    }));
  const jobs = runJobs(merchant, [...asked, ...failing], databaseUrl);
  const poisonIds = new Set<string>();
  const choking = on('notify.on-person-added', personAdded, 'beginning', async (_tx, events) => {
    for (const { id } of events) if (poisonIds.size < poisonCount) poisonIds.add(id);
    if (events.some(({ id }) => poisonIds.has(id))) throw new Error('The mailbox of the new person does not exist (550 5.1.1)');
  });
  const subscribers = runSubscribers(merchant, [choking, ...modules.flatMap((module) => module.subscribers ?? [])]);
  const heartbeat = runHeartbeat(merchant);
  await jobs.ready;
  await inTransaction(merchant.db, async (tx) => {
    for (const { type } of known) if (type.cron) await enqueue(tx, type, [{ payload: type.cron.payload }]); // others need to be told what about
  });
  return async () => {
    await Promise.all([jobs.stop(), subscribers.stop()]);
    await heartbeat.stop();
  };
}
