import { setTimeout as pause } from 'node:timers/promises';
import type { Merchant } from '../merchant.ts';
import { applyBatch, type BatchOutcome } from './apply-batch.ts';
import { isPoison, parkEvent } from './parked-events.ts';
import { journalBatchLimit } from './read-journal.ts';
import type { Subscriber } from './subscriber.ts';

/** Attempts of an event alone before it is parked; the pauses between them double, about one and a half seconds in all. */
const aloneAttempts = 5;
const firstAlonePauseMs = 100;

/**
 * Batch after batch until the subscriber is at the end of the journal, another worker has it, or we are stopping.
 * @throws whatever is no fault of an event: a database that is away, a rival that never lets go
 */
export async function digest(merchant: Merchant, subscriber: Subscriber, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const outcome = await applyBatch(merchant, subscriber, subscriber.atOnce ?? journalBatchLimit);
    if (outcome.kind === 'held elsewhere' || outcome.kind === 'at the end') return;
    if (outcome.kind === 'failed') await digestOneByOne(merchant, subscriber, outcome, stopping);
  }
}

type Failed = Extract<BatchOutcome, { kind: 'failed' }>;

/** Goes through the events of a failed batch alone, so that the one to blame is found and the others are not held up. */
async function digestOneByOne(merchant: Merchant, subscriber: Subscriber, batch: Failed, stopping: AbortSignal): Promise<void> {
  if (!isPoison(batch.error) || batch.events.length === 0) throw batch.error;
  merchant.log.warn(
    { err: batch.error, subscriber: subscriber.name, eventCount: batch.events.length },
    'a batch failed; its events go one by one',
  );
  for (let left = batch.events.length; left > 0 && !stopping.aborted; left -= 1) await digestAlone(merchant, subscriber, stopping);
}

async function digestAlone(merchant: Merchant, subscriber: Subscriber, stopping: AbortSignal): Promise<void> {
  for (let attempt = 1; !stopping.aborted; attempt += 1) {
    const outcome = await applyBatch(merchant, subscriber, 1);
    if (outcome.kind !== 'failed') return;
    const { error } = outcome;
    const [event] = outcome.events;
    if (!isPoison(error) || !event) throw error;
    if (attempt >= aloneAttempts) {
      merchant.log.error({ err: error, subscriber: subscriber.name, journalId: event.id, event: event.event }, 'event parked');
      return parkEvent(merchant, subscriber, { event, error, attemptCount: attempt });
    }
    await pause(firstAlonePauseMs * 2 ** (attempt - 1), undefined, { signal: stopping }).catch(() => undefined);
  }
}
