import { conditionSchema } from '../conditions/condition.ts';
import { fieldsOf } from '../conditions/fact-table.ts';
import { noNames, type Place } from '../conditions/place.ts';
import { z } from 'zod';
import { noticeSeverities, type NoticeSeverity } from './notice.ts';
import { marksOf, countMark, templateMaxLength } from './notice-template.ts';
import { newsCodes, newsTable, type NewsCode } from './news-table.ts';
import type { News } from './news.ts';

const minuteOfDay = z.int().min(0).max(1_439);
export const quietSchema = z.object({ from: minuteOfDay, to: minuteOfDay });

/** Who hears it: everybody of these roles, these persons, who of these duty lists is on duty then, those whom the news itself names. */
const audienceSchema = z.object({
  roles: z.array(z.string().min(1).max(60)).max(20),
  people: z.array(z.string()).max(100),
  /** ids of duty lists; absent: none */
  duty: z.array(z.uuid()).max(5).optional(),
  named: z.boolean(),
});

/**
 * Whom to tell of what, by which roads, in which words. One rule model for the bell and for every road out of the product: the bell
 * always has it, `personal` sends it to each person besides, `groups` to the groups of these robots.
 */
export const noticeRuleSchema = z.object({
  name: z.object({ 'zh-CN': z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(60) }),
  news: z.enum(newsCodes),
  isOn: z.boolean(),
  severity: z.enum(Object.keys(noticeSeverities) as [NoticeSeverity, ...NoticeSeverity[]]),
  condition: conditionSchema.nullable(),
  to: audienceSchema,
  /** the words; `{count}` is how often it happened while the notice stands, other marks are fields of the news */
  template: z.object({
    'zh-CN': z.string().trim().min(1).max(templateMaxLength),
    en: z.string().trim().min(1).max(templateMaxLength),
  }),
  /** fields that tell one notice from another, besides those of the template: the dedup key */
  per: z.array(z.string()).max(5),
  personal: z.boolean(),
  groups: z.array(z.string()).max(20),
  /** told again by the roads only after so long while the notice stands */
  dedupMinutes: z.int().min(0).max(1_440),
  /** gathered and told together every so many minutes; 0: at once. Alarms do not wait */
  digestMinutes: z.union([z.literal(0), z.literal(5), z.literal(15), z.literal(30), z.literal(60)]),
  quiet: quietSchema.nullable(),
  /** nobody looked within so many minutes: these are told besides */
  escalate: z.object({ minutes: z.int().min(1).max(1_440), roles: z.array(z.string()).min(1).max(20) }).nullable(),
});
export type NoticeRule = z.output<typeof noticeRuleSchema>;

/** Rules a merchant may have: they are listed whole. */
export const noticeRuleLimit = 200;

export function newsBy(code: NewsCode): News {
  return newsTable[code];
}

/** Where a rule's condition stands: the fields of its news, nothing else. */
export function placeOf(code: NewsCode): Place {
  return { catalog: { groups: {}, fields: fieldsOf(newsBy(code).fields), lists: {} }, moment: 'received', names: noNames };
}

/** The fields whose values tell one notice of the rule from another. */
export function keyFieldsOf({ template, per, news }: Pick<NoticeRule, 'template' | 'per' | 'news'>): readonly string[] {
  const marks = marksOf(template['zh-CN']).filter((mark) => mark !== countMark);
  return [...new Set([...marks, ...per])].filter((key) => Object.hasOwn(newsBy(news).fields, key));
}
