import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** A rule that the merchant changed or made. */
export type StoredRule = Readonly<{ code: string; content: NoticeRule; version: number }>;

export async function storedRules(db: Db | Tx): Promise<readonly StoredRule[]> {
  const { rows } = await sql<StoredRule>`select code, content, version from notice_rules order by changed_at, code`.execute(db);
  return rows;
}

/** Its version while it is locked until the transaction ends; null: never saved. */
export async function lockedRuleVersion(tx: Tx, code: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`select version from notice_rules where code = ${code} for update`.execute(tx);
  return rows[0]?.version ?? null;
}

type Saving = Readonly<{ code: string; rule: NoticeRule; version: number; by: string; now: Instant }>;

/** Writes a rule; answers false when another transaction made the same one first. */
export async function saveRule(tx: Tx, { code, rule, version, by, now }: Saving): Promise<boolean> {
  const { rows } = await sql`
    insert into notice_rules (code, content, version, changed_at, changed_by)
    values (${code}, ${JSON.stringify(rule)}, ${version}, ${now}, ${by})
    on conflict (code) do update
      set content = excluded.content, version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where notice_rules.version = excluded.version - 1
    returning code`.execute(tx);
  return rows.length > 0;
}

export async function dropRule(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await sql`delete from notice_rules where code = ${code} returning code`.execute(tx);
  return rows.length > 0;
}

export async function namesOfRolesAndPeople(
  db: Db,
): Promise<
  Readonly<{ roles: readonly Readonly<{ code: string; name: string }>[]; people: readonly Readonly<{ id: string; name: string }>[] }>
> {
  const roles = await db.selectFrom('roles').select(['code', 'name']).orderBy('position').limit(200).execute();
  const people = await db.selectFrom('people').select(['id', 'name']).where('status', '=', 'active').orderBy('name').limit(1_000).execute();
  return { roles, people };
}
