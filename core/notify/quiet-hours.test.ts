import { expect, test } from 'vitest';
import { instant } from '../kernel/instant.ts';
import { afterQuiet } from './quiet-hours.ts';

/** By the clock of Shanghai. */
const at = (clock: string) => instant(`2026-11-11T${clock}+08:00`);
const night = { from: 22 * 60, to: 7 * 60 };
const noon = { from: 12 * 60, to: 13 * 60 + 30 };

test.each([
  ['outside of them at once', [night], '15:00:10', '2026-11-11T07:00:10.000Z'],
  ['before midnight until the next morning', [night], '23:10:05', '2026-11-11T23:00:00.000Z'],
  ['after midnight until the same morning', [night], '03:00:00', '2026-11-10T23:00:00.000Z'],
  ['at noon until half past one', [night, noon], '12:00:00', '2026-11-11T05:30:00.000Z'],
  ['where one ends in the other, until both are over', [{ from: 6 * 60, to: 9 * 60 }, night], '05:00:00', '2026-11-11T01:00:00.000Z'],
  ['where there are none, at once', [null], '03:00:00', '2026-11-10T19:00:00.000Z'],
])('what comes in quiet hours is told: %s', (_, hours, clock, told) => {
  expect(afterQuiet(hours, at(clock))).toBe(told);
});

test('hours that leave no minute of the day keep nothing back for ever', () => {
  expect(afterQuiet([night, { from: 7 * 60, to: 22 * 60 }], at('03:00:00'))).toBe('2026-11-11T14:00:00.000Z');
});
