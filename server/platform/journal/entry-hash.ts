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

/** What an entry tells besides its heads, as canonical JSON: made once, hashed and stored. */
export type Told = Readonly<{ payload: string; before: string; after: string }>;

export function toldBy({ payload, before, after }: Pick<JournalEntry, 'payload' | 'before' | 'after'>): Told {
  return { payload: canonicalJson(payload), before: canonicalJson(before), after: canonicalJson(after) };
}

/** SHA-256 over all that an entry says and over the hash before it, so that no part can change without a trace. */
export function entryHash(entry: JournalEntry, told = toldBy(entry)): Buffer {
  // texts and whole numbers, of which there is one JSON
  const heads = JSON.stringify([
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
  ]);
  return hash('sha256', `${heads.slice(0, -1)},${told.payload},${told.before},${told.after}]`, 'buffer');
}
