import { expect, test } from 'vitest';
import { instant } from '../kernel/instant.ts';
import { readShanghaiText, shanghaiText } from './shanghai-time.ts';

test('a platform’s time is the wall clock of Shanghai, and comes back as it was written', () => {
  expect(readShanghaiText('2026-11-11 00:00:00')).toBe('2026-11-10T16:00:00.000Z');
  expect(shanghaiText(instant('2026-11-10T16:00:00.999Z'))).toBe('2026-11-11 00:00:00');
});

test('no time is no moment', () => {
  expect([readShanghaiText(''), readShanghaiText('0001-01-01 00:00:00')]).toEqual([null, null]);
  expect(() => readShanghaiText('2026-02-30 00:00:00')).toThrow(RangeError);
});
