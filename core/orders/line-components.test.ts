import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen, sumFen, type Fen } from '../kernel/money.ts';
import { lineComponents, type GoodsPart } from './line-components.ts';
import type { Amounts } from './order-content.ts';

const anAmount = fc.integer({ min: -5_000_000, max: 5_000_000 }).map(fen);
const amounts: fc.Arbitrary<Amounts> = fc.record({
  list: anAmount,
  merchantDiscount: anAmount,
  platformDiscount: anAmount,
  otherDiscount: anAmount,
  postage: anAmount,
  paid: anAmount,
  receivable: anAmount,
});
const aPart: fc.Arbitrary<GoodsPart> = fc.record({
  skuId: fc.uuid(),
  quantity: fc.integer({ min: 1, max: 12 }),
  cost: fc.option(fc.integer({ min: 0, max: 900_000 }).map(fen)),
});
const parts = fc.array(aPart, { minLength: 1, maxLength: 8 });
const names = ['list', 'merchantDiscount', 'platformDiscount', 'otherDiscount', 'postage', 'paid', 'receivable'] as const;

const unpaidOf = ({ list, merchantDiscount, platformDiscount, otherDiscount, postage, paid }: Amounts): number =>
  list - merchantDiscount - platformDiscount - otherDiscount + postage - paid;

test('the shares of a bundle add up to its line, each amount to the fen, whatever the line says', () => {
  fc.assert(
    fc.property(amounts, parts, fc.integer({ min: 1, max: 99 }), (line, some, quantity) => {
      const components = lineComponents({ quantity, amounts: line }, some);
      for (const name of names) expect(sumFen(components.map((component) => component.amounts[name]))).toBe(line[name]);
      expect(components.map((component) => component.quantity)).toEqual(some.map((part) => part.quantity * quantity));
    }),
  );
});

test('what is unpaid of a line is shared out to within a fen, so that each component keeps the equation of its line', () => {
  fc.assert(
    fc.property(amounts, parts, (line, some) => {
      const total = unpaidOf(line);
      const weights = some.every(({ cost }) => (cost ?? 0) > 0)
        ? some.map(({ cost, quantity }) => (cost ?? 0) * quantity)
        : some.map(({ quantity }) => quantity);
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      for (const [index, component] of lineComponents({ quantity: 1, amounts: line }, some).entries())
        expect(Math.abs(unpaidOf(component.amounts) - (total * (weights[index] ?? 0)) / whole)).toBeLessThan(1);
    }),
  );
});

const paid = (list: number): Amounts => {
  const zero = fen(0);
  return {
    list: fen(list),
    merchantDiscount: zero,
    platformDiscount: zero,
    otherDiscount: zero,
    postage: zero,
    paid: fen(list),
    receivable: fen(list),
  };
};
const part = (quantity: number, cost: Fen | null): GoodsPart => ({ skuId: 'a', quantity, cost });

test.each([
  ['by cost times quantity', [part(1, fen(3_000)), part(2, fen(1_000))], [600, 400]],
  ['by number when a cost is not known', [part(1, fen(3_000)), part(2, null)], [333, 667]],
  ['by number when a cost is nothing, so that no component is free', [part(1, fen(0)), part(1, fen(500))], [500, 500]],
])('a bundle of 10 yuan is shared out %s', (_how, some, shares) => {
  expect(lineComponents({ quantity: 1, amounts: paid(1_000) }, some).map((component) => component.amounts.paid)).toEqual(shares);
});
