import { expect, test } from 'vitest';
import { instant, plusMs } from '../../kernel/instant.ts';
import { shopPace } from './shop-pace.ts';

const minuteMs = 60_000;
const now = instant('2026-11-22T04:00:00.000Z');
const behind = (minutes: number, isPaused = false) =>
  shopPace({ pulledUntil: plusMs(now, -minutes * minuteMs), pullIntervalMs: 15 * minuteMs, isPaused }, now);

test.each([
  ['between two pulls a shop is on time', 16, 'on_time'],
  ['one pull that takes a while is no delay', 34, 'on_time'],
  ['after a missed pull a shop is late', 36, 'late'],
  ['after four missed pulls a shop is stuck', 81, 'stuck'],
] as const)('%s', (_, minutes, pace) => expect(behind(minutes)).toBe(pace));

test('a paused shop and one that was never pulled are late for nothing', () => {
  expect(behind(600, true)).toBe('resting');
  expect(shopPace({ pulledUntil: null, pullIntervalMs: minuteMs, isPaused: false }, now)).toBe('resting');
});
