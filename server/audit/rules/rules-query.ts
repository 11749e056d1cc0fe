import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Orders that each rule found since a moment. */
export async function hitCounts(db: Db, since: Instant): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ ruleKey: string; count: number }>`
    select rule.key as "ruleKey", (
      select count(*) from audit_hits as hit where hit.rule_key = rule.key and hit.hit_at >= ${since}
    )::integer as count
    from audit_rules as rule`.execute(db);
  return new Map(rows.map(({ ruleKey, count }) => [ruleKey, count]));
}

/** The same of one rule by day in Shanghai, the oldest first. */
export async function hitsByDay(db: Db, ruleKey: string, since: Instant): Promise<readonly Readonly<{ day: string; count: number }>[]> {
  const { rows } = await sql<{ day: string; count: number }>`
    select to_char(hit_at at time zone interval '8 hours', 'YYYY-MM-DD') as day, count(*)::integer as count
    from audit_hits where rule_key = ${ruleKey} and hit_at >= ${since} group by 1 order by 1`.execute(db);
  return rows;
}

export type StoredName = Readonly<{
  kind: 'list' | 'parameter' | 'condition';
  key: string;
  content: Readonly<Record<string, unknown>>;
  changedAt: Instant;
  changedBy: string;
}>;

export async function storedNames(db: Db): Promise<readonly StoredName[]> {
  const { rows } = await sql<StoredName>`
    select kind, key, content, changed_at as "changedAt", changed_by as "changedBy" from audit_names order by kind, key`.execute(db);
  return rows;
}
