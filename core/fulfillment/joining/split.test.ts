import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../../kernel/money.ts';
import type { Amounts } from '../../orders/order-content.ts';
import { holdersOf, moneyOf, sumAmounts, type MoneyHolder } from './part-money.ts';
import { checkParts, planSplit, splitWays, type SplitLine, type SplitWay } from './split-plan.ts';

const line = (position: number, quantity: number, change: Partial<SplitLine> = {}): SplitLine => ({
  position,
  skuId: `sku-${position}`,
  quantity,
  isGift: false,
  weightGram: 1_000,
  paid: fen(quantity * 1_000),
  ...change,
});
const none = new Map<string, number>();
const share = (position: number, quantity: number) => ({ position, quantity });

test('what is in stock goes first, the rest waits', () => {
  const available = new Map([
    ['sku-0', 1],
    ['sku-1', 9],
  ]);
  expect(planSplit('stock', [line(0, 3), line(1, 2), line(2, 1)], { available, most: 0 })).toEqual([
    [share(0, 1), share(1, 2)],
    [share(0, 2), share(2, 1)],
  ]);
});

test('parts are filled up to the most; a piece that is more than that goes alone', () => {
  const lines = [line(0, 3), line(1, 1, { weightGram: 5_000 }), line(2, 2)];
  expect(planSplit('weight', lines, { available: none, most: 2_000 })).toEqual([
    [share(0, 2)],
    [share(0, 1)],
    [share(1, 1)],
    [share(2, 2)],
  ]);
});

test('gifts can go alone, and each SKU', () => {
  const lines = [line(0, 1), line(1, 2, { isGift: true }), line(2, 1, { skuId: 'sku-0' })];
  expect(planSplit('gifts', lines, { available: none, most: 0 })).toEqual([[share(0, 1), share(2, 1)], [share(1, 2)]]);
  expect(planSplit('sku', lines, { available: none, most: 0 })).toEqual([[share(0, 1), share(2, 1)], [share(1, 2)]]);
});

test.each([
  ['a piece too few', [[share(0, 1)], [share(0, 1)]], 'split.does_not_add_up'],
  ['a piece too many', [[share(0, 3)], [share(0, 1)]], 'split.does_not_add_up'],
  ['less than nothing', [[share(0, 4)], [share(0, -1)]], 'split.does_not_add_up'],
  ['a line that is not there', [[share(0, 3)], [share(7, 1)]], 'split.unknown_line'],
  ['one part alone', [[share(0, 3)], []], 'split.too_few'],
])('parts that are not the whole are refused: %s', (_, parts, code) => {
  const checked = checkParts('FH-000001', [line(0, 3)], parts);
  expect(checked.ok ? null : checked.refusal.code).toBe(code);
});

const lines = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 40 }),
      weightGram: fc.option(fc.integer({ min: 0, max: 3_000 })),
      isGift: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((some) => some.map((one, position) => ({ ...line(position, one.quantity), ...one })));

test('each way of splitting gives each piece to one part, and no part is empty', () => {
  const ways = fc.constantFrom(...(Object.keys(splitWays) as SplitWay[]));
  fc.assert(
    fc.property(lines, ways, fc.integer({ min: 1, max: 9_000 }), (some, way, most) => {
      const parts = planSplit(way, some, { available: new Map([['sku-0', 3]]), most });
      const counts = some.map(({ position }) => parts.flat().reduce((sum, one) => sum + (one.position === position ? one.quantity : 0), 0));
      expect(counts).toEqual(some.map(({ quantity }) => quantity));
      expect(parts.every((part) => part.length > 0 && part.every(({ quantity }) => quantity > 0))).toBe(true);
    }),
  );
});

const anAmount = fc.integer({ min: -900_000, max: 900_000 }).map(fen);
const amounts: fc.Arbitrary<Amounts> = fc.record({
  list: anAmount,
  merchantDiscount: anAmount,
  platformDiscount: anAmount,
  otherDiscount: anAmount,
  postage: anAmount,
  paid: anAmount,
  receivable: anAmount,
});
const holders = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 60 }), amounts }), { minLength: 1, maxLength: 6 })
  .map((some) => some.map((one, index): MoneyHolder => ({ key: `${index}`, ...one })));
const unpaidOf = ({ list, merchantDiscount, platformDiscount, otherDiscount, postage, paid }: Amounts): number =>
  list - merchantDiscount - platformDiscount - otherDiscount + postage - paid;

test('all of an order is borne by what is shipped of it, postage and allowances too, to the fen', () => {
  fc.assert(
    fc.property(amounts, holders, (order, some) => {
      expect(sumAmounts(holdersOf(order, some).map((one) => one.amounts))).toEqual(order);
    }),
  );
});

test('parts of a line add up to it to the fen, also when a part is cut again; no share is more than a fen off', () => {
  const cut = holders.chain(([holder]) =>
    fc.tuple(fc.constant(holder!), fc.array(fc.integer({ min: 0, max: holder!.quantity }), { maxLength: 6 })),
  );
  fc.assert(
    fc.property(cut, ([holder, cuts]) => {
      const edges = [0, ...cuts.toSorted((one, other) => one - other), holder.quantity];
      const parts = edges.slice(1).map((to, index) => moneyOf(holder, { from: edges[index]!, count: to - edges[index]! }));
      expect(sumAmounts(parts)).toEqual(holder.amounts);
      for (const [index, part] of parts.entries()) {
        const exact = (holder.amounts.paid * (edges[index + 1]! - edges[index]!)) / holder.quantity;
        expect(Math.abs(part.paid - exact)).toBeLessThan(1.000_001);
        const unpaid = (unpaidOf(holder.amounts) * (edges[index + 1]! - edges[index]!)) / holder.quantity;
        expect(Math.abs(unpaidOf(part) - unpaid)).toBeLessThan(1.000_001);
      }
    }),
  );
});
