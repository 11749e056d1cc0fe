import { expect, test } from 'vitest';
import { instant } from '../kernel/instant.ts';
import { giftPosition, isSameLines, piecesWanted, planLines, type FulfillmentLine, type SoldPart } from './plan-lines.ts';

const [now, later] = [instant('2026-11-22T04:00:00.000Z'), instant('2026-11-22T05:00:00.000Z')];

const part = (change: Partial<SoldPart> = {}): SoldPart => ({
  orderId: 'one',
  lineNo: '1',
  linePosition: 0,
  componentPosition: 0,
  skuId: 'A',
  quantity: 1,
  isGift: false,
  isRefunded: false,
  isShippedThere: false,
  ...change,
});
const planned = (parts: readonly SoldPart[], before: readonly FulfillmentLine[] = [], at = now) =>
  planLines({ orderIds: ['two', 'one'], parts, before }, at);

test('lines stand in the order of the orders, of their lines and of their components', () => {
  const parts = [
    part({ lineNo: '2', linePosition: 1 }),
    part({ componentPosition: 1, skuId: 'B' }),
    part(),
    part({ orderId: 'two', skuId: 'C' }),
  ];
  expect(planned(parts).map(({ position, orderId, lineNo, skuId }) => [position, orderId, lineNo, skuId])).toEqual([
    [0, 'two', '1', 'C'],
    [1, 'one', '1', 'A'],
    [2, 'one', '1', 'B'],
    [3, 'one', '2', 'A'],
  ]);
});

test('what was refunded stays as a dropped line since it was dropped, and nobody takes it from the shelf', () => {
  const dropped = planned([part({ isRefunded: true, quantity: 3 }), part({ lineNo: '2', linePosition: 1, quantity: 2 })]);
  expect(dropped.map(({ droppedAt }) => droppedAt)).toEqual([now, null]);
  expect([...piecesWanted(dropped)]).toEqual([['A', 2]]);
  const again = planned([part({ isRefunded: true, quantity: 3 }), part({ lineNo: '2', linePosition: 1, quantity: 2 })], dropped, later);
  expect(again.map(({ droppedAt }) => droppedAt)).toEqual([now, null]);
  expect(isSameLines(dropped, again)).toBe(true);
});

test('what was shipped elsewhere has no line; gifts of rules stay behind the goods that are sold', () => {
  const gift: FulfillmentLine = { ...planned([part()])[0]!, position: 1, componentPosition: giftPosition, skuId: 'G', isGift: true };
  const lines = planned([part(), part({ lineNo: '2', isShippedThere: true })], [gift]);
  expect(lines.map(({ position, skuId }) => [position, skuId])).toEqual([
    [0, 'A'],
    [1, 'G'],
  ]);
  expect(isSameLines(lines, planned([part({ quantity: 2 })], [gift]))).toBe(false);
});
