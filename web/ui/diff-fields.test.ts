import { expect, test } from 'vitest';
import { diffFields } from './diff-fields.ts';

test('a change shows only the fields that differ, nested ones by their path', () => {
  const before = { name: '王芳', status: 'active', scope: { shops: 'all', warehouses: ['ningbo'] } };
  const after = { name: '王芳', status: 'suspended', scope: { shops: 'all', warehouses: ['ningbo', 'jinhua'] } };
  expect(diffFields(before, after)).toEqual([
    { path: 'status', before: 'active', after: 'suspended' },
    { path: 'scope.warehouses', before: ['ningbo'], after: ['ningbo', 'jinhua'] },
  ]);
});

test('a thing that is new shows every field without a before; a thing that is gone, without an after', () => {
  expect(diffFields(null, { value: 24 })).toEqual([{ path: 'value', before: undefined, after: 24 }]);
  expect(diffFields({ value: 24 }, null)).toEqual([{ path: 'value', before: 24, after: undefined }]);
});

test('null is a value: removing a phone differs from never having had one', () => {
  expect(diffFields({ phone: '138****5678' }, { phone: null })).toEqual([{ path: 'phone', before: '138****5678', after: null }]);
  expect(diffFields({}, { phone: null })).toEqual([{ path: 'phone', before: undefined, after: null }]);
});

test('the order of keys inside a list is no change', () => {
  expect(diffFields({ lines: [{ a: 1, b: 2 }] }, { lines: [{ b: 2, a: 1 }] })).toEqual([]);
});
