import { instant } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { modulesOf } from '../main.ts';
import { ringsWithin } from './clock-on-the-wall.ts';

const shanghai = (time: string) => instant(`2026-12-01T${time}+08:00`);

test.each([
  ['* * * * *', '10:00', '10:01', true],
  ['35 * * * *', '10:00', '10:34', false],
  ['35 * * * *', '10:30', '10:40', true],
  ['35 * * * *', '10:35', '10:45', false], // rung already when the span begins
  ['35 * * * *', '10:25', '10:35', true],
  ['7,37 * * * *', '10:30', '10:40', true],
  ['*/5 * * * *', '10:01', '10:04', false],
  ['*/5 * * * *', '10:01', '10:05', true],
  ['20 4 * * *', '04:10', '04:30', true],
  ['20 4 * * *', '16:10', '16:30', false],
  ['20 3,12 * * *', '12:00', '12:30', true],
])('a schedule of %s rings from %s to %s: %s', (expression, from, to, rings) => {
  expect(ringsWithin(expression, shanghai(from), shanghai(to))).toBe(rings);
});

test('every schedule of the product can be simulated, and rings once a day at least', () => {
  const deployment = { version: '0.0.0-test', isDemo: true, isEmbeddedDatabase: true, startedAt: shanghai('00:00') };
  const crons = modulesOf(deployment).flatMap(({ jobs = [] }) => jobs.flatMap(({ type: { cron } }) => (cron ? [cron.expression] : [])));
  expect(crons.length).toBeGreaterThan(10);
  const next = instant('2026-12-02T00:00+08:00');
  expect(crons.filter((expression) => !ringsWithin(expression, shanghai('00:00'), next))).toEqual([]);
});

test('a schedule that nobody can simulate is refused, not left out', () => {
  expect(() => ringsWithin('0 4 * * 1', shanghai('00:00'), shanghai('10:00'))).toThrow('by days');
  expect(() => ringsWithin('1-5 * * * *', shanghai('00:00'), shanghai('10:00'))).toThrow('not simulated');
});
