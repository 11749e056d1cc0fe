import { describe, expect, test } from 'vitest';
import { unreachableStates } from '../kernel/life-cycle.ts';
import { instant } from '../kernel/instant.ts';
import { requestLife } from '../requests/request-life.ts';
import { approvalLife, seatsToDecide, stateAfter, type ApprovalSeat } from './approval.ts';
import { onDuty } from './duty.ts';

const seat = (ordinal: number, change: Partial<ApprovalSeat> = {}): ApprovalSeat => ({
  ordinal,
  level: 0,
  approver: { kind: 'role', code: 'supervisor' },
  verdict: null,
  decidedById: null,
  ...change,
});
const yes = { verdict: 'approve', decidedById: 'someone' } as const;
const no = { verdict: 'reject', decidedById: 'someone' } as const;

test('every state of approvals and requests is reached', () => {
  expect(unreachableStates(approvalLife, 'open')).toEqual([]);
  expect(unreachableStates(requestLife, 'asked')).toEqual([]);
});

describe('who may speak now', () => {
  test('one after the other: the first who has not spoken; else all of them', () => {
    const seats = [seat(0, yes), seat(1), seat(2)];
    expect(seatsToDecide('sequence', seats).map(({ ordinal }) => ordinal)).toEqual([1]);
    expect(seatsToDecide('all', seats).map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });

  test('who was asked later because nobody answered may always speak', () => {
    expect(seatsToDecide('sequence', [seat(0), seat(1), seat(2, { level: 1 })]).map(({ ordinal }) => ordinal)).toEqual([0, 2]);
  });
});

test.each([
  ['one of them is enough', 'one', [seat(0), seat(1)], seat(1, yes), 'approved'],
  ['all: the first yes leaves it open', 'all', [seat(0), seat(1)], seat(0, yes), 'open'],
  ['all: the last yes approves', 'all', [seat(0, yes), seat(1)], seat(1, yes), 'approved'],
  ['in sequence: the last yes approves', 'sequence', [seat(0, yes), seat(1)], seat(1, yes), 'approved'],
  ['a no ends it whoever says it', 'all', [seat(0, yes), seat(1)], seat(1, no), 'rejected'],
  ['a higher level decides for all', 'all', [seat(0), seat(1), seat(2, { level: 1 })], seat(2, { ...yes, level: 1 }), 'approved'],
] as const)('%s', (_, mode, seats, spoken, state) => {
  expect(stateAfter(mode, seats, spoken)).toBe(state);
});

describe('a duty list', () => {
  const shift = { personId: 'a', weekdays: [7], fromMinute: 9 * 60, untilMinute: 18 * 60 };
  const shifts = [shift, { ...shift, personId: 'b', weekdays: [1, 2, 3, 4, 5] }];

  test('names who is on duty by the clock of Shanghai', () => {
    expect(onDuty(shifts, instant('2026-11-22T04:00:00.000Z'))).toEqual(['a']); // Sunday noon
    expect(onDuty(shifts, instant('2026-11-23T01:00:00.000Z'))).toEqual(['b']); // Monday nine
  });

  test('names everybody when nobody is on duty: nothing waits for a gap in a plan', () => {
    expect(onDuty(shifts, instant('2026-11-22T15:00:00.000Z'))).toEqual(['a', 'b']); // Sunday 23:00
  });
});
