import type { HourView } from '@zhidan/core/channels/completeness-api.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { expect, test } from 'vitest';
import { hourGrid, spanStart } from './hour-grid.ts';

const now = instant('2026-11-22T04:30:00.000Z'); // half past twelve in Shanghai
const checked = (hour: string, state: HourView['state']): HourView => ({
  hour: instant(hour),
  state,
  platformCount: 3,
  ourCount: state === 'green' ? 3 : 2,
  platformPaidFen: null,
  ourPaidFen: fen(0),
  isPaidCompared: false,
  checkedAt: now,
  checkCount: 1,
  redSince: null,
  fillCount: 0,
  gapFilledAt: null,
  alarmedAt: null,
});

test('each hour of Shanghai stands in its square: complete, different, not looked at yet, or not to be looked at', () => {
  const items = [checked('2026-11-21T15:00:00.000Z', 'red'), checked('2026-11-21T16:00:00.000Z', 'green')];
  const answer = { since: instant('2026-11-21T14:00:00.000Z'), until: instant('2026-11-22T03:00:00.000Z'), items };
  const [today, yesterday] = hourGrid(answer, now, 2);
  const states = (row: typeof today) => row?.cells.map(({ state }) => state);
  expect([today?.day, yesterday?.day]).toEqual(['2026-11-22', '2026-11-21']);
  expect(states(today)).toEqual(['green', ...Array.from({ length: 10 }, () => 'unknown'), ...Array.from({ length: 13 }, () => 'none')]);
  expect(states(yesterday)).toEqual([...Array.from({ length: 22 }, () => 'none'), 'unknown', 'red']);
});

test('a shop that was not loaded yet has nothing to look at', () => {
  const [today] = hourGrid({ since: null, until: now, items: [] }, now, 1);
  expect(new Set(today?.cells.map(({ state }) => state))).toEqual(new Set(['none']));
});

test('a span of seven days ends with today', () => {
  expect(spanStart(now, 7)).toBe('2026-11-15T16:00:00.000Z');
});
