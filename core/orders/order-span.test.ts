import { expect, test } from 'vitest';
import { instant } from '../kernel/instant.ts';
import { dueBefore, spanBounds } from './order-span.ts';

const lateEvening = instant('2026-11-22T15:59:59.000Z'); // 23:59:59 in Shanghai
const afterMidnight = instant('2026-11-22T16:00:00.000Z');

test('today begins at midnight in Shanghai, whatever the clock of the server says', () => {
  expect(spanBounds('today', lateEvening)).toEqual({ from: '2026-11-21T16:00:00.000Z', before: '2026-11-22T16:00:00.000Z' });
  expect(spanBounds('today', afterMidnight)).toEqual({ from: '2026-11-22T16:00:00.000Z', before: '2026-11-23T16:00:00.000Z' });
});

test('yesterday ends where today begins, and the last seven days hold today', () => {
  expect(spanBounds('yesterday', lateEvening).before).toBe(spanBounds('today', lateEvening).from);
  expect(spanBounds('last_7_days', lateEvening)).toEqual({ from: '2026-11-15T16:00:00.000Z', before: '2026-11-22T16:00:00.000Z' });
});

test('what is overdue was to be shipped before now, what is due in two hours before then', () => {
  expect(dueBefore('overdue', lateEvening)).toBe(lateEvening);
  expect(dueBefore('in_2_hours', lateEvening)).toBe('2026-11-22T17:59:59.000Z');
});
