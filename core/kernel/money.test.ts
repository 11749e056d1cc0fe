import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basisPoints, fen, fenSchema, fenToYuan, shareOf, splitFen, sumFen, yuanToFen } from './money.ts';

const anAmount = fc.maxSafeInteger().map(fen);
const weights = fc.array(fc.maxSafeNat(), { minLength: 1, maxLength: 30 }).filter((all) => all.some((weight) => weight > 0));

describe('an amount', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])('%s is no whole number of fen', (amount) => {
    expect(() => fen(amount)).toThrow(RangeError);
  });

  test('minus nothing is nothing', () => {
    expect(fen(-0)).toBe(0);
    expect(sumFen([])).toBe(0);
  });

  test('from outside is whole too', () => {
    expect(fenSchema.safeParse(1.5).success).toBe(false);
    expect(fenSchema.safeParse('100').success).toBe(false);
    expect(fenSchema.parse(-100)).toBe(-100);
  });

  test('a sum that leaves the exact numbers is an error, not a rounded sum', () => {
    expect(sumFen([fen(1), fen(2), fen(-3)])).toBe(0);
    expect(() => sumFen([fen(Number.MAX_SAFE_INTEGER), fen(1)])).toThrow(RangeError);
  });
});

describe('yuan', () => {
  test.each([
    ['99', 9_900],
    ['99.5', 9_950],
    ['99.05', 9_905],
    ['99.5000', 9_950],
    ['-1,234.00', -123_400],
    ['¥0.01', 1],
    ['￥12.30', 1_230],
    [' 7 ', 700],
    ['-0.00', 0],
    ['0.10', 10],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s is read', (text, amount) => expect(yuanToFen(text)).toBe(amount));

  test.each(['', ' ', '.5', '5.', '1.234', '1e3', '12,34', '1,2345', '--1', '1-', '0x10', '１２', '12元', 'NaN', '90071992547409.93'])(
    '"%s" is refused',
    (text) => expect(() => yuanToFen(text)).toThrow(RangeError),
  );

  test('written and read again is the same amount', () => {
    fc.assert(
      fc.property(anAmount, (amount) => {
        expect(yuanToFen(fenToYuan(amount))).toBe(amount);
      }),
    );
  });

  test.each([
    [5, '0.05'],
    [-5, '-0.05'],
    [0, '0.00'],
    [-123_450, '-1234.50'],
  ])('%d fen are written as %s', (amount, text) => expect(fenToYuan(fen(amount))).toBe(text));
});

describe('a share', () => {
  test.each([
    ['0.6 % of 100 yuan', 10_000, 60, 60],
    ['half a fen is rounded away from zero', 50, 100, 1],
    ['and so is half a fen that goes back', -50, 100, -1],
    ['just under half a fen is dropped', 49, 100, 0],
    ['of an amount whose product passes 2^53', Number.MAX_SAFE_INTEGER, 10_000, Number.MAX_SAFE_INTEGER],
  ])('%s', (_what, amount, rate, share) => expect(shareOf(fen(amount), basisPoints(rate))).toBe(share));

  test('what goes back is rounded as what came in', () => {
    fc.assert(
      fc.property(fc.integer().map(fen), fc.integer({ min: 0, max: 10_000 }).map(basisPoints), (amount, rate) => {
        expect(shareOf(fen(-amount), rate)).toBe(fen(-shareOf(amount, rate)));
      }),
    );
  });

  test('a broken rate is refused', () => expect(() => basisPoints(0.5)).toThrow(RangeError));
});

describe('a split', () => {
  test.each([
    ['three equal parts, a fen to spare', 1_000, [1, 1, 1], [334, 333, 333]],
    ['a free line gets nothing', 100, [0, 3], [0, 100]],
    ['money that goes back', -1_000, [1, 1, 1], [-334, -333, -333]],
    ['nothing to split', 0, [2, 5], [0, 0]],
    ['the larger remainder gets the spare fen', 100, [1, 2], [33, 67]],
  ])('%s', (_what, total, parts, expected) => expect(splitFen(fen(total), parts)).toEqual(expected));

  test('adds up to the fen', () => {
    fc.assert(
      fc.property(anAmount, weights, (total, all) => {
        expect(sumExactly(splitFen(total, all))).toBe(BigInt(total));
      }),
    );
  });

  test('never gives the lighter part more', () => {
    fc.assert(
      fc.property(anAmount, weights, (total, all) => {
        const byWeight = splitFen(total, all)
          .map((part, index) => ({ part: Math.abs(part), weight: all[index]! }))
          .toSorted((left, right) => left.weight - right.weight || left.part - right.part);
        for (const [index, { part }] of byWeight.entries()) expect(part).toBeGreaterThanOrEqual(byWeight[index - 1]?.part ?? 0);
      }),
    );
  });

  test('gives every part its exact share, less than one fen away', () => {
    fc.assert(
      fc.property(anAmount, weights, (total, all) => {
        const whole = all.reduce((sum, weight) => sum + BigInt(weight), 0n);
        for (const [index, part] of splitFen(total, all).entries()) {
          const off = BigInt(part) * whole - BigInt(total) * BigInt(all[index]!);
          expect(off < whole && off > -whole).toBe(true);
        }
      }),
    );
  });

  test.each([[[]], [[0, 0]], [[1, -1]], [[0.5]], [[Number.NaN]], [[2 ** 53]]])('over the weights %j is refused', (all) => {
    expect(() => splitFen(fen(100), all)).toThrow(RangeError);
  });
});

function sumExactly(parts: readonly number[]): bigint {
  return parts.reduce((sum, part) => sum + BigInt(part), 0n);
}
