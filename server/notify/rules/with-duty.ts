import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import { ownerRole } from '@zhidan/core/identity/access.ts';
import { peopleOnDuty } from '../../approvals/index.ts';
import type { Db } from '../../platform/db/database.ts';

/**
 * Rules with those on duty now among the persons they tell. A list that nobody is on, or that was removed, is the owner's: what was to be
 * told shall not be lost.
 */
export async function withDuty<Row extends Readonly<{ rule: NoticeRule }>>(
  db: Db,
  rows: readonly Row[],
  now: Instant,
): Promise<readonly Row[]> {
  const lists = [...new Set(rows.flatMap(({ rule }) => rule.to.duty ?? []))];
  if (lists.length === 0) return rows;
  const found = await peopleOnDuty(db, lists, now);
  return rows.map((row) => {
    const { to } = row.rule;
    const people = (to.duty ?? []).map((listId) => found.get(listId) ?? []);
    const roles = people.some((some) => some.length === 0) ? [...to.roles, ownerRole] : to.roles;
    return { ...row, rule: { ...row.rule, to: { ...to, roles, people: [...to.people, ...people.flat()] } } };
  });
}
