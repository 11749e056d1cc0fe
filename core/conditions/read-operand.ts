import { instant } from '../kernel/instant.ts';
import type { Words } from '../kernel/words.ts';
import { timeUnits } from './condition.ts';
import { decimalFact, wholeFact } from './fact.ts';
import type { Field, FieldType } from './field.ts';
import { normalText } from './normal-text.ts';
import { rowOf, type Operator, type OperandKind } from './operator.ts';
import { namedIn } from './place.ts';
import { readField } from './read-field.ts';
import { isObject, listed, report, shown, type Reading } from './reading.ts';
import { minuteOf } from './shanghai-clock.ts';

/** How many words a list may hold, and how much of a unit a span of time may count. */
export const wordLimit = 5_000;
export const spanLimit = 10_000;

/** What is asked of a value: the field and operator it stands beside, and where. */
export type Asked = Readonly<{ field: Field; code: Operator; at?: string }>;

const wantedOf: Readonly<Record<FieldType, Words>> = {
  text: { 'zh-CN': '一段文字', en: 'a text' },
  code: { 'zh-CN': '一个编码', en: 'a code' },
  choice: { 'zh-CN': '一个选项', en: 'a choice' },
  set: { 'zh-CN': '一个标签', en: 'a tag' },
  whole: { 'zh-CN': '一个整数', en: 'a whole number' },
  fen: { 'zh-CN': '以分为单位的整数金额（如 99.00 元写 9900）', en: 'an amount in whole fen (write 9900 for 99.00 yuan)' },
  decimal: { 'zh-CN': '一个数', en: 'a number' },
  time: { 'zh-CN': '带时区的时间（如 2026-11-22T10:00:00+08:00）', en: 'a moment with offset (such as 2026-11-22T10:00:00+08:00)' },
  flag: { 'zh-CN': '是或否', en: 'yes or no' },
};

const wantedAs: Readonly<Partial<Record<OperandKind, Words>>> = {
  many: {
    'zh-CN': '至少一个词的列表（如 ["甲","乙"]）或 {"list": 词库}',
    en: 'a list of at least one word (["a","b"]) or {"list": word list}',
  },
  pair: { 'zh-CN': '起点和终点两个数', en: 'two numbers, from and to' },
  moment: {
    'zh-CN': '时间、{"ago":[2,"hour"]}、{"ahead":[6,"hour"]}、{"day":0} 或同类字段',
    en: 'a moment, {"ago":[2,"hour"]}, {"ahead":[6,"hour"]}, {"day":0} or a field of that kind',
  },
  clocks: { 'zh-CN': '两个不同的时刻（如 ["22:00","07:00"]）', en: 'two different times of day (["22:00","07:00"])' },
  weekdays: { 'zh-CN': '1（周一）到 7（周日）的列表', en: 'a list of days from 1 (Monday) to 7 (Sunday)' },
};

/** Reads what stands to the right of an operator. */
export function readOperand(value: unknown, asked: Asked, reading: Reading): boolean {
  const { takes, words } = rowOf(asked.code);
  if (takes === 'nothing') return value === undefined || report(reading, 'no_value_wanted', { op: words, found: shown(value) }, 'v');
  return readers[takes](value, asked, reading);
}

const readers: Readonly<Record<Exclude<OperandKind, 'nothing'>, (value: unknown, asked: Asked, reading: Reading) => boolean>> = {
  one: (value, asked, reading) => (isObject(value) ? readReference(value, asked, reading) : readLiteral(value, asked, reading)),
  many: readMany,
  pair: readPair,
  moment: readMoment,
  clocks: (value, asked, reading) => {
    const minutes = Array.isArray(value) && value.length === 2 ? value.map((clock) => minuteOf(String(clock))) : [];
    const [from, to] = minutes;
    return typeof from === 'number' && typeof to === 'number' && from % 1_440 !== to % 1_440 ? true : wrong(value, asked, reading);
  },
  weekdays: (value, asked, reading) =>
    Array.isArray(value) && value.length > 0 && value.every((day) => Number.isSafeInteger(day) && day >= 1 && day <= 7)
      ? true
      : wrong(value, asked, reading),
};

function wrong(value: unknown, { field, code, at = 'v' }: Asked, reading: Reading): false {
  const { takes, words } = rowOf(code);
  const wanted = wantedAs[takes] ?? wantedOf[field.type];
  return report(reading, 'wrong_value', { field: field.words, op: words, wanted, found: shown(value) }, at);
}

