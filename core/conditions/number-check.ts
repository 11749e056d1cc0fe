import { decimalFact, wholeFact, type Facts } from './fact.ts';
import type { FieldRef, Test, Comparison } from './predicate.ts';

type Compare = (one: number | bigint, other: number | bigint) => boolean;

const compares: Readonly<Record<Comparison, Compare>> = {
  // oxlint-disable-next-line eqeqeq -- a bigint and a number of one value are equal by == only
  '=': (one, other) => one == other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};

const readOf = ({ type }: FieldRef): ((value: unknown) => number | null) => (type === 'decimal' ? decimalFact : wholeFact);

type NumberCheck = (facts: Facts) => boolean;
type MakeCheck = (key: string, to: number) => NumberCheck;

/**
 * The same five comparisons written out for whole numbers and for fractions: this is the most asked test of all, and each of these
 * is compiled by itself, where one that is told how to read and how to compare would be three times as slow.
 */
const wholeChecks: Readonly<Record<Comparison, MakeCheck>> = {
  '=': (key, to) => (facts) => facts[key] === to,
  '<': (key, to) => (facts) => below(wholeFact(facts[key]), to),
  '<=': (key, to) => (facts) => atMost(wholeFact(facts[key]), to),
  '>': (key, to) => (facts) => above(wholeFact(facts[key]), to),
  '>=': (key, to) => (facts) => atLeast(wholeFact(facts[key]), to),
};

const decimalChecks: Readonly<Record<Comparison, MakeCheck>> = {
  '=': (key, to) => (facts) => decimalFact(facts[key]) === to,
  '<': (key, to) => (facts) => below(decimalFact(facts[key]), to),
  '<=': (key, to) => (facts) => atMost(decimalFact(facts[key]), to),
  '>': (key, to) => (facts) => above(decimalFact(facts[key]), to),
  '>=': (key, to) => (facts) => atLeast(decimalFact(facts[key]), to),
};

const below = (one: number | null, other: number): boolean => one !== null && one < other;
const atMost = (one: number | null, other: number): boolean => one !== null && one <= other;
const above = (one: number | null, other: number): boolean => one !== null && one > other;
const atLeast = (one: number | null, other: number): boolean => one !== null && one >= other;

/** Compares a number with another, or with a share of one: then a hundredfold, so that nothing is rounded. */
export function numberCheck({ field, is, to }: Extract<Test, { kind: 'number' }>): NumberCheck {
  const { key, type } = field;
  if (to.kind === 'value') return (type === 'decimal' ? decimalChecks : wholeChecks)[is](key, to.value);
  const [read, compare] = [readOf(field), compares[is]];
  const { percent } = to;
  const otherKey = to.field.key;
  return (facts) => {
    const [one, other] = [read(facts[key]), read(facts[otherKey])];
    if (one === null || other === null) return false;
    return percent === 100 ? compare(one, other) : compare(times(one, 100), times(other, percent));
  };
}

/** Exact also beyond 2^53. */
function times(number: number, factor: number): number | bigint {
  const product = number * factor;
  return Number.isSafeInteger(product) ? product : BigInt(number) * BigInt(factor);
}

/** Compares the count of items, or the total of their numbers. Blank numbers are left out. */
export function totalOf(test: Extract<Test, { kind: 'count' | 'total' }>): (items: readonly Facts[]) => boolean {
  const compare = compares[test.is];
  if (test.kind === 'count') return (items) => compare(items.length, test.to);
  const read = readOf(test.field);
  return (items) => {
    const numbers = items.map((item) => read(item[test.field.key])).filter((number) => number !== null);
    if (test.of === 'sum') return compare(sum(numbers), test.to);
    if (numbers.length === 0) return false;
    const pick = test.of === 'min' ? Math.min : Math.max;
    return compare(
      numbers.reduce((one, other) => pick(one, other)),
      test.to,
    );
  };
}

/** Exact also beyond 2^53, and on the way there. */
function sum(numbers: readonly number[]): number | bigint {
  let quick = 0;
  for (const number of numbers) {
    quick += number;
    if (!Number.isSafeInteger(quick)) return numbers.reduce((one, other) => one + BigInt(other), 0n);
  }
  return quick;
}
