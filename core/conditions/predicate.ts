import type { FieldType } from './field.ts';

/** A field in the scope where it is asked: of the record, or of an item of a list. */
export type FieldRef = Readonly<{ key: string; type: FieldType }>;

export type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** A moment in whole milliseconds since 1970, another field, or told from the moment of judging. */
export type MomentOperand =
  | Readonly<{ kind: 'at'; ms: number }>
  | Readonly<{ kind: 'field'; field: FieldRef }>
  /** months of the calendar in Asia/Shanghai first, then milliseconds */
  | Readonly<{ kind: 'shift'; months: number; ms: number }>
  /** the first moment of a business day, counted from the one of judging */
  | Readonly<{ kind: 'day'; days: number }>;

/** A number, or a share of another field in whole per cent. */
export type NumberOperand = Readonly<{ kind: 'value'; value: number }> | Readonly<{ kind: 'field'; field: FieldRef; percent: number }>;

/**
 * The only tests there are. Each is positive and false of a blank field; all else is made of these by `all`, `any` and `not`.
 * A closure and SQL are written from this table, row by row; nothing about meaning is decided later.
 */
export type Test =
  | Readonly<{ kind: 'blank'; field: FieldRef }>
  | Readonly<{ kind: 'among'; field: FieldRef; values: readonly string[] }>
  | Readonly<{ kind: 'same'; field: FieldRef; other: FieldRef }>
  | Readonly<{ kind: 'contains'; field: FieldRef; words: readonly string[] }>
  | Readonly<{ kind: 'starts'; field: FieldRef; words: readonly string[] }>
  | Readonly<{ kind: 'has'; field: FieldRef; values: readonly string[] }>
  | Readonly<{ kind: 'number'; field: FieldRef; is: Comparison; to: NumberOperand }>
  | Readonly<{ kind: 'moment'; field: FieldRef; is: '<' | '>='; to: MomentOperand }>
  /** minutes of the day in Asia/Shanghai, `from` counts and `to` does not; past midnight when `to` is not after `from` */
  | Readonly<{ kind: 'clock'; field: FieldRef; from: number; to: number }>
  /** 1 is Monday, 7 Sunday, in Asia/Shanghai */
  | Readonly<{ kind: 'weekday'; field: FieldRef; days: readonly number[] }>
  | Readonly<{ kind: 'yes'; field: FieldRef }>
  /** at least one item fits */
  | Readonly<{ kind: 'some'; list: string; where: Predicate }>
  /** nothing adds up to 0; of nothing there is no smallest and no largest */
  | Readonly<{ kind: 'count'; list: string; where: Predicate; is: Comparison; to: number }>
  | Readonly<{ kind: 'total'; list: string; of: 'sum' | 'min' | 'max'; field: FieldRef; where: Predicate; is: Comparison; to: number }>
  | Readonly<{ kind: 'changed'; field: FieldRef; from: string | number | null; to: string | number | null }>;

/** A condition with its meaning spelled out: names resolved, negation at the leaves. */
export type Predicate =
  | Readonly<{ kind: 'constant'; is: boolean }>
  | Readonly<{ kind: 'all'; of: readonly Predicate[] }>
  | Readonly<{ kind: 'any'; of: readonly Predicate[] }>
  | Readonly<{ kind: 'test'; not: boolean; test: Test }>;

export const always = { kind: 'constant', is: true } as const satisfies Predicate;
export const never = { kind: 'constant', is: false } as const satisfies Predicate;

export const holds = (test: Test): Predicate => ({ kind: 'test', not: false, test });

/** True exactly where the other is false: pushed down to the tests, so that no `not` ever stands before a group. */
export function opposite(predicate: Predicate): Predicate {
  if (predicate.kind === 'constant') return predicate.is ? never : always;
  if (predicate.kind === 'test') return { ...predicate, not: !predicate.not };
  return { kind: predicate.kind === 'all' ? 'any' : 'all', of: predicate.of.map(opposite) };
}
