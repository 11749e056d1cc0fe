import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockMinute, minuteOf, plusMonths, startOfBusinessDay, weekday } from './shanghai-clock.ts';

const at = (text: string): number => Date.parse(text);

test.each([
  ['the last of March has no equal in February', '2026-03-31T10:00+08:00', -1, '2026-02-28T10:00+08:00'],
  ['a leap day a year on', '2024-02-29T00:30+08:00', 12, '2025-02-28T00:30+08:00'],
  ['over the turn of the year', '2026-01-31T23:59+08:00', -3, '2025-10-31T23:59+08:00'],
  ['the month is that of Shanghai, where it is May already', '2026-04-30T17:00Z', 1, '2026-05-31T17:00Z'],
])('months are those of the calendar: %s', (_, from, months, to) => {
  expect(new Date(plusMonths(at(from), months)).toISOString()).toBe(new Date(at(to)).toISOString());
});

test('time of day, weekday and business day are those of Shanghai, before 1970 too', () => {
  const said = new Intl.DateTimeFormat('en', {
    timeZone: 'Etc/GMT-8',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  fc.assert(
    fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (ms) => {
      const parts = Object.fromEntries(said.formatToParts(ms).map(({ type, value }) => [type, value]));
      expect(clockMinute(ms)).toBe(minuteOf(`${parts['hour']}:${parts['minute']}`));
      expect(days[weekday(ms) - 1]).toBe(parts['weekday']);
      const start = startOfBusinessDay(ms, 0);
      expect([clockMinute(start), startOfBusinessDay(ms, 1) - start]).toEqual([0, 86_400_000]);
      expect(ms >= start && ms < start + 86_400_000).toBe(true);
    }),
  );
});

test('24:00 is the end of the day, 24:30 is no time', () => {
  expect(['00:00', '24:00', '24:30', '8:00', '08:60'].map(minuteOf)).toEqual([0, 1_440, null, null, null]);
});
