import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { arrayText } from './array-text.ts';

const merchant = merchantForFile();
const storable = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed().replaceAll('\u0000', ''));

test('whatever a list holds arrives in the database as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.oneof(storable, fc.constantFrom('', 'NULL', '{}', ',', '"', '\\', '\\x00')))), async (texts) => {
      const { rows } = await sql<{ texts: unknown }>`select ${arrayText(texts)}::text[] as texts`.execute(merchant().db);
      expect(rows[0]?.texts).toEqual(texts);
    }),
    { numRuns: 50 },
  );
  const bytes = [Buffer.from([0, 92, 34, 255]), null, Buffer.alloc(0)];
  const { rows } = await sql<Record<string, unknown>>`
    select ${arrayText(bytes)}::bytea[] as bytes, ${arrayText([1, -2.5, null])}::float8[] as numbers, ${arrayText([true, false])}::boolean[] as flags,
      ${arrayText([])}::uuid[] as none`.execute(merchant().db);
  expect(rows[0]).toEqual({ bytes, numbers: [1, -2.5, null], flags: [true, false], none: [] });
});
