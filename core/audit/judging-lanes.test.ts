import { expect, test } from 'vitest';
import { judgingLanes } from './judging-lanes.ts';

const laned = (id: string, ...keys: string[]) => ({ id, keys });

test('parcels that share nothing are dealt out evenly, each lane in the order in which they came', () => {
  const parcels = ['a', 'b', 'c', 'd', 'e'].map((id) => laned(id, `receiver ${id}`));
  expect(judgingLanes(parcels, 2)).toEqual([
    ['a', 'c', 'e'],
    ['b', 'd'],
  ]);
});

test('parcels for one receiver are in one lane, also when only a third shows that they belong together', () => {
  const parcels = [laned('a', 'x'), laned('b', 'y'), laned('c'), laned('d', 'x', 'y'), laned('e', 'y')];
  expect(judgingLanes(parcels, 2)).toEqual([['a', 'b', 'd', 'e'], ['c']]);
});

test('when all want the last pieces there is one lane, and of nothing there is none', () => {
  expect(judgingLanes([laned('a', 'scarce'), laned('b', 'scarce')], 2)).toEqual([['a', 'b']]);
  expect(judgingLanes([], 2)).toEqual([]);
});
