import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { arrayParameter, type ArrayItem } from './array-parameter.ts';

const merchant = merchantForFile();
const text = fc.string({ unit: 'binary' }).map((one) => one.toWellFormed().replaceAll('\u0000', ''));
const momentMs = fc.integer({ min: Date.parse('0001-01-01T00:00:00.000Z'), max: Date.parse('9999-12-31T23:59:59.999Z') });

const kinds: readonly (readonly [string, fc.Arbitrary<ArrayItem>])[] = [
  ['text', fc.oneof(text, fc.constantFrom('', 'NULL', '{}', ',', '"', '\\'))],
  ['uuid', fc.uuid()],
  ['integer', fc.oneof(fc.integer(), fc.constantFrom(-(2 ** 31), 2 ** 31 - 1))],
  ['smallint', fc.oneof(fc.integer({ min: -32_768, max: 32_767 }), fc.constantFrom(-32_768, 32_767))],
  ['bigint', fc.maxSafeInteger()],
  ['boolean', fc.boolean()],
  ['timestamptz', momentMs.map((ms) => new Date(ms).toISOString())],
  ['json', fc.json().map((one) => one.toWellFormed())],
  ['jsonb', fc.record({ a: fc.integer(), b: text }).map((one) => JSON.stringify(one))],
  ['bytea', fc.uint8Array().map((one) => Buffer.from(one))],
];

test.each(kinds)('a list of %s is in the database what it would be if the database read it as text', async (type, item) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(item), { maxLength: 40 }), async (items) => {
      const quick = arrayParameter(type, items);
      expect(Buffer.isBuffer(quick)).toBe(true);
      const { rows } = await sql<{ isSame: boolean }>`
        select ${quick}::${sql.raw(type)}[]::text = ${[...items]}::${sql.raw(type)}[]::text as "isSame"`.execute(merchant().db);
      expect(rows).toEqual([{ isSame: true }]);
    }),
    { numRuns: 25 },
  );
});

test.each<readonly [string, ArrayItem]>([
  ['uuid', 'no uuid at all, though of the right size'.slice(0, 36)],
  ['integer', 2 ** 31],
  ['integer', 1.5],
  ['bigint', 'twelve'],
  ['timestamptz', 'tomorrow'],
])('of what is no %s the database hears as it is: %s', async (type, item) => {
  expect(arrayParameter(type, [item])).toEqual([item]);
});

test('a list of a type that is not known goes as it is', () => {
  expect(arrayParameter('date', ['2026-11-23'])).toEqual(['2026-11-23']);
});
