import { splitFen, type Fen } from '../kernel/money.ts';

/** Splits an amount of an order over its lines by weight, exact to the fen; lines that all weigh nothing share alike. */
export function shareOut(total: Fen, weights: readonly number[]): readonly Fen[] {
  if (weights.length === 0) return [];
  return splitFen(total, weights.some((weight) => weight > 0) ? weights : weights.map(() => 1));
}
