import type { Condition, FieldTest } from '@zhidan/core/conditions/condition.ts';
import type { Field } from '@zhidan/core/conditions/field.ts';
import { sentence } from '@zhidan/core/conditions/sentence.ts';
import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import { noNames } from '@zhidan/core/conditions/place.ts';
import { expect, test } from 'vitest';
import { moved, opened, withField, withOperator } from './edit-condition.ts';
import { firstStep, nextStep, redone, undone } from './steps.ts';

const place = { catalog: auditCatalog, moment: 'audit', names: noNames } as const;
const paid: FieldTest = { f: 'order.paid', op: 'gt', v: 50_000 };
const words: FieldTest = { f: 'ship.address', op: 'containsAny', v: ['临时驻地'] };
const { 'order.paid': paidField, 'order.list': listField, 'ship.address': addressField } = auditCatalog.fields;

test.each<[string, Condition]>([
  ['a single test', paid],
  ['a test of lines', { some: 'lines', where: { f: 'quantity', op: 'gte', v: 6 } }],
  ['groups in groups', { any: [paid, { all: [words, { none: [paid] }] }] }],
])('%s is opened for editing without another meaning', (_name, condition) => {
  const whole = opened(condition);
  expect(sentence(whole, place, 'zh-CN')).toBe(sentence(condition, place, 'zh-CN'));
  expect(opened(whole)).toEqual(whole);
});

test('choosing another field or relation keeps the value where it fits, and begins anew where it does not', () => {
  const to = (key: string, field: Field, before: Field) => ({ key, field, before });
  expect(withField(paid, to('order.list', listField!, paidField!))).toEqual({ f: 'order.list', op: 'gt', v: 50_000 });
  expect(withField(paid, to('ship.address', addressField!, paidField!))).toEqual({ f: 'ship.address', op: 'containsAny' });
  expect(withOperator(paid, 'between')).toEqual({ ...paid, op: 'between', v: [50_000, 50_000] });
  expect(withOperator({ ...paid, op: 'between', v: [100, 200] }, 'lte')).toEqual({ ...paid, op: 'lte', v: 100 });
  expect(withOperator(words, 'containsNone')).toEqual({ ...words, op: 'containsNone' });
  expect(withOperator(words, 'eq')).toEqual({ ...words, op: 'eq', v: '临时驻地' });
  expect(withOperator(words, 'blank')).toEqual({ f: 'ship.address', op: 'blank' });
});

test('a line moves up and down and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});

test('undo takes back a whole word, not a letter, and what was undone can be done again', () => {
  const typed = nextStep(nextStep(firstStep(''), '临', { of: 'v', atMs: 1_000 }), '临时', { of: 'v', atMs: 1_500 });
  const added = nextStep(typed, '临时 2', { of: 'add', atMs: 1_600 });
  expect(undone(added).now).toBe('临时');
  expect(undone(undone(added)).now).toBe('');
  expect(undone(undone(undone(added))).now).toBe('');
  expect(redone(undone(undone(added))).now).toBe('临时');
  expect(nextStep(undone(added), '别的', { of: 'v', atMs: 9_000 }).future).toEqual([]);
});
