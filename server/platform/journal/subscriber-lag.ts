import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { msBetween } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

export type SubscriberLag = Readonly<{
  name: string;
  /** age of the oldest event not yet looked at, at least 1; 0 only at the end of the journal */
  behindMs: number;
  parkedCount: number;
  movedAt: Instant;
}>;

/** How far each subscriber of a merchant is behind, and how many events it could not digest. */
export async function subscriberLags(db: Db, now: Instant): Promise<readonly SubscriberLag[]> {
  const { rows } = await sql<{ name: string; nextAt: Instant | null; parkedCount: number; movedAt: Instant }>`
    select c.subscriber as name, c.moved_at as "movedAt", next.at as "nextAt",
      (select count(*) from parked_events as p where p.subscriber = c.subscriber) as "parkedCount"
    from subscriber_cursors as c
    left join lateral (
      select at from journal where (xact, seq) > (c.xact, c.seq) order by xact, seq limit 1
    ) as next on true
    order by c.subscriber`.execute(db);
  return rows.map(({ name, nextAt, parkedCount, movedAt }) => ({
    name,
    behindMs: nextAt ? Math.max(1, msBetween(nextAt, now)) : 0,
    parkedCount,
    movedAt,
  }));
}
