import type { Condition } from '@zhidan/core/conditions/condition.ts';
import type { FieldType } from '@zhidan/core/conditions/field.ts';
import { noNames, type Place } from '@zhidan/core/conditions/place.ts';
import type { NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import type { NewsView } from '@zhidan/core/notify/rule-api.ts';

/** What a new rule begins with. */
export function emptyRule(news: NewsView): NoticeRule {
  return {
    name: { ...news.words },
    news: news.code,
    isOn: true,
    severity: 'warning',
    condition: null,
    to: { roles: news.named ? [] : ['supervisor'], people: [], named: news.named !== null },
    template: { 'zh-CN': `${news.words['zh-CN']} × {count}`, en: `${news.words.en} × {count}` },
    per: [],
    personal: true,
    groups: [],
    dedupMinutes: 30,
    digestMinutes: 15,
    quiet: null,
    escalate: null,
  };
}

/** Where the condition of a rule stands: the fields of its news, known as soon as it happened. */
export function placeOfNews({ fields }: NewsView): Place {
  const byKey = fields.map(({ key, words, type }) => [key, { words, type: type as FieldType, since: 'received' as const }] as const);
  return { catalog: { groups: {}, fields: Object.fromEntries(byKey), lists: {} }, moment: 'received', names: noNames };
}

/** A rule without a condition has none at all. */
export function conditionOf(written: Condition): Condition | null {
  return 'all' in written && written.all.length === 0 ? null : written;
}
