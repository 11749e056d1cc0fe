import { expect, test } from 'vitest';
import { instant } from '../../kernel/instant.ts';
import { firstDayKept, lastDayKept } from './kept-demo.ts';

test('a demo that was left is kept on its last day and on none after', () => {
  const last = lastDayKept('2026-11-23');
  expect(last).toBe('2026-11-30');
  expect(firstDayKept(instant(`${last}T23:59Z`)) <= '2026-11-23').toBe(true);
  expect(firstDayKept(instant('2026-12-01T00:00Z')) <= '2026-11-23').toBe(false);
});
