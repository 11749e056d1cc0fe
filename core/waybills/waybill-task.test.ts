import { expect, test } from 'vitest';
import { instant, plusMs } from '../kernel/instant.ts';
import { lowBalances } from './low-balances.ts';
import { nextStep, pauseAfter } from './waybill-task.ts';

const hourMs = 3_600_000;
const began = instant('2026-11-11T02:00:00Z');
const task = { problem: 'service_down', tryCount: 1, beganAt: began, shipBy: null } as const;

test('a service that is away is asked again with growing pauses, then it is a person’s matter', () => {
  expect(nextStep(task, began)).toEqual({ step: 'again', at: plusMs(began, 15_000) });
  expect(nextStep({ ...task, tryCount: 4 }, plusMs(began, 60_000))).toEqual({ step: 'again', at: plusMs(began, 180_000) });
  expect(nextStep({ ...task, tryCount: 20 }, plusMs(began, 3 * hourMs))).toMatchObject({ step: 'again' });
  expect(nextStep({ ...task, tryCount: 20 }, plusMs(began, 4 * hourMs))).toEqual({ step: 'person' });
});

test('close to the deadline a person hears of it earlier, but a moment’s trouble is waited out', () => {
  const shipBy = plusMs(began, 3 * hourMs);
  expect(nextStep({ ...task, shipBy }, plusMs(began, hourMs + 1))).toEqual({ step: 'person' });
  const late = plusMs(began, hourMs);
  expect(nextStep({ ...task, shipBy: late }, plusMs(began, 60_000))).toMatchObject({ step: 'again' });
  expect(nextStep({ ...task, shipBy: late }, plusMs(began, 120_000))).toEqual({ step: 'person' });
});

test('another carrier or a person where waiting does not help', () => {
  expect(nextStep({ ...task, problem: 'no_balance' }, began)).toEqual({ step: 'another_carrier' });
  expect(nextStep({ ...task, problem: 'bad_receiver' }, began)).toEqual({ step: 'person' });
});

test('pauses end at ten minutes', () => expect([1, 2, 3, 40].map(pauseAfter)).toEqual([15_000, 30_000, 60_000, 600_000]));

test('too few numbers are those of branches that are used; what is not counted is never low', () => {
  const branch = (carrier: 'ZTO' | 'YTO' | 'SF', branchCode: string, balance: number | null) => ({ carrier, branchCode, balance });
  const subscriptions = [branch('ZTO', 'A', 5), branch('ZTO', 'B', 900), branch('YTO', 'C', 3), branch('SF', '', null)];
  const low = (lines: readonly { carrier: 'ZTO' | 'YTO' | 'SF'; branchCode: string }[]) =>
    lowBalances({ lowBalance: 100, lines, subscriptions });
  expect(low([{ carrier: 'ZTO', branchCode: 'A' }])).toEqual([{ carrier: 'ZTO', balance: 5 }]);
  expect(low([{ carrier: 'ZTO', branchCode: '' }])).toEqual([]);
  expect(low([{ carrier: 'SF', branchCode: '' }])).toEqual([]);
  expect(low([])).toEqual([]);
});
