import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { testTx, aMerchant } from '../../testing/test-merchant.ts';

test(
  'a fresh schema has had every migration',
  testTx(async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from schema_migrations order by number`.execute(tx);
    expect(rows.map((row) => row.name)).toContain('000001_journal.sql');
  }),
);
test('clone', async () => {
  const m = await aMerchant();
  const { rows } = await sql<{ at: string; n: number }>`select now() as at, 5::bigint as n`.execute(m.db);
  expect(rows).toEqual([{ at: expect.stringMatching(/Z$/), n: 5 }]);
});
