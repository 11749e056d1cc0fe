import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../db/database.ts';
import { entryHash, type JournalEntry } from './entry-hash.ts';

/**
 * What is wrong with a row: `hash` – its content is not what was written; `link` – it does not follow from the row before it;
 * `gap` – rows before it are missing.
 */
export type ChainProblem = 'hash' | 'link' | 'gap';
export type BrokenEntry = Readonly<{ entryId: string; subjectKind: string; subjectId: string; subjectSeq: number; problem: ChainProblem }>;

export type JournalVerdict = Readonly<{
  checkedCount: number;
  subjectCount: number;
  brokenCount: number;
  /** the first ones, at most `brokenLimit` */
  broken: readonly BrokenEntry[];
}>;

export const brokenLimit = 100;
const batchLimit = 5_000;

type StoredEntry = JournalEntry & Readonly<{ hash: Buffer }>;

/**
 * Recomputes the hash chain of the whole journal, of one kind of subject, or of one subject, 5,000 rows at a time.
 * Finds changed, removed and inserted rows; not the removal of the last rows of a subject, which no chain shows.
 */
export async function verifyJournal(db: Db, of: Readonly<{ subjectKind?: string; subjectId?: string }> = {}): Promise<JournalVerdict> {
  const broken: BrokenEntry[] = [];
  let [checkedCount, subjectCount, brokenCount] = [0, 0, 0];
  let previous: StoredEntry | undefined;
  for (;;) {
    const entries = await entriesAfter(db, of, previous);
    for (const entry of entries) {
      const before = previous && isSameSubject(previous, entry) ? previous : undefined;
      if (!before) subjectCount += 1;
      const problem = problemOf(entry, before);
      if (problem) {
        brokenCount += 1;
        const { id: entryId, subjectKind, subjectId, subjectSeq } = entry;
        if (broken.length < brokenLimit) broken.push({ entryId, subjectKind, subjectId, subjectSeq, problem });
      }
      previous = entry;
    }
    checkedCount += entries.length;
    if (entries.length < batchLimit) return { checkedCount, subjectCount, brokenCount, broken };
  }
}

function isSameSubject(one: JournalEntry, other: JournalEntry): boolean {
  return one.subjectKind === other.subjectKind && one.subjectId === other.subjectId;
}

function problemOf(entry: StoredEntry, before: StoredEntry | undefined): ChainProblem | null {
  if (entry.subjectSeq !== (before?.subjectSeq ?? 0) + 1) return 'gap';
  const isLinked = before ? entry.previousHash?.equals(before.hash) : entry.previousHash === null;
  if (!isLinked) return 'link';
  return entryHash(entry).equals(entry.hash) ? null : 'hash';
}

async function entriesAfter(
  db: Db,
  of: Readonly<{ subjectKind?: string; subjectId?: string }>,
  last: StoredEntry | undefined,
): Promise<readonly StoredEntry[]> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (of.subjectKind !== undefined) conditions.push(sql`subject_kind = ${of.subjectKind}`);
  if (of.subjectId !== undefined) conditions.push(sql`subject_id = ${of.subjectId}`);
  if (last)
    conditions.push(sql`(subject_kind, subject_id, subject_seq) > (${last.subjectKind}, ${last.subjectId}, ${last.subjectSeq}::bigint)`);
  const { rows } = await sql<StoredEntry>`
    select id, at, event, subject_kind as "subjectKind", subject_id as "subjectId", subject_seq as "subjectSeq",
      actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", reason, rule_version as "ruleVersion",
      payload, before, after, previous_hash as "previousHash", hash
    from journal
    where ${sql.join(conditions, sql` and `)}
    order by subject_kind, subject_id, subject_seq
    limit ${batchLimit}`.execute(db);
  return rows;
}
