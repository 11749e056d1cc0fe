import type { ParkedEventId } from '@zhidan/core/operations/api.ts';
import { parkedEventDropped, parkedEventRetried } from '@zhidan/core/operations/operations-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { dropParkedEvent, retryParkedEvent } from '../platform/journal/parked-events.ts';

/**
 * Lets the worker try a parked event again.
 * @throws Refused `parked_event.not_found`
 */
export async function retryParked(tx: Tx, { by, now, parkedEventId }: Asked<{ parkedEventId: ParkedEventId }>): Promise<{ done: true }> {
  const parked = await retryParkedEvent(tx, { id: parkedEventId, now });
  if (!parked) throw new Refused('parked_event.not_found', { parkedEventId });
  await emit(tx, { by, now }, [parkedEventRetried({ subjectId: parkedEventId, payload: { subscriber: parked.subscriber } })]);
  return { done: true };
}

/**
 * Gives a parked event up, for a reason that stays in the journal.
 * @throws Refused `parked_event.not_found`
 */
export async function dropParked(
  tx: Tx,
  { by, now, parkedEventId, reason }: Asked<{ parkedEventId: ParkedEventId; reason: string }>,
): Promise<{ done: true }> {
  const parked = await dropParkedEvent(tx, parkedEventId);
  if (!parked) throw new Refused('parked_event.not_found', { parkedEventId });
  await emit(tx, { by, now }, [parkedEventDropped({ subjectId: parkedEventId, payload: { subscriber: parked.subscriber }, reason })]);
  return { done: true };
}
