import { setTimeout as pause } from 'node:timers/promises';
import { attemptJob } from '../platform/jobs/attempt-job.ts';
import type { Job } from '../platform/jobs/job.ts';
import { releaseTaken, settleTaken, takeDueJobs } from '../platform/jobs/take-due-jobs.ts';
import { declareQueues } from '../platform/jobs/queue-settings.ts';
import { isDatabaseUnavailable } from '../platform/db/database-fault.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { addCursors, areAnyBehind, waitingFor } from '../platform/journal/cursor.ts';
import { digest } from '../platform/journal/digest.ts';
import { applyParkedEvent } from '../platform/journal/parked-events.ts';
import type { Subscriber } from '../platform/journal/subscriber.ts';
import type { Merchant } from '../platform/merchant.ts';

/** A merchant's worker: everything that waits is done when `quiet` answers. */
export type Work = Readonly<{ quiet(): Promise<void>; stop(): Promise<void> }>;

/** As many at the same time as a worker of the product has: subscribers, and jobs of one look. */
const newsAtOnce = 4;
const jobsAtOnce = 16;
/** News of a transaction that is still open somewhere in the cluster is not shown yet. */
const unseenPauseMs = 5;
/** A database that is away, or full, is waited for. */
const patienceMs = 120_000;
const awayPauseMs = 100;
/** What waits after so many calls for itself again and again. */
const roundLimit = 20_000;

/**
 * Does jobs and news one round after the other, as soon as they are there and by the merchant's clock: no poll is waited for, so
 * that a month takes minutes. The code of jobs and subscribers is the product's own; only who starts them is another.
 */
export async function workByHand(merchant: Merchant, jobs: readonly Job[], subscribers: readonly Subscriber[]): Promise<Work> {
  const { db } = merchant;
  const stopping = new AbortController();
  const jobOf = new Map(jobs.map((job) => [job.type.name, job]));
  const subscriberOf = new Map(subscribers.map((subscriber) => [subscriber.name, subscriber]));
  const jobNames = [...jobOf.keys()];
  const subscriberNames = [...subscriberOf.keys()];
  await declareQueues(
    db,
    jobs.map(({ type }) => type),
  );
  await inTransaction(db, (tx) => addCursors(tx, subscribers, merchant.clock()));
  await releaseTaken(db, jobNames);

  const doJobs = async (): Promise<number> => {
    const taken = await takeDueJobs(db, { names: jobNames, now: merchant.clock(), limit: jobsAtOnce });
    const outcomes = taken.map(async ({ name, ...one }) => {
      const job = jobOf.get(name);
      return job ? [{ type: job.type, ...(await attemptJob(merchant, job, one, stopping.signal)) }] : [];
    });
    await settleTaken(db, (await Promise.all(outcomes)).flat(), merchant.clock());
    return taken.length;
  };
  const hearNews = async (): Promise<number> => {
    const { waiting, isMore } = await waitingFor(db, subscribers, merchant.clock());
    const queue = [...waiting];
    const hear = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const subscriber = subscriberOf.get(next.subscriber);
        if (!subscriber) continue;
        await digest(merchant, subscriber, stopping.signal);
        for (const id of next.parkedIds) await applyParkedEvent(merchant, subscriber, id);
      }
    };
    await Promise.all(Array.from({ length: newsAtOnce }, hear));
    return waiting.length + Number(isMore);
  };
  return {
    quiet: async () => {
      const began = performance.now();
      let hasLost = false;
      for (let round = 0; round < roundLimit && !stopping.signal.aborted; round += 1) {
        try {
          if (hasLost) await releaseTaken(db, jobNames); // what nobody could settle
          hasLost = false;
          // what jobs tell is heard together: the more news a subscriber has, the less each costs
          if ((await doJobs()) > 0 || (await hearNews()) > 0) continue;
          if (!(await areAnyBehind(db, subscriberNames))) return;
          await pause(unseenPauseMs);
        } catch (error) {
          if (!isDatabaseUnavailable(error) || performance.now() - began > patienceMs) throw error;
          hasLost = true;
          await pause(awayPauseMs);
        }
      }
      if (!stopping.signal.aborted) throw new Error(`${roundLimit} rounds of jobs and news, and still something waits`);
    },
    stop: async () => stopping.abort(),
  };
}
