import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db } from '../db/database.ts';

/** A journal row as the page of its subject shows it. */
export type SubjectEntry = Readonly<{
  id: string;
  subjectSeq: number;
  at: Instant;
  event: string;
  actorKind: string;
  actorName: string;
  reason: string | null;
  payload: JsonObject;
  before: JsonObject | null;
  after: JsonObject | null;
}>;

export type SubjectJournalAsk = Readonly<{
  subjectKind: string;
  subjectId: string;
  /** only entries older than this place in the subject's chain */
  beforeSeq: number | null;
  limit: number;
}>;

/** What happened to one subject, newest first. Whoever asks has seen to it that the caller may know of the subject. */
export async function subjectJournal(db: Db, ask: SubjectJournalAsk): Promise<readonly SubjectEntry[]> {
  const { subjectKind, subjectId, beforeSeq, limit } = ask;
  let entries = db
    .selectFrom('journal')
    .select(['id', 'subject_seq', 'at', 'event', 'actor_kind', 'actor_name', 'reason', 'payload', 'before', 'after'])
    .where('subject_kind', '=', subjectKind)
    .where('subject_id', '=', subjectId)
    .orderBy('subject_seq', 'desc')
    .limit(limit);
  if (beforeSeq !== null) entries = entries.where('subject_seq', '<', beforeSeq);
  return (await entries.execute()).map((row) => ({
    id: row.id,
    subjectSeq: row.subject_seq,
    at: row.at,
    event: row.event,
    actorKind: row.actor_kind,
    actorName: row.actor_name,
    reason: row.reason,
    payload: row.payload as JsonObject,
    before: row.before as JsonObject | null,
    after: row.after as JsonObject | null,
  }));
}
