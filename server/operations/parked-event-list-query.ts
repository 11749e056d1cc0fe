import type { listParkedEvents as contract, listSubscribers as subscribersContract, ParkedEventId } from '@zhidan/core/operations/api.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema, type Instant } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import type { Db } from '../platform/db/database.ts';
import { pageCursor } from '../platform/http/page-cursor.ts';
import { subscriberLags } from '../platform/journal/subscriber-lag.ts';

const cursor = pageCursor(z.object({ parkedAt: instantSchema, id: idSchema<ParkedEventId>() }));

/** Events that a subscriber could not digest, newest first, with what it was told. */
export async function listParkedEvents(db: Db, ask: InputOf<typeof contract>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  let events = db
    .selectFrom('parked_events')
    .innerJoin('journal', 'journal.id', 'parked_events.journal_id')
    .select(['parked_events.id', 'subscriber', 'event', 'subject_kind', 'subject_id', 'error', 'attempt_count', 'parked_at', 'payload'])
    .orderBy('parked_at', 'desc')
    .orderBy('parked_events.id', 'desc')
    .limit(ask.limit + 1);
  if (place)
    events = events.where((where) => where(where.refTuple('parked_at', 'parked_events.id'), '<', where.tuple(place.parkedAt, place.id)));
  return cursor.page(await events.execute(), ask.limit, {
    place: (row) => ({ parkedAt: row.parked_at, id: row.id as ParkedEventId }),
    item: (row) => ({
      id: row.id as ParkedEventId,
      subscriber: row.subscriber,
      event: row.event,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      error: row.error,
      attemptCount: row.attempt_count,
      parkedAt: row.parked_at,
      payload: row.payload as JsonObject,
    }),
  });
}

export async function listSubscribers(db: Db, now: Instant): Promise<OutputOf<typeof subscribersContract>> {
  const lags = await subscriberLags(db, now);
  return { items: lags.map(({ movedAt, ...lag }) => ({ ...lag, updatedAt: movedAt })) };
}
