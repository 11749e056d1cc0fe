import { say, type Language, type Words, type WordValues } from '@zhidan/core/kernel/words.ts';
import type { z } from 'zod';

/** One thing wrong with one field of a request. */
export type InputProblem = Readonly<{ field: string; text: string }>;

type Issue = z.core.$ZodIssue;

/** What is wrong, by what zod found; several rows where the kind of value changes the sentence. */
const problemWords = {
  required: { 'zh-CN': '必填', en: 'is required' },
  wrong_type: { 'zh-CN': '应为{expected}', en: 'must be {expected}' },
  too_short: { 'zh-CN': '至少 {limit} 个字符', en: 'must have at least {limit} characters' },
  too_long: { 'zh-CN': '最多 {limit} 个字符', en: 'must have at most {limit} characters' },
  too_few: { 'zh-CN': '至少选 {limit} 项', en: 'needs at least {limit} items' },
  too_many: { 'zh-CN': '最多 {limit} 项', en: 'takes at most {limit} items' },
  too_small: { 'zh-CN': '不能小于 {limit}', en: 'must be {limit} or more' },
  too_big: { 'zh-CN': '不能大于 {limit}', en: 'must be {limit} or less' },
  not_one_of: { 'zh-CN': '只能是：{options}', en: 'must be one of: {options}' },
  not_multiple: { 'zh-CN': '应为 {divisor} 的倍数', en: 'must be a multiple of {divisor}' },
  unknown_fields: { 'zh-CN': '有未知字段：{keys}', en: 'has unknown fields: {keys}' },
  wrong_format: { 'zh-CN': '格式不正确（{format}）', en: 'has the wrong format ({format})' },
  wrong_pattern: { 'zh-CN': '格式不正确', en: 'has the wrong format' },
  invalid: { 'zh-CN': '内容不正确', en: 'is not valid' },
} as const satisfies Readonly<Record<string, Words>>;

/** Names of types and formats as people say them. */
const typeWords: Readonly<Record<string, Words>> = {
  string: { 'zh-CN': '文字', en: 'text' },
  number: { 'zh-CN': '数字', en: 'a number' },
  int: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': '是或否', en: 'true or false' },
  array: { 'zh-CN': '列表', en: 'a list' },
  object: { 'zh-CN': '一组字段', en: 'an object' },
  record: { 'zh-CN': '一组字段', en: 'an object' },
  email: { 'zh-CN': '邮箱', en: 'e-mail' },
  uuid: { 'zh-CN': '编号', en: 'id' },
  datetime: { 'zh-CN': '时间，如 2026-11-22T03:04:05.678Z', en: 'moment, like 2026-11-22T03:04:05.678Z' },
  date: { 'zh-CN': '日期，如 2026-11-22', en: 'day, like 2026-11-22' },
};

type Told = Readonly<{ words: keyof typeof problemWords; values?: WordValues }>;

function told(issue: Issue, isMissing: boolean, language: Language): Told {
  if (isMissing) return { words: 'required' };
  const named = (type: string): string => typeWords[type]?.[language] ?? type;
  switch (issue.code) {
    case 'invalid_type':
      return { words: 'wrong_type', values: { expected: named(issue.expected) } };
    case 'too_small':
      return { words: sized(issue.origin, 'too_short', 'too_few', 'too_small'), values: { limit: Number(issue.minimum) } };
    case 'too_big':
      return { words: sized(issue.origin, 'too_long', 'too_many', 'too_big'), values: { limit: Number(issue.maximum) } };
    case 'invalid_value':
      return { words: 'not_one_of', values: { options: issue.values.slice(0, 20).join(', ') } };
    case 'not_multiple_of':
      return { words: 'not_multiple', values: { divisor: issue.divisor } };
    case 'unrecognized_keys':
      return { words: 'unknown_fields', values: { keys: issue.keys.join(', ').slice(0, 200) } };
    case 'invalid_format':
      return typeWords[issue.format] ? { words: 'wrong_format', values: { format: named(issue.format) } } : { words: 'wrong_pattern' };
    default:
      return { words: 'invalid' };
  }
}

function sized<Name extends string>(origin: string, text: Name, list: Name, amount: Name): Name {
  if (origin === 'string') return text;
  return origin === 'array' || origin === 'set' || origin === 'map' ? list : amount;
}

/** Values that cannot be personal data may be shown back: switches and small numbers. Text never is. */
function shownBack(value: unknown): string {
  const isHarmless = typeof value === 'boolean' || (typeof value === 'number' && Math.abs(value) < 1_000_000);
  return isHarmless ? ` (${value})` : '';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    input,
  );
}

/** Everything wrong with an input, in the reader's language, one entry a problem. */
export function inputProblems(issues: readonly Issue[], input: unknown, language: Language): InputProblem[] {
  return issues.map((issue) => {
    const value = valueAt(input, issue.path);
    const { words, values } = told(issue, value === undefined && issue.path.length > 0, language);
    return { field: issue.path.map(String).join('.'), text: `${say(problemWords[words], language, values)}${shownBack(value)}` };
  });
}
