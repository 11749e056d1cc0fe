import { instant } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { expect, test } from 'vitest';
import { bytesText, durationText, instantText, moneyText, relativeText } from './formats.ts';

const now = instant('2026-11-22T16:00:00.000Z');
const nowMs = Date.parse(now);

test('a moment is shown by the clock of Shanghai, wherever the browser is', () => {
  expect(instantText(now)).toBe('2026-11-23 00:00:00');
});

test.each([
  [-30_000, '30秒钟前', '30 seconds ago'],
  [-59_600, '1分钟前', '1 minute ago'],
  [-3 * 3_600_000, '3小时前', '3 hours ago'],
  [-24 * 3_600_000, '昨天', 'yesterday'],
  [5 * 60_000, '5分钟后', 'in 5 minutes'],
  [-400 * 86_400_000, '去年', 'last year'],
])('%i ms from now is said in the largest fitting unit', (offsetMs, chinese, english) => {
  const at = instant(nowMs + offsetMs);
  expect([relativeText(at, nowMs, 'zh-CN'), relativeText(at, nowMs, 'en')]).toEqual([chinese, english]);
});

test.each([
  [0, '¥0.00'],
  [1, '¥0.01'],
  [-1, '-¥0.01'],
  [123_456, '¥1,234.56'],
  [-100_000_000, '-¥1,000,000.00'],
])('%i fen are shown as %s', (amount, text) => expect(moneyText(fen(amount))).toBe(text));

test('sizes and durations use one unit', () => {
  expect([bytesText(0, 'en'), bytesText(1536, 'en'), bytesText(9_800_000, 'zh-CN')]).toEqual(['0 B', '1.5 KB', '9.3 MB']);
  expect([durationText(250, 'en'), durationText(90_000, 'en'), durationText(7_200_000, 'zh-CN')]).toEqual(['250 ms', '1 min', '2小时']);
});
