import { availableOf, referenceKey, stockKey, type StockKey, type StockLevel, type StockLine, type StockReference } from './stock.ts';

/** One document's wish for all of its goods: it gets them whole or not at all. */
export type ReserveAsk = Readonly<{ reference: StockReference; lines: readonly StockLine[] }>;

/** A level on which a document is short: what it wants and what could be promised. */
export type Shortage = StockKey & Readonly<{ wanted: number; available: number }>;

/**
 * `reserved`: now. `held`: exactly this, since before. `short`: nothing was taken. `other`: it holds something else, release that
 * first. `consumed`: its goods have left, nothing was taken.
 */
export type ReserveOutcome = Readonly<{ reference: StockReference }> &
  (Readonly<{ outcome: 'reserved' | 'held' | 'other' | 'consumed' }> | Readonly<{ outcome: 'short'; shortages: readonly Shortage[] }>);

/** What documents have already. */
export type Holding = StockLine & Readonly<{ reference: StockReference; state: 'open' | 'consumed' }>;

type Known = Readonly<{ levels: ReadonlyMap<string, StockLevel>; holdings: readonly Holding[] }>;

/** Who gets what, in the order of the asks: an ask that is short takes nothing, so that a later, smaller one may still be met. */
export function decideReservations({ levels, holdings }: Known, asks: readonly ReserveAsk[]): readonly ReserveOutcome[] {
  const left = new Map([...levels].map(([key, level]) => [key, availableOf(level)]));
  const held = new Map([...Map.groupBy(holdings, ({ reference }) => referenceKey(reference))].map(([key, some]) => [key, heldOf(some)]));
  return asks.map(({ reference, lines }): ReserveOutcome => {
    const wanted = summedLines(lines);
    const before = held.get(referenceKey(reference));
    if (before) return { reference, outcome: before.isConsumed ? 'consumed' : isSame(before.lines, wanted) ? 'held' : 'other' };
    const shortages = [...wanted].flatMap(([key, { quantity, ...line }]) => {
      const available = left.get(key) ?? 0;
      return available < quantity ? [{ warehouseId: line.warehouseId, skuId: line.skuId, wanted: quantity, available }] : [];
    });
    if (shortages.length > 0) return { reference, outcome: 'short', shortages };
    for (const [key, { quantity }] of wanted) left.set(key, (left.get(key) ?? 0) - quantity);
    held.set(referenceKey(reference), { lines: wanted, isConsumed: false });
    return { reference, outcome: 'reserved' };
  });
}

/** Each level once, with all the pieces that are wanted of it. */
export function summedLines(lines: readonly StockLine[]): ReadonlyMap<string, StockLine> {
  const sums = new Map<string, StockLine>();
  for (const line of lines) {
    const key = stockKey(line);
    sums.set(key, { ...line, quantity: (sums.get(key)?.quantity ?? 0) + line.quantity });
  }
  return sums;
}

type Held = Readonly<{ lines: ReadonlyMap<string, StockLine>; isConsumed: boolean }>;

function heldOf(some: readonly Holding[]): Held {
  return { lines: summedLines(some), isConsumed: some.some(({ state }) => state === 'consumed') };
}

function isSame(one: ReadonlyMap<string, StockLine>, other: ReadonlyMap<string, StockLine>): boolean {
  return one.size === other.size && [...one].every(([key, { quantity }]) => other.get(key)?.quantity === quantity);
}
