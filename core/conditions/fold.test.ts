import { expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import { lower } from './lower.ts';
import { atAudit } from './orders.fixture.ts';
import { always, never, type Predicate } from './predicate.ts';

const lowered = (condition: Condition): Predicate => lower(condition, atAudit);
const dear: Condition = { f: 'order.amount', op: 'gt', v: 500 };
const risky: Condition = { f: 'ship.address', op: 'containsAny', v: ['工地'] };

test('cheap tests come first: a number before the search in an address', () => {
  expect(lowered({ all: [risky, dear] })).toEqual(lowered({ all: [dear, risky] }));
  expect(lowered({ all: [risky, dear] })).toMatchObject({ of: [{ test: { kind: 'number' } }, { test: { kind: 'contains' } }] });
});

test('what is said twice or in needless groups is said once', () => {
  expect(lowered({ all: [{ all: [dear] }, { any: [dear] }] })).toEqual(lowered(dear));
});

test('a condition and its opposite cannot both hold, and one of them must', () => {
  const cheap: Condition = { none: [dear] };
  expect(lowered({ all: [dear, risky, cheap] })).toEqual(never);
  expect(lowered({ any: [dear, risky, cheap] })).toEqual(always);
});

test('negation stands at the tests and nowhere else', () => {
  expect(lowered({ none: [{ all: [dear, risky] }] })).toMatchObject({ kind: 'any', of: [{ not: true }, { not: true }] });
});

test('no filter at all lets everything through', () => {
  expect(lowered({ all: [] })).toEqual(always);
});
