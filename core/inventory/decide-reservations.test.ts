import { expect, test } from 'vitest';
import { decideReservations, type Holding, type ReserveAsk } from './decide-reservations.ts';
import { stockKey, type StockLevel } from './stock.ts';

const warehouseId = 'w' as never;
const level = (skuId: string, onHand: number, reserved = 0): StockLevel => ({
  warehouseId,
  skuId: skuId as never,
  onHand,
  reserved,
  safety: 0,
});
const levelsOf = (...levels: StockLevel[]) => new Map(levels.map((one) => [stockKey(one), one]));
const ask = (id: string, wanted: Readonly<Record<string, number>>): ReserveAsk => ({
  reference: { kind: 'fulfillment_order', id },
  lines: Object.entries(wanted).map(([skuId, quantity]) => ({ warehouseId, skuId: skuId as never, quantity })),
});
const outcomes = (levels: StockLevel[], asks: ReserveAsk[], holdings: Holding[] = []) =>
  decideReservations({ levels: levelsOf(...levels), holdings }, asks).map(({ outcome }) => outcome);

test('a document gets all of its goods or none: what it leaves, a later one may have', () => {
  const levels = [level('A', 5), level('B', 1)];
  const asks = [ask('1', { A: 4, B: 2 }), ask('2', { A: 3 }), ask('3', { A: 3 }), ask('4', { A: 2, B: 1 })];
  expect(outcomes(levels, asks)).toEqual(['short', 'reserved', 'short', 'reserved']);
});

test('a shortage names every SKU that lacks, with what is wanted and what can be promised', () => {
  const [first] = decideReservations({ levels: levelsOf(level('A', 5, 3), level('B', 9)), holdings: [] }, [ask('1', { A: 3, B: 9, C: 1 })]);
  expect(first).toMatchObject({
    outcome: 'short',
    shortages: [
      { skuId: 'A', wanted: 3, available: 2 },
      { skuId: 'C', wanted: 1, available: 0 },
    ],
  });
});

test('two lines of one SKU count together', () => {
  const twice = { ...ask('1', { A: 3 }), lines: [...ask('1', { A: 3 }).lines, ...ask('1', { A: 3 }).lines] };
  expect(outcomes([level('A', 5)], [twice])).toEqual(['short']);
  expect(outcomes([level('A', 6)], [twice])).toEqual(['reserved']);
});

test('what a document holds already is held, something else is told, and what has left is not promised again', () => {
  const held = (id: string, state: 'open' | 'consumed'): Holding[] =>
    ask(id, { A: 2 }).lines.map((line) => ({ ...line, reference: ask(id, {}).reference, state }));
  const holdings = [...held('1', 'open'), ...held('2', 'consumed')];
  expect(
    outcomes([level('A', 10, 2)], [ask('1', { A: 2 }), ask('1', { A: 3 }), ask('2', { A: 2 }), ask('3', {}), ask('3', {})], holdings),
  ).toEqual(['held', 'other', 'consumed', 'reserved', 'held']);
});
