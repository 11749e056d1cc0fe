import { startingNoticeRules } from '@zhidan/core/notify/starting-notice-rules.ts';
import { newsTable } from '@zhidan/core/notify/news-table.ts';
import type { NewsView } from '@zhidan/core/notify/rule-api.ts';
import { judge } from '@zhidan/core/conditions/judge.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { placeOf, type NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import { expect, test } from 'vitest';
import { draftOf, ruleOf } from './rule-draft.ts';

const viewOf = (code: NewsView['code']): NewsView => ({
  code,
  words: newsTable[code].on.type.words,
  fields: Object.entries(newsTable[code].fields).map(([key, { words, type }]) => ({ key, words, type })),
  named: null,
});
const holds = (rule: NoticeRule, facts: object): boolean =>
  rule.condition === null || judge(lower(rule.condition, placeOf(rule.news)))(facts as never, 0);

test.each(Object.entries(startingNoticeRules))('%s comes out of the form meaning what went in', (_code, rule) => {
  const draft = draftOf(rule);
  expect(draft.tests).not.toBeNull();
  const back = ruleOf(draft, viewOf(rule.news));
  for (const facts of [{ hours: 0 }, { hours: 3 }, { hours: 12 }, { action: 'notify' }, { action: 'webhook' }])
    expect(holds(back, facts)).toBe(holds(rule, facts));
});
