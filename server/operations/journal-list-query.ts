import type { JournalEntryId, listJournal as contract } from '@zhidan/core/operations/api.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema, uuidV7 } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { z } from 'zod';
import type { Db } from '../platform/db/database.ts';
import { pageCursor } from '../platform/http/page-cursor.ts';

const cursor = pageCursor(z.object({ id: idSchema<JournalEntryId>() }));

/** Ids carry their moment, so the primary key serves time, order and paging at once. */
function firstIdOf(atMs: number): string {
  return uuidV7(atMs, new Uint8Array(10));
}

function firstIdFrom(at: Instant): string {
  return firstIdOf(instantMs(at));
}

/** The id that follows every id of a moment. */
function firstIdAfter(at: Instant): string {
  return firstIdOf(instantMs(at) + 1);
}

/** Who did what, newest first, both ends of the time span included. */
export async function listJournal(db: Db, ask: InputOf<typeof contract>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  let entries = db
    .selectFrom('journal')
    .select([
      'id',
      'at',
      'event',
      'subject_kind',
      'subject_id',
      'subject_seq',
      'actor_kind',
      'actor_id',
      'actor_name',
      'reason',
      'rule_version',
    ])
    .select(['payload', 'before', 'after', 'hash'])
    .orderBy('id', 'desc')
    .limit(ask.limit + 1);
  if (place) entries = entries.where('id', '<', place.id);
  if (ask.from) entries = entries.where('id', '>=', firstIdFrom(ask.from));
  if (ask.to) entries = entries.where('id', '<', firstIdAfter(ask.to));
  if (ask.subjectKind) entries = entries.where('subject_kind', '=', ask.subjectKind);
  if (ask.subjectId) entries = entries.where('subject_id', '=', ask.subjectId);
  if (ask.event) entries = entries.where('event', '=', ask.event);
  if (ask.actorId) entries = entries.where('actor_id', '=', ask.actorId);
  return cursor.page(await entries.execute(), ask.limit, {
    place: (row) => ({ id: row.id as JournalEntryId }),
    item: (row) => ({
      id: row.id as JournalEntryId,
      at: row.at,
      event: row.event,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      subjectSeq: row.subject_seq,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      actorName: row.actor_name,
      reason: row.reason,
      ruleVersion: row.rule_version,
      payload: row.payload as JsonObject,
      before: row.before as JsonObject | null,
      after: row.after as JsonObject | null,
      hash: row.hash.toString('hex'),
    }),
  });
}
