import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testTx } from '../../testing/test-merchant.ts';
import { instantFromText, safeInteger } from './parsed-types.ts';

test(
  'values arrive in our own types: safe integers, instants with milliseconds, days as text, parsed json',
  testTx(async (tx) => {
    const { rows } = await sql`
      select 9007199254740991::bigint as big, array[1, null, 3]::bigint[] as bigs, '2026-11-22'::date as day,
        timestamptz '2026-11-22 11:04:05.67+08' as moment, array[timestamptz '2026-11-22 00:00Z'] as moments,
        '{"a": [1, "二"]}'::jsonb as json, 12.50::numeric as exact, pg_current_xact_id() is not null as flag`.execute(tx);
    expect(rows).toEqual([
      {
        big: 9_007_199_254_740_991,
        bigs: [1, null, 3],
        day: '2026-11-22',
        moment: '2026-11-22T03:04:05.670Z',
        moments: ['2026-11-22T00:00:00.000Z'],
        json: { a: [1, '二'] },
        exact: '12.50',
        flag: true,
      },
    ]);
  }),
);

test('a number beyond 2^53 is refused instead of rounded', () => {
  expect(() => safeInteger('9007199254740993')).toThrow('9007199254740993');
});

test.each([
  ['2026-11-22 03:04:05+00', '2026-11-22T03:04:05.000Z'],
  ['2026-11-22 03:04:05.6+00', '2026-11-22T03:04:05.600Z'],
  ['2026-11-22 03:04:05.678999+00', '2026-11-22T03:04:05.678Z'],
])('the moment %s reads %s', (text, moment) => expect(instantFromText(text)).toBe(moment));

test.each(['2026-11-22 03:04:05+08', 'infinity', '0044-03-15 12:00:00+00 BC'])('the moment %s is refused instead of guessed', (text) =>
  expect(() => instantFromText(text)).toThrow(text),
);
