import { setTimeout as pause } from 'node:timers/promises';
import { isDatabaseUnavailable } from '../db/database-fault.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Merchant } from '../merchant.ts';
import { addCursors, waitingFor } from './cursor.ts';
import { digest } from './digest.ts';
import { applyParkedEvent } from './parked-events.ts';
import type { Subscriber } from './subscriber.ts';

/** How often the journal is looked at when nothing happens, and after a fault that was not an event's. */
const pollMs = 200;
const faultPauseMs = 1_000;
/** Subscribers at work at the same time; each holds one connection. */
const busyLimit = 4;

/** Subscribers at work. */
export type RunningSubscribers = Readonly<{
  /** Looks at the journal now instead of at the next poll: news was written in this process. */
  wake(): void;
  /** Ends after the batches in hand; those are committed. */
  stop(): Promise<void>;
}>;

/**
 * Lets every subscriber of one merchant read the journal in commit order until stopped. Any number of processes may do so:
 * a subscriber is worked on by one at a time, and none waits for another. Waits out a database that is away; an event that
 * cannot be digested is tried alone, then parked.
 */
export function runSubscribers(merchant: Merchant, subscribers: readonly Subscriber[]): RunningSubscribers {
  const byName = new Map(subscribers.map((subscriber) => [subscriber.name, subscriber]));
  if (byName.size < subscribers.length)
    throw new Error('Two subscribers have the same name. It names the cursor: give one of them another.');
  const stopping = new AbortController();
  let rest = new AbortController();
  const wake = (): void => rest.abort();
  const busy = new Map<string, Promise<void>>();

  const start = (name: string, parkedIds: readonly string[]): void => {
    const subscriber = byName.get(name);
    if (!subscriber || busy.has(name) || busy.size >= busyLimit) return;
    const work = workOn(merchant, subscriber, parkedIds, stopping.signal).finally(() => {
      busy.delete(name);
      wake();
    });
    busy.set(name, work);
  };
  const loop = async (): Promise<void> => {
    let isReady = false;
    while (!stopping.signal.aborted) {
      let restMs = pollMs;
      try {
        if (!isReady) await inTransaction(merchant.db, (tx) => addCursors(tx, subscribers, merchant.clock()));
        isReady = true;
        const idle = subscribers.filter(({ name }) => !busy.has(name));
        const { waiting, isMore } = await waitingFor(merchant.db, idle, merchant.clock());
        for (const { subscriber, parkedIds } of waiting) start(subscriber, parkedIds);
        if (isMore) continue;
      } catch (error) {
        merchant.log.warn(
          { err: error },
          isDatabaseUnavailable(error) ? 'subscribers wait for the database' : 'subscribers go on after a pause',
        );
        restMs = faultPauseMs;
      }
      await pause(restMs, undefined, { signal: AbortSignal.any([stopping.signal, rest.signal]) }).catch(() => undefined);
      if (rest.signal.aborted) rest = new AbortController();
    }
    await Promise.all(busy.values());
  };
  const running = loop();
  return {
    wake,
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

/** All that one subscriber has waiting. Never rejects: a fault is told and followed by a pause, then the next look starts it again. */
async function workOn(merchant: Merchant, subscriber: Subscriber, parkedIds: readonly string[], stopping: AbortSignal): Promise<void> {
  try {
    await digest(merchant, subscriber, stopping);
    for (const id of parkedIds) if (!stopping.aborted) await applyParkedEvent(merchant, subscriber, id);
  } catch (error) {
    merchant.log.warn({ err: error, subscriber: subscriber.name }, 'a subscriber goes on after a pause');
    await pause(faultPauseMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}
