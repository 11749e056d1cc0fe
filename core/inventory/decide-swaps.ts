import { decideReservations, summedLines, type Holding, type ReserveAsk, type ReserveOutcome } from './decide-reservations.ts';
import { referenceKey, stockKey, type StockLevel, type StockReference } from './stock.ts';

/** Goods that change hands: what `from` holds is given back and `asks` are met. `whole`: all of the asks or nothing happens. */
export type StockSwap = Readonly<{ from: readonly StockReference[]; asks: readonly ReserveAsk[]; needs: 'whole' | 'what_there_is' }>;

/** `isMade` false: everything stays as it was. An outcome an ask, in their order. */
export type SwapOutcome = Readonly<{ isMade: boolean; outcomes: readonly ReserveOutcome[] }>;

type Known = Readonly<{ levels: ReadonlyMap<string, StockLevel>; holdings: readonly Holding[] }>;

/** Which swaps are made, one after the other: what one gives back and does not need, the next may have. */
export function decideSwaps({ levels, holdings }: Known, swaps: readonly StockSwap[]): readonly SwapOutcome[] {
  let now = levels;
  return swaps.map(({ from, asks, needs }) => {
    const giving = new Set(from.map(referenceKey));
    const given = holdings.filter(({ reference, state }) => state === 'open' && giving.has(referenceKey(reference)));
    const others = holdings.filter(({ reference }) => !giving.has(referenceKey(reference)));
    const free = changed(now, given, -1);
    const outcomes = decideReservations({ levels: free, holdings: others }, asks);
    const isMet = outcomes.every(({ outcome }) => outcome === 'reserved' || outcome === 'held');
    if (!isMet && needs === 'whole') return { isMade: false, outcomes };
    const taken = asks.flatMap(({ lines }, index) => (outcomes[index]?.outcome === 'reserved' ? [...summedLines(lines).values()] : []));
    now = changed(free, taken, 1);
    return { isMade: true, outcomes };
  });
}

function changed(
  levels: ReadonlyMap<string, StockLevel>,
  lines: readonly Pick<Holding, 'skuId' | 'warehouseId' | 'quantity'>[],
  sign: 1 | -1,
): ReadonlyMap<string, StockLevel> {
  const next = new Map(levels);
  for (const line of lines) {
    const level = next.get(stockKey(line));
    if (level) next.set(stockKey(line), { ...level, reserved: level.reserved + sign * line.quantity });
  }
  return next;
}
