import { expect, test } from 'vitest';
import { movesTo, usualFloor, type Station } from './floor-settings.ts';
import { expectedGram, learnedGram, readGram, weightVerdict } from './weigh.ts';
import type { FulfillmentStage } from '../fulfillment-life.ts';

const tolerance = { toleranceGram: 50, tolerancePercent: 10 };

test.each([
  ['the grams hold for a light parcel', 250, 200, 'fits'],
  ['a gram more stops', 251, 200, 'differs'],
  ['too light stops as well', 149, 200, 'differs'],
  ['the percent hold for a heavy one', 2_200, 2_000, 'fits'],
  ['a gram more stops a heavy one', 2_201, 2_000, 'differs'],
  ['nothing to compare with', 900, null, 'unknown'],
] as const)('%s', (_, weighed, expected, verdict) => {
  expect(weightVerdict(weighed, expected, tolerance)).toBe(verdict);
});

test('a parcel should weigh its pieces and its packaging; nothing is known while one SKU has no weight', () => {
  expect(
    expectedGram(
      [
        { quantity: 2, weightGram: 300 },
        { quantity: 1, weightGram: 50 },
      ],
      40,
    ),
  ).toBe(690);
  expect(
    expectedGram(
      [
        { quantity: 2, weightGram: 300 },
        { quantity: 1, weightGram: null },
      ],
      40,
    ),
  ).toBeNull();
});

test('a SKU has the median weight of its parcels once there are five; one wrong parcel does no harm', () => {
  const parcels = (...grams: readonly number[]) => grams.map((weighedGram) => ({ weighedGram, pieceCount: 1 }));
  expect(learnedGram(parcels(350, 352, 348, 351), 50)).toBeNull();
  expect(learnedGram(parcels(350, 352, 9_000, 348, 351), 50)).toBe(301);
  expect(learnedGram([...parcels(350, 350, 350, 350), { weighedGram: 950, pieceCount: 3 }], 50)).toBe(300);
  expect(learnedGram(parcels(20, 20, 20, 20, 20), 50)).toBeNull();
});

test.each([
  ['1250', 1_250],
  ['1.25', 1_250],
  [' 0,480 kg', 480],
  ['1250 g', 1_250],
  ['+ 0.3200kg', 320],
  ['2公斤', 2_000],
  ['0', null],
  ['6901234567892', null],
  ['FH-000042', null],
])('a scale says "%s"', (text, gram) => {
  expect(readGram(text)).toBe(gram);
});

const way = (station: Station, stage: FulfillmentStage, change = {}) => {
  const result = movesTo(station, { no: 'FH-1', stage }, { ...usualFloor, ...change });
  return result.ok ? result.value : result.refusal.code;
};

test.each([
  ['whoever brings a printed parcel to the check has picked it', 'check', 'to_pick', {}, ['pick']],
  ['it stands there already', 'check', 'to_check', {}, []],
  ['nothing ships unchecked', 'ship', 'to_pick', {}, 'floor.step_missing'],
  ['nothing ships unweighed where weighing is asked', 'ship', 'to_weigh', { needsWeigh: true }, 'floor.step_missing'],
  ['a warehouse without check ships what is printed', 'ship', 'to_pick', { needsCheck: false }, ['pick_last']],
  ['a warehouse that only weighs', 'weigh', 'to_pick', { needsCheck: false, needsWeigh: true }, ['pick_unchecked']],
  ['a check that is no longer asked does not hold', 'ship', 'to_check', { needsCheck: false }, ['check_last']],
  ['a weighing that is no longer asked does not hold', 'ship', 'to_weigh', {}, ['weigh']],
  ['nobody checks where no check is asked', 'check', 'to_pick', { needsCheck: false }, 'floor.not_asked'],
  ['checked twice', 'check', 'to_ship', {}, 'floor.step_done'],
  ['without a label', 'check', 'to_print', {}, 'floor.not_printed'],
  ['it has left', 'ship', 'shipped', {}, 'floor.not_here'],
] as const)('%s', (_, station, stage, change, moves) => {
  expect(way(station, stage, change)).toEqual(moves);
});
