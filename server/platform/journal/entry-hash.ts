import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';

/** A row of the journal without its position: what is told, and its place in the chain of its subject. */
export type JournalEntry = Readonly<{
  id: string;
  at: Instant;
  event: string;
  subjectKind: string;
  subjectId: string;
  /** 1 for the first row of a subject, without gaps */
  subjectSeq: number;
  actorKind: string;
  actorId: string;
  actorName: string;
  reason: string | null;
  ruleVersion: string | null;
  payload: Json;
  before: Json;
  after: Json;
  /** hash of the row before it about the same subject, null for the first */
  previousHash: Buffer | null;
}>;

/** SHA-256 over all that an entry says and over the hash before it, so that no part can change without a trace. */
export function entryHash(entry: JournalEntry): Buffer {
  const said = canonicalJson([
    'zhidan journal 1', // the form of this text: another form gets another number
    entry.previousHash?.toString('hex') ?? null,
    entry.id,
    entry.at,
    entry.event,
    entry.subjectKind,
    entry.subjectId,
    entry.subjectSeq,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.reason,
    entry.ruleVersion,
    entry.payload,
    entry.before,
    entry.after,
  ]);
  return hash('sha256', said, 'buffer');
}
