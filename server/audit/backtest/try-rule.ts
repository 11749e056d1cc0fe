import { placeOf } from '@zhidan/core/audit/audit-rule.ts';
import type { TriedRule, tryRule as contract } from '@zhidan/core/audit/backtest-api.ts';
import type { Condition } from '@zhidan/core/conditions/condition.ts';
import { sayProblem } from '@zhidan/core/conditions/condition-problem.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { never, type Predicate } from '@zhidan/core/conditions/predicate.ts';
import { readCondition } from '@zhidan/core/conditions/read-condition.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Db } from '../../platform/db/database.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { namesInForce, storedRules } from '../rules/rule-store.ts';
import { countByDay, isFiled } from './backtest-query.ts';
import { backtestRule } from './backtest-rule.ts';

const dayMs = 86_400_000;

/**
 * What a rule that is being written would have found, and each part of it alone.
 * @throws Refused `audit_rule.unsound`, `audit_backtest.no_history`
 */
export async function tryRule({ db, vault }: Pick<Merchant, 'db' | 'vault'>, ask: OpenAsk<typeof contract>): Promise<TriedRule> {
  const { by, now, rule, days, isQuick } = ask;
  if (!by) throw new Refused('session.required');
  const names = await namesInForce(db);
  const reading = readCondition(rule.when, placeOf(rule.phase, names));
  if (!reading.ok) {
    const problem = reading.problems.map((each) => sayProblem(each, by.language))[0] ?? '';
    throw new Refused('audit_rule.unsound', { name: rule.name, count: reading.problems.length, problem });
  }
  const live = (await storedRules(db)).find(({ key }) => key === rule.key)?.live ?? null;
  const lowered = (when: Condition, of = rule): Predicate => lower(when, placeOf(of.phase, names));
  const isCounted = isFiled(lowered(rule.when)) && (live === null || isFiled(lowered(live.when, live)));
  const parts = partsOf(rule.when).map((part) => lowered(part));
  const counts = await countsOf(parts, { db, since: plusMs(now, -days * dayMs) });
  if (isQuick && !isCounted) return { found: null, parts: counts };
  return { found: await backtestRule(db, { rule, live, names, days, now }, vault), parts: counts };
}

/** The members of the outermost group, as people see them beside each other. */
function partsOf(when: Condition): readonly Condition[] {
  if ('all' in when) return when.all;
  if ('any' in when) return when.any;
  return 'none' in when ? when.none : [when];
}

type CountAsk = Readonly<{ db: Db; since: Instant }>;

/** How many orders each finds; null for those that ask what is not filed. One statement. */
async function countsOf(parts: readonly Predicate[], { db, since }: CountAsk): Promise<(number | null)[]> {
  const filed = parts.filter(isFiled);
  if (filed.length === 0) return parts.map(() => null);
  const { counts } = await countByDay(
    db,
    since,
    filed.map((rule) => ({ rule, live: never })),
  );
  const hits = new Map(filed.map((part, index) => [part, (counts[index] ?? []).reduce((sum, day) => sum + day.hits, 0)]));
  return parts.map((part) => hits.get(part) ?? null);
}
