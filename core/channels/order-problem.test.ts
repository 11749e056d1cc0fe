import { expect, test } from 'vitest';
import { instant } from '../kernel/instant.ts';
import { takesPlaceOf } from './document-version.ts';
import { orderProblem } from './order-problem.ts';
import type { ChannelOrder } from './channel-order.ts';
import { unreachableStates } from '../kernel/life-cycle.ts';
import { shopLife } from './shop-life.ts';

const amounts = { list: 1, paid: 1 };
const sound = { channelOrderNo: 'a', amounts, lines: [{ lineNo: '1', quantity: 1, amounts }] } as unknown as ChannelOrder;
const [line] = sound.lines;

test.each<[string, object, string | null]>([
  ['a sound order', {}, null],
  ['no number', { channelOrderNo: ' ' }, 'channelOrderNo is empty'],
  ['no lines', { lines: [] }, 'there are no lines'],
  ['two lines of one number', { lines: [line, line] }, 'two lines have one lineNo'],
  ['nothing ordered', { lines: [{ ...line, quantity: 0 }] }, 'a quantity is no whole number above 0'],
  ['half a fen', { amounts: { ...amounts, paid: 0.5 } }, 'an amount is no whole number of fen'],
])('what makes a reading unfit is named: %s', (_what, change, problem) => {
  expect(orderProblem({ ...sound, ...change })).toBe(problem);
});

test('the later document is the one modified later; within one second, the one asked for later', () => {
  const [early, late] = [instant('2026-11-22T02:00:00.000Z'), instant('2026-11-22T02:00:01.000Z')];
  const road = 'pull';
  expect(takesPlaceOf({ modifiedAt: late, readAt: early, road }, { modifiedAt: early, readAt: late, road })).toBe(true);
  expect(takesPlaceOf({ modifiedAt: early, readAt: late, road }, { modifiedAt: late, readAt: early, road })).toBe(false);
  expect(takesPlaceOf({ modifiedAt: early, readAt: late, road }, { modifiedAt: early, readAt: early, road })).toBe(true);
  expect(takesPlaceOf({ modifiedAt: early, readAt: early, road }, { modifiedAt: early, readAt: late, road })).toBe(false);
});

test('a file is older than anything the platform tells, whatever its time says', () => {
  const [early, late] = [instant('2026-11-22T02:00:00.000Z'), instant('2026-11-22T02:00:01.000Z')];
  const [file, pushed] = [
    { modifiedAt: late, readAt: late, road: 'file' } as const,
    { modifiedAt: early, readAt: early, road: 'push' } as const,
  ];
  expect([takesPlaceOf(file, pushed), takesPlaceOf(pushed, file)]).toEqual([false, true]);
});

test('every state of a shop can be reached', () => {
  expect(unreachableStates(shopLife, 'unauthorized')).toEqual([]);
});
