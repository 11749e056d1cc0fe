import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, instantMs, instantSchema, msBetween, plusMs } from './instant.ts';

test.each([
  ['2026-11-22T03:04:05.678Z', '2026-11-22T03:04:05.678Z'],
  ['2026-11-22T11:04:05.678+08:00', '2026-11-22T03:04:05.678Z'],
  ['2026-11-22T11:04:05+0800', '2026-11-22T03:04:05.000Z'],
  ['2026-11-22 03:04:05.67+00', '2026-11-22T03:04:05.670Z'],
  ['2026-11-21T19:04-08:00', '2026-11-22T03:04:00.000Z'],
  ['2026-11-22T03:04:05.6789z', '2026-11-22T03:04:05.678Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
])('%s is the moment %s', (text, moment) => expect(instant(text)).toBe(moment));

test.each([
  ['no offset', '2026-11-22T03:04:05.678'],
  ['only a day', '2026-11-22'],
  ['a day that the calendar lacks', '2026-02-30T00:00:00Z'],
  ['February 29th of a common year', '2026-02-29T00:00:00+08:00'],
  ['hour 25', '2026-11-22T25:00:00Z'],
  ['prose', 'Nov 22 2026 10:00 +0800'],
  ['nothing', ''],
  ['no number', Number.NaN],
  ['beyond the dates of JavaScript', 9e15],
  ['a year of five digits, which would not sort as text', Date.UTC(10_000, 0, 1)],
])('%s is no moment', (_what, value) => expect(() => instant(value)).toThrow(RangeError));

const aMoment = fc.integer({ min: 0, max: Date.UTC(9_999, 11, 31) });

test('moments sort as their texts sort', () => {
  fc.assert(
    fc.property(aMoment, aMoment, (left, right) => {
      expect(Math.sign(left - right)).toBe(left === right ? 0 : instant(left) < instant(right) ? -1 : 1);
    }),
  );
});

test('a moment and back is the same number, and its text is what the schema takes', () => {
  fc.assert(
    fc.property(aMoment, (ms) => {
      expect(instantMs(instant(ms))).toBe(ms);
      expect(instantSchema.parse(instant(ms))).toBe(instant(ms));
    }),
  );
});

test('the schema takes only what we write ourselves', () => {
  for (const text of ['2026-11-22T03:04:05Z', '2026-11-22T03:04:05.678+08:00', '2026-02-30T00:00:00.000Z', '']) {
    expect(instantSchema.safeParse(text).success, text).toBe(false);
  }
});

test('what is added can be measured', () => {
  const start = instant('2026-11-22T03:04:05.678Z');
  expect(plusMs(start, 1_500)).toBe('2026-11-22T03:04:07.178Z');
  expect(msBetween(start, plusMs(start, 1_500))).toBe(1_500);
  expect(msBetween(plusMs(start, 1_500), start)).toBe(-1_500);
});
