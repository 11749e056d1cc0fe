import { z } from 'zod';
import type { Names } from '../conditions/place.ts';
import type { Instant } from '../kernel/instant.ts';
import { auditRuleSchema, type AuditRule } from './audit-rule.ts';
import { ruleProblems, type RuleProblem } from './rule-problems.ts';

export type { RuleProblem };

export type ReadRule = Readonly<{ ok: true; rule: AuditRule } | { ok: false; problems: readonly RuleProblem[] }>;

/**
 * Reads a rule that somebody wrote or imported: its form, its condition, whether its actions belong into its phase, and whether
 * its own examples turn out as they say. `now` is the moment of judging for examples that give none.
 */
export function readAuditRule(json: unknown, names: Names, now: Instant): ReadRule {
  const form = auditRuleSchema.safeParse(json);
  if (!form.success) return { ok: false, problems: formProblems(json) };
  const problems = ruleProblems(form.data, names, now);
  return problems.length === 0 ? { ok: true, rule: form.data } : { ok: false, problems };
}

/** What is wrong with the form, in the words of the parser; a condition tells its own in better ones. */
function formProblems(json: unknown): readonly RuleProblem[] {
  const issuesIn = (error?: z.core.$ZodErrorMap) => auditRuleSchema.safeParse(json, { error }).error?.issues ?? [];
  const [chinese, english] = [issuesIn(z.locales.zhCN().localeError), issuesIn(z.locales.en().localeError)];
  return english.map(({ path, message }, index) => {
    const place = path.map(String).join('.');
    return { path: place, words: { 'zh-CN': `${place}：${chinese[index]?.message ?? message}`, en: `${place}: ${message}` } };
  });
}
