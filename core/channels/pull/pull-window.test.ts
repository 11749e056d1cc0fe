import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, msBetween, plusMs, type Instant } from '../../kernel/instant.ts';
import { nextChangeWindow, nextLoadWindow, stillAnswered, type PullWindow } from './pull-window.ts';
import { lastSweepTime } from './sweep-time.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const rules = fc
  .record({
    windowMs: fc.integer({ min: 10 * minuteMs, max: dayMs }),
    lagMs: fc.integer({ min: 0, max: 5 * minuteMs }),
    overlapMs: fc.integer({ min: minuteMs, max: 9 * minuteMs }),
  })
  .map((one) => ({ ...one, historyMs: 90 * dayMs }));
const now = instant('2026-11-22T04:00:00.000Z');

test('windows of the incremental pull leave no moment out, are no longer than the platform allows, and end before its lag', () => {
  fc.assert(
    fc.property(rules, fc.integer({ min: 0, max: 3 * dayMs }), (one, awayMs) => {
      let until: Instant = plusMs(now, -awayMs);
      const end = plusMs(now, -one.lagMs);
      for (let window = nextChangeWindow(until, now, one); window; window = nextChangeWindow(until, now, one)) {
        expect(msBetween(window.from, window.to)).toBeLessThanOrEqual(one.windowMs);
        expect(window.from < until).toBe(true); // it begins before the last one ended
        expect(window.to > until && window.to <= end).toBe(true);
        until = window.to;
      }
      expect(until >= end).toBe(true);
    }),
    { numRuns: 30 },
  );
});

test('a shop that was away for longer than the platform looks back begins where it looks back to', () => {
  const one = { windowMs: dayMs, lagMs: minuteMs, overlapMs: minuteMs, historyMs: 90 * dayMs };
  expect(nextChangeWindow(plusMs(now, -200 * dayMs), now, one)?.from).toBe(plusMs(now, -90 * dayMs + 10 * minuteMs));
});

test('windows of a load go from the newest to the oldest and together are the whole span', () => {
  fc.assert(
    fc.property(rules, fc.integer({ min: 1, max: 20 * dayMs }), (one, lengthMs) => {
      const span: PullWindow = { from: plusMs(now, -lengthMs), to: now };
      let to = span.to;
      while (to > span.from) {
        const window = nextLoadWindow({ from: span.from, to }, one);
        expect(window.to).toBe(to);
        expect(msBetween(window.from, window.to)).toBeLessThanOrEqual(one.windowMs);
        to = window.from;
      }
      expect(to).toBe(span.from);
    }),
    { numRuns: 30 },
  );
});

test('a load asks for no more than the platform still knows, and ends when that is nothing', () => {
  const day = (days: number): Instant => plusMs(now, -days * dayMs);
  const rule = { historyMs: 90 * dayMs };
  expect(stillAnswered({ from: day(80), to: day(70) }, now, rule)).toEqual({ from: day(80), to: day(70) });
  expect(stillAnswered({ from: day(91), to: day(70) }, now, rule)).toEqual({ from: plusMs(day(90), 10 * minuteMs), to: day(70) });
  expect(stillAnswered({ from: day(99), to: day(91) }, now, rule)).toBe(null);
});

test.each([
  ['at noon in Shanghai, two in the morning of the day', '2026-11-22T04:00:00.000Z', 2, '2026-11-21T18:00:00.000Z'],
  ['at one in the morning, that of the day before', '2026-11-21T17:00:00.000Z', 2, '2026-11-20T18:00:00.000Z'],
  ['at two sharp, now', '2026-11-21T18:00:00.000Z', 2, '2026-11-21T18:00:00.000Z'],
  ['just before midnight, eleven in the evening', '2026-11-22T15:59:00.000Z', 23, '2026-11-22T15:00:00.000Z'],
])('the last time of the sweep: %s', (_, at, hour, expected) => expect(lastSweepTime(instant(at), hour)).toBe(expected));
