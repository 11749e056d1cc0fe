import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, storableText, toJson, type Json } from './canonical-json.ts';

/** Any text a program can hold, also NUL and halves of surrogate pairs. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });
const anyJson = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    anyText,
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(anyText, fc.constant('__proto__')), tie('json'), { maxKeys: 5 }),
  ),
})).json;
const storedJson = anyJson.map(toJson);

/** What jsonb does to a document: keys in its own order (by length, then bytes), numbers written out in full. */
function throughJsonb(value: Json): string {
  if (typeof value === 'number') return Math.abs(value) >= 1e21 ? BigInt(value).toString() : JSON.stringify(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(throughJsonb).join(', ')}]`;
  const members = Object.entries(value as Record<string, Json>).toSorted(([a], [b]) => a.length - b.length || (a < b ? 1 : -1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}: ${throughJsonb(member)}`).join(', ')}}`;
}

test('a document says the same after a round trip through the database', () => {
  fc.assert(
    fc.property(storedJson, (value) => {
      expect(canonicalJson(JSON.parse(throughJsonb(value)) as Json)).toBe(canonicalJson(value));
    }),
  );
});

test('the order of keys does not matter, the order of a list does', () => {
  expect(canonicalJson({ b: 1, a: [2, { d: 3, c: 4 }] })).toBe('{"a":[2,{"c":4,"d":3}],"b":1}');
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test('documents that mean different things have different texts', () => {
  fc.assert(
    fc.property(storedJson, storedJson, (left, right) => {
      fc.pre(canonicalJson(left) === canonicalJson(right));
      expect(left).toEqual(right);
    }),
  );
  expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
  expect(canonicalJson({})).not.toBe(canonicalJson([]));
});

test('what is stored holds no NUL and no half pair, in keys as in values', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = JSON.stringify(toJson(value));
      expect(text).not.toMatch(/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/);
    }),
  );
  expect(toJson({ 'a\u0000': 'b\uD800' })).toEqual({ 'a\uFFFD': 'b\uFFFD' });
});

test('storing twice stores the same', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(toJson(toJson(value))).toEqual(toJson(value));
    }),
  );
});

test('a key called __proto__ is a key like any other', () => {
  const value = JSON.parse('{"__proto__":{"admin":true},"a":1}') as Json;
  expect(canonicalJson(toJson(value))).toBe('{"__proto__":{"admin":true},"a":1}');
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test.each([
  ['minus zero', -0, '0'],
  ['a big number', 1e21, '1e+21'],
  ['the biggest number', Number.MAX_VALUE, '1.7976931348623157e+308'],
  ['the smallest number', Number.MIN_VALUE, '5e-324'],
  ['a fraction', 0.1 + 0.2, '0.30000000000000004'],
])('%s has one text', (_what, value, text) => {
  expect(canonicalJson(value)).toBe(text);
  expect(canonicalJson(toJson(value))).toBe(text);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s is refused instead of stored as null', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
  expect(() => toJson({ amount: value })).toThrow(TypeError);
});

test.each([
  ['a Map', new Map([['a', 1]])],
  ['a Set', new Set([1])],
  ['a bigint', 1n],
])('%s is refused instead of stored as nothing', (_what, value) => expect(() => toJson({ value })).toThrow(TypeError));

test('what has no JSON is dropped from objects and null by itself', () => {
  expect(toJson({ a: undefined, b: () => 1, c: [undefined] })).toEqual({ c: [null] });
  expect(toJson(undefined)).toBeNull();
  expect(toJson({ at: new Date(0) })).toEqual({ at: '1970-01-01T00:00:00.000Z' });
});

test('a text that can be stored is left as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => !text.includes('\u0000')),
      (text) => {
        expect(storableText(text)).toBe(text);
      },
    ),
  );
});
