import { describe, expect, test } from 'vitest';
import { instant } from '../../kernel/instant.ts';
import { fen } from '../../kernel/money.ts';
import { hourFinding, hourState, type OwnFigures, type Recount } from './hour-verdict.ts';
import { comparable, hoursBetween, joinedHours, settledUntil } from './ledger-rules.ts';

const own = (orderCount: number, paid = 100, voidCount = 0): OwnFigures => ({ orderCount, paid: fen(paid), voidCount });
const platform = (orderCount: number, paid: number | null = null) => ({ orderCount, paid: paid === null ? null : fen(paid) });
const at = (time: string) => instant(`2026-11-22T${time}:00.000Z`);

describe('an hour', () => {
  test.each([
    ['the same count where the platform tells no sum', platform(3), own(3), 'green'],
    ['the same count and sum', platform(3, 100), own(3, 100), 'green'],
    ['one order less with us', platform(3), own(2), 'red'],
    ['one order more with us', platform(3), own(4), 'red'],
    ['another sum', platform(3, 100), own(3, 90), 'red'],
    ['an order that was cut up and that the platform still lists', platform(3), own(3, 100, 1), 'green'],
    ['an order that was cut up and that the platform lists no more', platform(2), own(3, 100, 1), 'green'],
    ['one less than even without the one that was cut up', platform(1), own(3, 100, 1), 'red'],
  ] as const)('with %s is judged', (_what, theirs, ours, state) => expect(hourState(theirs, ours)).toBe(state));

  const recount = (now: OwnFigures, before: number, hasChanged = false): Recount => ({
    now,
    before: { orderCount: before, voidCount: 0 },
    hasChanged,
  });

  test.each([
    ['that is as it was', 'green', platform(3, 100), recount(own(3), 3), 'whole'],
    ['that lost an order', 'green', platform(3, 100), recount(own(2), 2), 'differs'],
    ['that lost an order and got another since', 'green', platform(3), recount(own(3), 2), 'whole'],
    ['that got an order which the platform showed late', 'green', platform(3), recount(own(4), 3), 'whole'],
    ['whose order was paid since', 'green', platform(3, 100), recount(own(3, 150), 3, true), 'whole'],
    ['whose sum changed by itself', 'green', platform(3, 100), recount(own(3, 150), 3), 'differs'],
    ['that was red and is still', 'red', platform(3), recount(own(2), 2), 'red'],
    ['that was red and was filled since', 'red', platform(3), recount(own(3), 2), 'whole'],
  ] as const)('%s is found', (_what, state, theirs, counted, finding) => expect(hourFinding(state, theirs, counted)).toBe(finding));
});

test('an hour is looked at half an hour after its end', () => {
  expect(settledUntil(at('10:29'))).toBe(at('09:00'));
  expect(settledUntil(at('10:30'))).toBe(at('10:00'));
});

test('sums are compared four hours after an hour, when buyers have paid', () => {
  expect(comparable(platform(3, 100), at('05:00'), at('09:59'))).toEqual(platform(3));
  expect(comparable(platform(3, 100), at('05:00'), at('10:00'))).toEqual(platform(3, 100));
});

test('only whole hours are looked at, the newest first; those that follow each other are filled in one go', () => {
  expect(hoursBetween(at('07:01'), at('10:59'))).toEqual([at('09:00'), at('08:00')]);
  expect(hoursBetween(at('10:00'), at('09:00'))).toEqual([]);
  expect(joinedHours([at('09:00'), at('05:00'), at('08:00')])).toEqual([
    { from: at('05:00'), to: at('06:00') },
    { from: at('08:00'), to: at('10:00') },
  ]);
});
