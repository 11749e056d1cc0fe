import { judge, type Check } from '@zhidan/core/conditions/judge.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { placeOf, type NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import { startingNoticeRules } from '@zhidan/core/notify/starting-notice-rules.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { storedRules } from './rule-store.ts';

/** A rule as it stands: what the product brings, or what the merchant made of it. `version` 0: never saved. */
export type CurrentRule = Readonly<{ code: string; rule: NoticeRule; isOwn: boolean; isChanged: boolean; version: number }>;

const starting: Readonly<Record<string, NoticeRule>> = startingNoticeRules;

export const isStarting = (code: string): boolean => Object.hasOwn(starting, code);

/** All rules, starting ones first; those that are off too. */
export async function currentRules(db: Db | Tx): Promise<readonly CurrentRule[]> {
  const stored = new Map((await storedRules(db)).map((row) => [row.code, row]));
  const brought = Object.entries(starting).map(([code, rule]) => {
    const row = stored.get(code);
    return { code, rule: row?.content ?? rule, isOwn: false, isChanged: row !== undefined, version: row?.version ?? 0 };
  });
  const own = [...stored.values()].filter(({ code }) => !isStarting(code));
  return [...brought, ...own.map(({ code, content, version }) => ({ code, rule: content, isOwn: true, isChanged: true, version }))];
}

/** The closure of a rule's condition. */
export function checkOf({ condition, news }: NoticeRule): Check {
  return condition === null ? () => true : judge(lower(condition, placeOf(news)));
}
