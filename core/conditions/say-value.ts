import { fen, fenToYuan } from '../kernel/money.ts';
import type { Language, Words } from '../kernel/words.ts';
import type { TimeUnit } from './condition.ts';
import type { Field } from './field.ts';
import { shanghaiOffsetMs } from './shanghai-clock.ts';

const blankWords: Words = { 'zh-CN': '空', en: 'blank' };
const yes: Words = { 'zh-CN': '是', en: 'yes' };
const no: Words = { 'zh-CN': '否', en: 'no' };

/** The value of a field as people read it: `251.00 元`, `2026-11-22 10:00`, `浙江`. Null is blank. */
export function sayValue(value: unknown, field: Field, language: Language): string {
  if (value === null || value === undefined) return blankWords[language];
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  if (Array.isArray(value)) return sayWords(value.map(String), field, language);
  if (typeof value === 'number') return sayNumber(value, field, language);
  return sayWord(String(value), field, language);
}

/** A number with its unit; a moment in the time of Asia/Shanghai. */
export function sayNumber(value: number, { type, unit }: Field, language: Language): string {
  if (type === 'fen') return language === 'zh-CN' ? `${fenToYuan(fen(value))} 元` : `¥${fenToYuan(fen(value))}`;
  if (type === 'time') return sayMoment(value);
  return unit ? `${value} ${unit[language]}` : String(value);
}

/** `2026-11-22 10:00`, with seconds where there are some. */
export function sayMoment(ms: number): string {
  const text = new Date(ms + shanghaiOffsetMs).toISOString();
  const [day = '', time = ''] = text.split(/[TZ]/);
  return `${day} ${time.replace(/(?::00)?\.000$/, '')}`;
}

/** A word that could be read as something else stands in quotes. */
export function sayWord(word: string, { values }: Field, language: Language): string {
  const words = values && Object.hasOwn(values, word) ? values[word]?.[language] : undefined;
  // two codes may have one word (抽奖 is said of two kinds): then the code tells them apart
  if (values && words) return Object.values(values).filter((each) => each[language] === words).length > 1 ? `${words}(${word})` : words;
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_./#-]*$/u.test(word) ? word : JSON.stringify(word);
}

/** `[临时驻地, 代收点]` */
export function sayWords(words: readonly string[], field: Field, language: Language): string {
  return `[${words.map((word) => sayWord(word, field, language)).join(', ')}]`;
}

const units: Readonly<Record<TimeUnit, Words>> = {
  minute: { 'zh-CN': '分钟', en: 'minutes' },
  hour: { 'zh-CN': '小时', en: 'hours' },
  day: { 'zh-CN': '天', en: 'days' },
  month: { 'zh-CN': '个月', en: 'months' },
};

/** `2 小时`, `1 hour` */
export function saySpan([count, unit]: readonly [number, TimeUnit], language: Language): string {
  const word = units[unit][language];
  return `${count} ${language === 'en' && count === 1 ? word.slice(0, -1) : word}`;
}

const weekdays: readonly Words[] = [
  { 'zh-CN': '周一', en: 'Monday' },
  { 'zh-CN': '周二', en: 'Tuesday' },
  { 'zh-CN': '周三', en: 'Wednesday' },
  { 'zh-CN': '周四', en: 'Thursday' },
  { 'zh-CN': '周五', en: 'Friday' },
  { 'zh-CN': '周六', en: 'Saturday' },
  { 'zh-CN': '周日', en: 'Sunday' },
];

export function sayWeekdays(days: readonly number[], language: Language): string {
  return `[${days.map((day) => weekdays[day - 1]?.[language] ?? String(day)).join(', ')}]`;
}
