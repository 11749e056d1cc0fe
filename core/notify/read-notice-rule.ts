import { sayProblem } from '../conditions/condition-problem.ts';
import { readCondition } from '../conditions/read-condition.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import type { Language } from '../kernel/words.ts';
import { newsBy, placeOf, type NoticeRule } from './notice-rule.ts';
import { checkedTemplate } from './notice-template.ts';

/**
 * A rule as it may be stored. Refuses `notice_rule.nobody`, `notice_rule.names_nobody`, `notice_rule.condition_wrong`,
 * `notice_rule.field_unknown` and those of `checkedTemplate`.
 */
export function readNoticeRule(rule: NoticeRule, language: Language): Result<NoticeRule> {
  const { to, news, condition, template, per, groups } = rule;
  const { fields, named } = newsBy(news);
  if (to.roles.length + to.people.length + (to.duty ?? []).length + groups.length === 0 && !to.named) return refuse('notice_rule.nobody');
  if (to.named && !named) return refuse('notice_rule.names_nobody');
  const stranger = per.find((key) => !Object.hasOwn(fields, key));
  if (stranger !== undefined)
    return refuse('notice_rule.field_unknown', { field: stranger, fields: Object.keys(fields).join(' / ') || '–' });
  if (condition !== null) {
    const reading = readCondition(condition, placeOf(news));
    if (!reading.ok)
      return refuse('notice_rule.condition_wrong', { problems: reading.problems.map((each) => sayProblem(each, language)).join('；') });
  }
  const checked = checkedTemplate(template, Object.keys(fields));
  return checked.ok ? ok(rule) : checked;
}
