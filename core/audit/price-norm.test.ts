import { expect, test } from 'vitest';
import { anomalyOf, normSampleMinimum, pricePercentOf, type PriceNorm } from './price-norm.ts';

const steady: PriceNorm = {
  sampleCount: 200,
  priceMedian: Math.log(9_900),
  priceSpread: 0,
  quantityMedian: 0,
  quantitySpread: 0,
};

test.each([
  ['the usual price', 9_900, 1, 0],
  ['half of it, which only a floor price can judge', 4_950, 1, 2.21],
  ['a third of it', 3_300, 1, 3.5],
  ['less than a third', 3_200, 1, 3.6],
  ['three times as dear', 29_700, 1, 3.5],
  ['a price where the comma slipped', 99, 1, 14.67],
  ['ten at once', 9_900, 10, 3.5],
  ['a hundred at once', 9_900, 100, 7],
])('how unusual is %s?', (_, unitFen, quantity, score) => {
  expect(anomalyOf(steady, { unitFen, quantity })).toBe(score);
});

test('where prices swing much, more has to happen', () => {
  expect(anomalyOf({ ...steady, priceSpread: 0.5 }, { unitFen: 3_200, quantity: 1 })).toBeLessThan(2);
});

test('of few orders, and of goods without a price, nothing is said', () => {
  expect(anomalyOf({ ...steady, sampleCount: normSampleMinimum - 1 }, { unitFen: 1, quantity: 1 })).toBeNull();
  expect(anomalyOf(null, { unitFen: 9_900, quantity: 1 })).toBeNull();
  expect(anomalyOf(steady, { unitFen: 0, quantity: 1 })).toBeNull();
});

test('a price is told as a share of the usual one', () => {
  expect([pricePercentOf(steady, 9_900), pricePercentOf(steady, 4_950), pricePercentOf(null, 5)]).toEqual([100, 50, null]);
});