/** Reads one value of the field's type, written out. */
export function readLiteral(value: unknown, asked: Asked, reading: Reading): boolean {
  const { type } = asked.field;
  if (type === 'whole' || type === 'fen') return wholeFact(value) !== null || wrong(value, asked, reading);
  if (type === 'decimal') return decimalFact(value) !== null || wrong(value, asked, reading);
  if (type === 'time') return isMoment(value) || wrong(value, asked, reading);
  if (type === 'flag' || typeof value !== 'string') return wrong(value, asked, reading);
  return readWord(value, asked, reading);
}

function readWord(word: string, { field, at = 'v' }: Asked, reading: Reading): boolean {
  if (normalText(word) === '') return report(reading, 'blank_word', { found: word }, at);
  const { values } = field;
  if (values === undefined || field.isOpen || Object.hasOwn(values, word)) return true;
  return report(reading, 'unknown_choice', { field: field.words, found: word, allowed: listed(Object.keys(values)) }, at);
}

function readMany(value: unknown, asked: Asked, reading: Reading): boolean {
  if (isObject(value) && 'list' in value) {
    if ((asked.field.values !== undefined && !asked.field.isOpen) || Object.keys(value).length !== 1) return wrong(value, asked, reading);
    return readName(value['list'], reading.place.names.lists, kinds.list, reading) !== null;
  }
  if (!Array.isArray(value) || value.length === 0) return wrong(value, asked, reading);
  if (value.length > wordLimit) return report(reading, 'too_many_words', { count: value.length, limit: wordLimit }, 'v');
  return value.map((word, index) => readLiteral(word, { ...asked, at: `v[${index}]` }, reading)).every(Boolean);
}

function readPair(value: unknown, asked: Asked, reading: Reading): boolean {
  if (!Array.isArray(value) || value.length !== 2) return wrong(value, asked, reading);
  if (!value.map((end, index) => readLiteral(end, { ...asked, code: 'eq', at: `v[${index}]` }, reading)).every(Boolean)) return false;
  const [from, to] = value as [number, number];
  return from <= to || report(reading, 'wrong_order', { from, to }, 'v');
}

function readMoment(value: unknown, asked: Asked, reading: Reading): boolean {
  if (!isObject(value)) return isMoment(value) || wrong(value, asked, reading);
  const [kind = '', ...more] = Object.keys(value);
  if (more.length > 0) return wrong(value, asked, reading);
  if (kind === 'field') return readReference(value, asked, reading);
  if (kind === 'day' && isCount(Math.abs(Number(value['day'])), 0) && typeof value['day'] === 'number') return true;
  if ((kind === 'ago' || kind === 'ahead') && isSpan(value[kind])) return true;
  return wrong(value, asked, reading);
}

/** Another field, or a named value of the merchant, of the same type. */
function readReference(value: Readonly<Record<string, unknown>>, asked: Asked, reading: Reading): boolean {
  const { type } = asked.field;
  const { field: key, percent, param, ...strangers } = value;
  if (Object.keys(strangers).length > 0 || (key === undefined) === (param === undefined)) return wrong(value, asked, reading);
  if (param !== undefined) {
    const found = percent === undefined ? readName(param, reading.place.names.parameters, kinds.parameter, reading) : null;
    if (!found) return percent === undefined ? false : wrong(value, asked, reading);
    return found.type === type ? readLiteral(found.value, asked, reading) : wrong(value, asked, reading);
  }
  if (percent !== undefined && !(isNumeric(type) && isCount(percent))) return wrong(value, asked, reading);
  const other = readField(key, 'v.field', reading);
  return other !== null && (other.type === type || wrong(value, asked, reading));
}

const kinds = {
  list: { 'zh-CN': '词库', en: 'word list' },
  parameter: { 'zh-CN': '参数', en: 'parameter' },
} as const;

function readName<Row>(key: unknown, table: Readonly<Record<string, Row>>, kind: Words, reading: Reading): Row | null {
  const row = typeof key === 'string' ? namedIn(table, key) : undefined;
  if (!row) report(reading, 'unknown_name', { name: shown(key), kind }, 'v');
  return row ?? null;
}

const isNumeric = (type: FieldType): boolean => type === 'whole' || type === 'fen';

function isCount(value: unknown, least = 1): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= spanLimit;
}

/** `[2, "hour"]` */
export function isSpan(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && isCount(value[0]) && (timeUnits as readonly unknown[]).includes(value[1]);
}

function isMoment(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    instant(value);
    return true;
  } catch {
    return false;
  }
}
