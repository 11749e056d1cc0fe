import type { Words } from '../kernel/words.ts';
import type { FieldType } from './field.ts';

/** What stands to the right of an operator. */
export type OperandKind = 'nothing' | 'one' | 'many' | 'pair' | 'moment' | 'clocks' | 'weekdays';

type OperatorRow = Readonly<{
  words: Words;
  types: readonly FieldType[];
  takes: OperandKind;
  /** the operator of which this one is the opposite: true exactly where that one is false, so blanks are included */
  negates?: string;
}>;

const texts = ['text', 'code', 'choice'] as const;
const numbers = ['whole', 'fen', 'decimal'] as const;

/** Every operator, in the order in which an editor offers them. Positive ones are false of a blank field. */
export const operators = {
  containsAny: { words: { 'zh-CN': '包含任一', en: 'contains any of' }, types: ['text'], takes: 'many' },
  containsNone: { words: { 'zh-CN': '不包含任一', en: 'contains none of' }, types: ['text'], takes: 'many', negates: 'containsAny' },
  containsAll: { words: { 'zh-CN': '同时包含', en: 'contains all of' }, types: ['text'], takes: 'many' },
  startsWith: { words: { 'zh-CN': '开头是', en: 'starts with one of' }, types: ['text', 'code'], takes: 'many' },
  hasAny: { words: { 'zh-CN': '含有任一', en: 'has any of' }, types: ['set'], takes: 'many' },
  hasNone: { words: { 'zh-CN': '不含任一', en: 'has none of' }, types: ['set'], takes: 'many', negates: 'hasAny' },
  hasAll: { words: { 'zh-CN': '同时含有', en: 'has all of' }, types: ['set'], takes: 'many' },
  in: { words: { 'zh-CN': '属于', en: 'is one of' }, types: texts, takes: 'many' },
  notIn: { words: { 'zh-CN': '不属于', en: 'is none of' }, types: texts, takes: 'many', negates: 'in' },
  eq: { words: { 'zh-CN': '等于', en: 'is' }, types: [...texts, ...numbers], takes: 'one' },
  ne: { words: { 'zh-CN': '不等于', en: 'is not' }, types: [...texts, ...numbers], takes: 'one', negates: 'eq' },
  gt: { words: { 'zh-CN': '大于', en: 'is more than' }, types: numbers, takes: 'one' },
  gte: { words: { 'zh-CN': '大于等于', en: 'is at least' }, types: numbers, takes: 'one' },
  lt: { words: { 'zh-CN': '小于', en: 'is less than' }, types: numbers, takes: 'one' },
  lte: { words: { 'zh-CN': '小于等于', en: 'is at most' }, types: numbers, takes: 'one' },
  between: { words: { 'zh-CN': '介于', en: 'is between' }, types: numbers, takes: 'pair' },
  notBetween: { words: { 'zh-CN': '不介于', en: 'is not between' }, types: numbers, takes: 'pair', negates: 'between' },
  before: { words: { 'zh-CN': '早于', en: 'is before' }, types: ['time'], takes: 'moment' },
  since: { words: { 'zh-CN': '不早于', en: 'is at or after' }, types: ['time'], takes: 'moment' },
  clockIn: { words: { 'zh-CN': '时段在', en: 'has a time of day in' }, types: ['time'], takes: 'clocks' },
  clockOut: { words: { 'zh-CN': '时段不在', en: 'has no time of day in' }, types: ['time'], takes: 'clocks', negates: 'clockIn' },
  weekdayIn: { words: { 'zh-CN': '星期属于', en: 'falls on' }, types: ['time'], takes: 'weekdays' },
  weekdayOut: { words: { 'zh-CN': '星期不属于', en: 'does not fall on' }, types: ['time'], takes: 'weekdays', negates: 'weekdayIn' },
  yes: { words: { 'zh-CN': '成立', en: 'is true' }, types: ['flag'], takes: 'nothing' },
  no: { words: { 'zh-CN': '不成立', en: 'is not true' }, types: ['flag'], takes: 'nothing', negates: 'yes' },
  blank: {
    words: { 'zh-CN': '为空', en: 'is blank' },
    types: [...texts, ...numbers, 'set', 'time', 'flag'],
    takes: 'nothing',
  },
  notBlank: {
    words: { 'zh-CN': '不为空', en: 'is not blank' },
    types: [...texts, ...numbers, 'set', 'time', 'flag'],
    takes: 'nothing',
    negates: 'blank',
  },
} as const satisfies Readonly<Record<string, OperatorRow>>;

export type Operator = keyof typeof operators;

export const operatorCodes = Object.keys(operators) as [Operator, ...Operator[]];

/** How the count or total of a list is compared. */
export const totalOperatorCodes = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte'] as const satisfies readonly Operator[];
export type TotalOperator = (typeof totalOperatorCodes)[number];

/** The operators that an editor offers for a field. */
export function operatorsFor(type: FieldType): readonly Operator[] {
  return operatorCodes.filter((code) => rowOf(code).types.includes(type));
}

export function rowOf(code: Operator): OperatorRow {
  return operators[code];
}

/** The positive operator behind a negative one; null of a positive one. */
export function negated(code: Operator): Operator | null {
  return (rowOf(code).negates ?? null) as Operator | null;
}
