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
  expect(takesPlaceOf({ modifiedAt: late, readAt: early }, { modifiedAt: early, readAt: late })).toBe(true);
  expect(takesPlaceOf({ modifiedAt: early, readAt: late }, { modifiedAt: late, readAt: early })).toBe(false);
  expect(takesPlaceOf({ modifiedAt: early, readAt: late }, { modifiedAt: early, readAt: early })).toBe(true);
  expect(takesPlaceOf({ modifiedAt: early, readAt: early }, { modifiedAt: early, readAt: late })).toBe(false);
});

test('every state of a shop can be reached', () => {
  expect(unreachableStates(shopLife, 'unauthorized')).toEqual([]);
});
