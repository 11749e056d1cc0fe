import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, instantMs, plusMs } from './instant.ts';
import { localDate, localDateOf, localDateSchema, plusDays, startOfDay } from './local-date.ts';

test.each([
  ['one millisecond before midnight in Shanghai', '2026-11-22T15:59:59.999Z', '2026-11-22'],
  ['midnight in Shanghai', '2026-11-22T16:00:00.000Z', '2026-11-23'],
  ['midnight in UTC, breakfast in Shanghai', '2026-11-22T00:00:00.000Z', '2026-11-22'],
  ['new year in Shanghai, last year in UTC', '2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['the night to a leap day', '2028-02-28T16:00:00.000Z', '2028-02-29'],
])('%s falls on its business day', (_what, at, day) => expect(localDateOf(instant(at))).toBe(day));

test.each(['2026-02-30', '2026-13-01', '2026-1-1', '20261122', '2026-11-22T00:00:00Z', ''])('"%s" is no day', (text) => {
  expect(() => localDate(text)).toThrow(RangeError);
  expect(localDateSchema.safeParse(text).success).toBe(false);
});

const aDay = fc.integer({ min: 0, max: 2_900_000 }).map((days) => plusDays(localDate('1992-01-01'), days));

test('a day begins at its first moment and not before', () => {
  fc.assert(
    fc.property(aDay, (day) => {
      expect(localDateOf(startOfDay(day))).toBe(day);
      expect(localDateOf(plusMs(startOfDay(day), -1))).toBe(plusDays(day, -1));
      expect(instantMs(startOfDay(plusDays(day, 1))) - instantMs(startOfDay(day))).toBe(86_400_000);
    }),
  );
});

test('days forward and back come home', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: -3_000, max: 3_000 }), (day, days) => {
      expect(plusDays(plusDays(day, days), -days)).toBe(day);
    }),
  );
});

test('a day of the year 10000 is refused, because it would not sort as text', () => {
  expect(() => plusDays(localDate('9999-12-31'), 1)).toThrow(RangeError);
});
