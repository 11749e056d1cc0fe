import { refuse, ok, type Result } from '../kernel/result.ts';
import type { Words } from '../kernel/words.ts';

/** Longest template; messengers cut later than this. */
export const templateMaxLength = 200;

/** How often it happened while the notice stands: every template may say it. */
export const countMark = 'count';

/** The names in braces, each once, in their order. */
export function marksOf(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/gu), ([, name = '']) => name))];
}

/**
 * A template as it may be stored: both languages, no mark that the news does not know, no address (links are signed and added by us).
 * Refuses `notice_rule.template_mark_unknown`, `notice_rule.template_marks_differ`, `notice_rule.template_link`.
 */
export function checkedTemplate(template: Words, fields: readonly string[]): Result<Words> {
  const known = [countMark, ...fields];
  for (const text of Object.values(template)) {
    const unknown = marksOf(text).find((mark) => !known.includes(mark));
    if (unknown !== undefined)
      return refuse('notice_rule.template_mark_unknown', { mark: `{${unknown}}`, marks: known.map((mark) => `{${mark}}`).join(' ') });
    const link = /(?:https?:\/\/|www\.)\S*/iu.exec(text)?.[0];
    if (link !== undefined) return refuse('notice_rule.template_link', { link });
  }
  const [chinese, english] = [marksOf(template['zh-CN']).toSorted().join(' '), marksOf(template.en).toSorted().join(' ')];
  return chinese === english
    ? ok(template)
    : refuse('notice_rule.template_marks_differ', { chinese: chinese || '–', english: english || '–' });
}
