import { z } from 'zod';
import type { Brand } from './brand.ts';

/** An amount in whole fen (分, 1/100 yuan), negative for money that goes back; always a safe integer. */
export type Fen = Brand<number, 'Fen'>;

/** A rate in basis points: 10000 is one whole, 60 is 0.6 %. */
export type BasisPoints = Brand<number, 'BasisPoints'>;

export const fenSchema = z.int() as unknown as z.ZodType<Fen, number>;

/** @throws RangeError when the amount is no whole number of fen within ±2^53 */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`fen: ${amount} is no whole number of fen`);
  return (amount === 0 ? 0 : amount) as Fen; // no minus zero
}

/** @throws RangeError when the rate is no whole number of basis points */
export function basisPoints(rate: number): BasisPoints {
  if (!Number.isSafeInteger(rate)) throw new RangeError(`basisPoints: ${rate} is no whole number of basis points`);
  return rate as BasisPoints;
}

/** @throws RangeError when the sum leaves ±2^53 */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const amount of amounts) sum = fen(sum + amount);
  return fen(sum);
}

/**
 * Reads yuan as people and platforms write them: `99`, `99.5`, `-1,234.00`, `¥0.01`. More than two decimals are an error unless zero.
 * @throws RangeError when the text is no amount
 */
export function yuanToFen(text: string): Fen {
  const match = /^(-?)[¥￥]?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2})0*)?$/.exec(text.trim());
  if (!match) throw new RangeError(`yuanToFen: "${text}" is no amount in yuan`);
  const [, sign, whole = '0', decimals = ''] = match;
  const amount = Number(whole.replaceAll(',', '') + decimals.padEnd(2, '0'));
  return fen(sign ? -amount : amount);
}

/** `-1234.50`: two decimals, no grouping; `yuanToFen` reads it back. */
export function fenToYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A share of an amount, rounded half away from zero. */
export function shareOf(amount: Fen, rate: BasisPoints): Fen {
  const product = BigInt(amount) * BigInt(rate); // may pass 2^53
  const half = product < 0n ? -5_000n : 5_000n;
  return fen(Number((product + half) / 10_000n));
}

/**
 * Splits `total` over whole, non-negative `weights` so that the parts add up exactly.
 * Spare fen go to the largest remainders; ties go to the earlier part.
 * @throws RangeError when the weights add up to nothing, or one is negative or not whole
 */
export function splitFen(total: Fen, weights: readonly number[]): Fen[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError(`splitFen: weights ${weights.join(', ')} must be whole and not negative`);
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n) throw new RangeError('splitFen: the weights add up to nothing');
  const sign = total < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => ({
    index,
    part: (amount * BigInt(weight)) / whole,
    rest: (amount * BigInt(weight)) % whole,
  }));
  let spare = amount - shares.reduce((sum, share) => sum + share.part, 0n);
  for (const share of shares.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (spare === 0n) break;
    share.part += 1n;
    spare -= 1n;
  }
  return shares.map((share) => fen(sign * Number(share.part)));
}
