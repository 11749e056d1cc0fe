import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idSchema, uuidV7, type Id } from './id.ts';

const someBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const aMoment = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('an id is a uuid of version 7 and says its moment', () => {
  fc.assert(
    fc.property(aMoment, someBytes, (atMs, random) => {
      const id = uuidV7(atMs, random);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(atMs);
      expect(idSchema<Id<'Any'>>().parse(id)).toBe(id);
    }),
  );
});

test('ids of later moments sort behind, whatever their random part', () => {
  fc.assert(
    fc.property(aMoment, aMoment, someBytes, someBytes, (left, right, one, other) => {
      fc.pre(left < right);
      expect(uuidV7(left, one) < uuidV7(right, other)).toBe(true);
    }),
  );
});

test('every random bit but the six that mark version and variant is in the id', () => {
  const none = uuidV7(0, new Uint8Array(10));
  const all = uuidV7(0, new Uint8Array(10).fill(255));
  expect(none).toBe('00000000-0000-7000-8000-000000000000');
  expect(all).toBe('00000000-0000-7fff-bfff-ffffffffffff');
});

test.each([-1, 0.5, 2 ** 48, Number.NaN])('the moment %s does not fit', (atMs) => {
  expect(() => uuidV7(atMs, new Uint8Array(10))).toThrow(RangeError);
});

test('too few random bytes are refused', () => expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError));

test('an id from outside is taken in lower case, and prose is not taken', () => {
  const schema = idSchema<Id<'Any'>>();
  expect(schema.parse('0199A0B0-0000-7000-8000-00000000000A')).toBe('0199a0b0-0000-7000-8000-00000000000a');
  for (const text of ['', 'order-1', '0199a0b0-0000-7000-8000-00000000000', "0199a0b0-0000-7000-8000-00000000000a'--"]) {
    expect(schema.safeParse(text).success, text).toBe(false);
  }
});
