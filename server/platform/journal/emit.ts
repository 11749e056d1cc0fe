import { randomBytes } from 'node:crypto';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { storableText } from '@zhidan/core/kernel/canonical-json.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { uuidV7 } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { arrayParameter, type ArrayItem } from '../db/array-parameter.ts';
import type { Tx } from '../db/database.ts';
import { inOneTurn, sendAhead } from '../db/in-one-turn.ts';
import { entryHash, toldBy, type JournalEntry, type Told } from './entry-hash.ts';

/** The last row about a subject: what the next one is chained to. */
type Tip = Readonly<{ subjectSeq: number; hash: Buffer }>;

type ChainedEntry = Readonly<{ entry: JournalEntry; told: Told; hash: Buffer }>;

/**
 * Writes news to the journal in the command's own transaction: one row each, chained by hash per subject.
 * `ask` tells who and when. Any number of rows costs two turns to the database. All take the chains in one order, so that no two
 * writers wait for each other.
 * @throws DatabaseError on `journal_subject_chain` when another transaction told of many subjects first; inTransaction repeats
 */
export async function emit(tx: Tx, ask: Pick<Asked, 'by' | 'now'>, news: readonly Happened[]): Promise<void> {
  if (news.length === 0) return;
  const subjects = [...new Map(news.map((item) => [subjectKey(item.subjectKind, item.subjectId), item])).values()];
  const isLocked = subjects.length <= lockedAtMost;
  const rows = isLocked
    ? (await inOneTurn<[object, TipRow]>(tx, chainLocks(subjects), chainTips(subjects)))[1]
    : (await chainTips(subjects).execute(tx)).rows;
  const tips = new Map<string, Tip>(rows.map((row) => [subjectKey(row.kind, row.id), row]));
  await insertEntries(tx, ask, chained(tips, ask, news));
}

const subjectKey = (kind: string, id: string): string => `${kind} ${id}`; // kinds have no blanks

/**
 * A person's command tells of few subjects, and several people may act on one: they queue, and nobody's work is lost. Batches tell of
 * hundreds, whose rows they hold locked anyway; so many locks would cost more than the rare conflict.
 */
const lockedAtMost = 16;

type Subject = Readonly<{ subjectKind: string; subjectId: string }>;

/** Waits for whoever is adding to one of these chains. A statement of its own: the next one then sees what they added. */
function chainLocks(subjects: readonly Subject[]): RawBuilder<object> {
  const keys = subjects.map(({ subjectKind, subjectId }) => subjectKey(subjectKind, storableText(subjectId)));
  return sql<object>`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(current_schema() || ' journal ' || subject, 0) as key
      from unnest(${arrayParameter('text', keys)}::text[]) as subject order by key
    ) as chains`;
}

type TipRow = Tip & Readonly<{ kind: string; id: string }>;

function chainTips(subjects: readonly Subject[]): RawBuilder<TipRow> {
  const kinds = subjects.map((item) => item.subjectKind);
  const ids = subjects.map((item) => storableText(item.subjectId));
  return sql<TipRow>`
    select asked.kind, asked.id, tip.subject_seq as "subjectSeq", tip.hash
    from unnest(${arrayParameter('text', kinds)}::text[], ${arrayParameter('text', ids)}::text[]) as asked (kind, id)
    cross join lateral (
      select subject_seq, hash from journal
      where subject_kind = asked.kind and subject_id = asked.id
      order by subject_seq desc
      limit 1
    ) as tip`;
}

function chained(tips: Map<string, Tip>, { by, now }: Pick<Asked, 'by' | 'now'>, news: readonly Happened[]): ChainedEntry[] {
  const ids = idsAt(now, news.length);
  const actor = { actorKind: by.actor.kind, actorId: storableText(by.actor.id), actorName: storableText(by.actor.name) };
  return news.map((item, index) => {
    const subjectId = storableText(item.subjectId);
    const key = subjectKey(item.subjectKind, subjectId);
    const tip = tips.get(key);
    const entry: JournalEntry = {
      id: ids[index] ?? '',
      at: now,
      event: item.event,
      subjectKind: item.subjectKind,
      subjectId,
      subjectSeq: (tip?.subjectSeq ?? 0) + 1,
      ...actor,
      reason: item.reason === null ? null : storableText(item.reason),
      ruleVersion: item.ruleVersion === null ? null : storableText(item.ruleVersion),
      payload: item.payload,
      before: item.before,
      after: item.after,
      previousHash: tip?.hash ?? null,
    };
    const told = toldBy(entry);
    const hash = entryHash(entry, told);
    tips.set(key, { subjectSeq: entry.subjectSeq, hash }); // a later item about the same subject follows this one
    return { entry, told, hash };
  });
}

/** Ids of one moment that sort in their order: a counter takes the first twelve random bits (RFC 9562, 6.2 method 1). */
function idsAt(now: Instant, count: number): string[] {
  const random = randomBytes(10 * count);
  return Array.from({ length: count }, (_, index) => {
    const bytes = random.subarray(index * 10, index * 10 + 10);
    bytes.writeUInt16BE(index & 0x0fff);
    return uuidV7(instantMs(now), bytes);
  });
}

async function insertEntries(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, entries: readonly ChainedEntry[]): Promise<void> {
  const each = (type: string, of: (entry: ChainedEntry) => ArrayItem) => arrayParameter(type, entries.map(of));
  const json = (text: string): string | null => (text === 'null' ? null : text);
  const { kind, id, name } = by.actor;
  const inserted = sql`
    insert into journal (
      at, actor_kind, actor_id, actor_name, seq,
      id, event, subject_kind, subject_id, subject_seq, reason, rule_version, payload, before, after, previous_hash, hash
    )
    overriding system value
    select ${now}, ${kind}, ${storableText(id)}, ${storableText(name)}, told.*
    from (select nextval('journal_seq_seq') as seq, item.* from unnest(
      ${each('uuid', ({ entry }) => entry.id)}::uuid[], ${each('text', ({ entry }) => entry.event)}::text[],
      ${each('text', ({ entry }) => entry.subjectKind)}::text[], ${each('text', ({ entry }) => entry.subjectId)}::text[],
      ${each('bigint', ({ entry }) => entry.subjectSeq)}::bigint[], ${each('text', ({ entry }) => entry.reason)}::text[],
      ${each('text', ({ entry }) => entry.ruleVersion)}::text[], ${each('jsonb', ({ told }) => json(told.payload))}::jsonb[],
      ${each('jsonb', ({ told }) => json(told.before))}::jsonb[], ${each('jsonb', ({ told }) => json(told.after))}::jsonb[],
      ${each('bytea', ({ entry }) => entry.previousHash)}::bytea[], ${each('bytea', ({ hash }) => hash)}::bytea[]
    ) as item (id, event, subject_kind, subject_id, subject_seq, reason, rule_version, payload, before, after, previous_hash, hash)) as told
    order by subject_kind, subject_id, subject_seq -- numbered as they were told, written as everybody writes them`;
  await sendAhead(tx, inserted.compile(tx));
}
