import { expect, test } from 'vitest';
import { readShort, stopsLeft, takeWalkStep, type Walk, type WalkStep } from './walk.ts';

const stops = [
  { skuId: 'a', code: 'NF-1', barcode: '6901', quantity: 5 },
  { skuId: 'b', code: 'SJ-1', barcode: '6902', quantity: 2 },
  { skuId: 'c', code: 'ZP-1', barcode: '', quantity: 1 },
];

/** Goes through steps; answers what became of each, and what is left. */
function walked(...steps: readonly WalkStep[]) {
  let walk: Walk = [];
  const told = steps.map((step) => {
    const { walk: next, verdict } = takeWalkStep(stops, walk, step);
    walk = next;
    return verdict.tone === 'refused' ? verdict.refusal.code : `${verdict.tone} ${verdict.stop.code} -${verdict.missing}`;
  });
  return { told, left: stopsLeft(stops, walk).map(({ code }) => code) };
}
const scan = (text: string): WalkStep => ({ kind: 'scan', text });

test('one scan takes all pieces of a stop, by code or barcode, in any order; the first that is left is at hand', () => {
  expect(walked(scan('sj-1'), scan('6901'))).toEqual({ told: ['taken SJ-1 -0', 'taken NF-1 -0'], left: ['ZP-1'] });
});

test('goods of no stop and goods that were taken are refused and change nothing', () => {
  expect(walked(scan('6901'), scan('6901'), scan('6999'), scan('  '))).toEqual({
    told: ['taken NF-1 -0', 'walk.taken', 'walk.wrong_goods', 'walk.wrong_goods'],
    left: ['SJ-1', 'ZP-1'],
  });
});

test('what is not on the shelf is said of the stop at hand, never more than it wants', () => {
  expect(walked({ kind: 'short', missing: 6 }, { kind: 'short', missing: 2 })).toEqual({
    told: ['walk.short_too_many', 'taken NF-1 -2'],
    left: ['SJ-1', 'ZP-1'],
  });
});

test('the last step is taken back, and the one before it', () => {
  expect(walked(scan('6901'), scan('ZP-1'), { kind: 'undo' }, { kind: 'undo' }, { kind: 'undo' })).toEqual({
    told: ['taken NF-1 -0', 'taken ZP-1 -0', 'undone ZP-1 -0', 'undone NF-1 -0', 'check.nothing_to_undo'],
    left: ['NF-1', 'SJ-1', 'ZP-1'],
  });
});

test('a lack is typed with a minus or the word, and is no barcode', () => {
  expect([readShort('-3'), readShort('缺 2'), readShort('3'), readShort('-0'), readShort('A-3')]).toEqual([3, 2, null, null, null]);
});
