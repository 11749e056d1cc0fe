import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';

/**
 * A place in the journal in commit order: the number of the writing transaction, then the row's own number.
 * Readers only take rows of transactions older than every running one, so nothing ever appears before a place once passed.
 */
export type JournalPosition = Readonly<{ xact: string; seq: number }>;

/** Before the first row. */
export const journalBeginning: JournalPosition = { xact: '0', seq: 0 };

/** Whether `one` lies behind `other` in the journal. */
export function isLaterPosition(one: JournalPosition, other: JournalPosition): boolean {
  const [a, b] = [BigInt(one.xact), BigInt(other.xact)]; // xid8 passes 2^53
  return a > b || (a === b && one.seq > other.seq);
}

/** `8123-45`, for headers and urls. */
export function positionText({ xact, seq }: JournalPosition): string {
  return `${xact}-${seq}`;
}

/** Reads `8123-45`; null when the text is none. */
export function positionOf(text: string): JournalPosition | null {
  const parts = /^(\d{1,19})-(\d{1,15})$/.exec(text);
  return parts?.[1] && parts[2] ? { xact: parts[1], seq: Number(parts[2]) } : null;
}

/** The last place that readers may have reached at this moment. */
export async function journalEnd(db: Db | Tx): Promise<JournalPosition> {
  const { rows } = await sql<JournalPosition>`
    select xact, seq from journal
    where xact < pg_snapshot_xmin(pg_current_snapshot())
    order by xact desc, seq desc
    limit 1`.execute(db);
  return rows[0] ?? journalBeginning;
}
