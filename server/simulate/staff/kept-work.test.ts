import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { butForVisitors, type KeptWork } from './kept-work.ts';

const begin = instant('2026-11-24T02:00:00.000Z');
const noPiles = { audit: 0, finance: 0, approve: 0, print: 0, pick: 0, check: 0, weigh: 0, ship: 0 };

/** Somebody of the staff who looks at a pile so many minutes after the first look. */
function staff(counts: Partial<KeptWork['counts']>) {
  const kept = { counts: { ...noPiles, ...counts }, since: new Map() };
  return (minutes: number, pile: 'audit' | 'weigh', items: readonly string[]) =>
    butForVisitors({ house: { merchant: { clock: () => plusMs(begin, minutes * 60_000) } }, kept }, pile, items);
}

test('the first of a pile stay with whoever tries the demo, for half an hour', () => {
  const take = staff({ audit: 2 });
  expect(take(0, 'audit', ['a', 'b', 'c', 'd'])).toEqual(['c', 'd']);
  expect(take(29, 'audit', ['a', 'b', 'e'])).toEqual(['e']);
  expect(take(30, 'audit', ['a', 'b', 'e', 'f', 'g'])).toEqual(['a', 'b', 'g']);
});

test('a pile never becomes smaller than what is kept, however long nothing has come', () => {
  const take = staff({ audit: 2, weigh: 9 });
  expect(take(0, 'weigh', ['a'])).toEqual([]);
  expect(take(0, 'audit', ['a', 'b'])).toEqual([]);
  expect(take(300, 'audit', ['a', 'b'])).toEqual([]);
  expect(take(300, 'audit', ['a', 'b', 'c'])).toEqual(['a']);
});

test('a simulation, which nobody visits, keeps nothing', () => {
  expect(butForVisitors({ house: { merchant: { clock: () => begin } } }, 'audit', ['a'])).toEqual(['a']);
});
