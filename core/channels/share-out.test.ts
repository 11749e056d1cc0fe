import { expect, test } from 'vitest';
import { fen } from '../kernel/money.ts';
import { shareOut } from './share-out.ts';

test.each([
  ['by weight, with a fen to spare for the largest remainder', 100, [2, 1], [67, 33]],
  ['alike over free lines', 100, [0, 0], [50, 50]],
  ['over no line at all', 100, [], []],
])('a discount is shared out %s', (_what, total, weights, parts) => {
  expect(shareOut(fen(total), weights)).toEqual(parts);
});
