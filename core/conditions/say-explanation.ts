import type { Language, Words } from '../kernel/words.ts';
import { say } from '../kernel/words.ts';
import type { TestVerdict } from './explain.ts';
import { fieldIn } from './field.ts';
import { namedIn, type Place } from './place.ts';
import { sayValue, sayWord } from './say-value.ts';
import { sentence } from './sentence.ts';

const words = {
  holds: { 'zh-CN': '{test}：成立（{why}）', en: '{test}: yes ({why})' },
  fails: { 'zh-CN': '{test}：不成立（{why}）', en: '{test}: no ({why})' },
  actual: { 'zh-CN': '实际为 {value}', en: 'it is {value}' },
  hidden: { 'zh-CN': '个人信息，不显示', en: 'personal data, not shown' },
  matched: { 'zh-CN': '命中 {words}', en: 'found {words}' },
  items: { 'zh-CN': '共 {count} {item}，符合的是第 {fitting} {item}', en: 'of {count} {item}s these fit: {fitting}' },
  noItems: { 'zh-CN': '共 {count} {item}，没有符合的', en: 'of {count} {item}s none fits' },
} as const satisfies Readonly<Record<string, Words>>;

/** One test of an explanation: `订单金额 大于 500.00 元：不成立（实际为 251.00 元）`. */
export function sayVerdict(verdict: TestVerdict, place: Place, language: Language): string {
  const test = sentence(verdict.condition, place, language);
  return say(verdict.holds ? words.holds : words.fails, language, { test, why: whyOf(verdict, place, language) });
}

function whyOf({ condition, actual, isHidden, matches, items }: TestVerdict, place: Place, language: Language): string {
  const key = 'f' in condition ? condition.f : 'changed' in condition ? condition.changed : null;
  if (key === null) return itemsWhy(condition, Number(actual), items, { place, language });
  const field = fieldIn(place.catalog.fields, key);
  if (!field) return '';
  const found = matches.map((word) => sayWord(word, field, language)).join(language === 'zh-CN' ? '、' : ', ');
  if (found !== '') return say(words.matched, language, { words: found });
  if (isHidden) return words.hidden[language];
  return say(words.actual, language, { value: sayValue(actual, field, language) });
}

function itemsWhy(
  condition: TestVerdict['condition'],
  count: number,
  items: readonly number[],
  { place, language }: Readonly<{ place: Place; language: Language }>,
): string {
  const key = 'some' in condition ? condition.some : 'every' in condition ? condition.every : 'count' in condition ? condition.count : '';
  const list = namedIn(place.catalog.lists, 'of' in condition ? condition.of : key);
  const item = list?.item[language] ?? '';
  const fitting = items.map((index) => index + 1).join(language === 'zh-CN' ? '、' : ', ');
  return say(items.length === 0 ? words.noItems : words.items, language, { count, item, fitting });
}
