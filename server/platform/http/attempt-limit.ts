import { instantMs, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';
import type { Merchant } from '../merchant.ts';

/** How often something may be tried: `limit` times within `windowMs` of the first try. */
export type AttemptLimit = Readonly<{ name: string; limit: number; windowMs: number }>;

export type Attempt = Readonly<{ isAllowed: boolean; count: number; retryAfterSeconds: number }>;

/** What is counted: a login, an address. Stored as a keyed hash only. */
export type Counted = Readonly<{ what: string; now: Instant }>;

/**
 * Counts one try and tells whether it is within the limit. Kept in the database, so that a restart, or a second
 * process, does not give an attacker a fresh start. Committed by itself: a refused command must not undo its own count.
 */
export async function countAttempt(merchant: Merchant, limit: AttemptLimit, { what, now }: Counted): Promise<Attempt> {
  const row = await merchant.db
    .insertInto('attempt_windows')
    .values({ bucket: bucketOf(merchant, limit, what), attempt_count: 1, ends_at: plusMs(now, limit.windowMs) })
    .onConflict((conflict) =>
      conflict.column('bucket').doUpdateSet({
        attempt_count: sql<number>`case when attempt_windows.ends_at <= ${now} then 1 else attempt_windows.attempt_count + 1 end`,
        ends_at: sql<Instant>`case when attempt_windows.ends_at <= ${now} then excluded.ends_at else attempt_windows.ends_at end`,
      }),
    )
    .returning(['attempt_count', 'ends_at'])
    .executeTakeFirstOrThrow();
  const retryAfterSeconds = secondsUntil(row.ends_at, now);
  return { isAllowed: row.attempt_count <= limit.limit, count: row.attempt_count, retryAfterSeconds };
}

/** Tells whether one more try would be within the limit, without counting one. */
export async function attemptsLeft(merchant: Merchant, limit: AttemptLimit, { what, now }: Counted): Promise<Attempt> {
  const row = await merchant.db
    .selectFrom('attempt_windows')
    .select(['attempt_count', 'ends_at'])
    .where('bucket', '=', bucketOf(merchant, limit, what))
    .where('ends_at', '>', now)
    .executeTakeFirst();
  if (!row) return { isAllowed: true, count: 0, retryAfterSeconds: 1 };
  return { isAllowed: row.attempt_count < limit.limit, count: row.attempt_count, retryAfterSeconds: secondsUntil(row.ends_at, now) };
}

const secondsUntil = (endsAt: Instant, now: Instant): number => Math.max(1, Math.ceil((instantMs(endsAt) - instantMs(now)) / 1000));

/** Forgets the tries: after a success they were no attack. */
export async function forgetAttempts(tx: Tx, merchant: Merchant, limit: AttemptLimit, what: string): Promise<void> {
  await tx
    .deleteFrom('attempt_windows')
    .where('bucket', '=', bucketOf(merchant, limit, what))
    .execute();
}

/** Deletes windows that have ended; answers how many. */
export async function forgetEndedAttempts(db: Db, now: Instant): Promise<number> {
  const deleted = await db.deleteFrom('attempt_windows').where('ends_at', '<=', now).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

function bucketOf(merchant: Merchant, limit: AttemptLimit, what: string): Buffer {
  return merchant.vault.blindIndex(`attempt_windows.${limit.name}`, what);
}
