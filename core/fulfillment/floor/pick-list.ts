import { compareBins } from './bin-path.ts';

/** What one parcel of a wave asks from the shelf. Seats count from 1. */
export type SeatLine = Readonly<{ seat: number; orderId: string; skuId: string; code: string; bin: string; quantity: number }>;

/** One stop on the way: so many pieces of a SKU from its bin, and into which seats they go. */
export type PickStop = Readonly<{
  skuId: string;
  bin: string;
  quantity: number;
  seats: readonly Readonly<{ seat: number; orderId: string; quantity: number }>[];
}>;

/** The way through the warehouse: each SKU once, along the bins; its pieces go to the seats in their order. */
export function pickList(lines: readonly SeatLine[]): readonly PickStop[] {
  return [...Map.groupBy(lines, ({ skuId }) => skuId).values()]
    .flatMap((some) => {
      const [first] = some;
      return first ? [{ first, some }] : [];
    })
    .toSorted(({ first: one }, { first: other }) => compareBins(one.bin, other.bin) || (one.code < other.code ? -1 : 1))
    .map(({ first: { skuId, bin }, some }) => ({ skuId, bin, quantity: piecesOf(some), seats: seatsOf(some) }));
}

function seatsOf(lines: readonly SeatLine[]): PickStop['seats'] {
  return [...Map.groupBy(lines, ({ seat }) => seat)]
    .toSorted(([one], [other]) => one - other)
    .map(([seat, some]) => ({ seat, orderId: some[0]?.orderId ?? '', quantity: piecesOf(some) }));
}

const piecesOf = (lines: readonly Readonly<{ quantity: number }>[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Pieces of a SKU that were not on the shelf. */
export type Missing = Readonly<{ skuId: string; missing: number }>;

/** A parcel that does not get all it needs, and what it lacks first. */
export type ShortOrder = Readonly<{ orderId: string; skuId: string; code: string; missing: number }>;

/**
 * Which parcels go without when less was on the shelf than the list asks for. `orders` come in the order of their urgency: each
 * takes all it needs from what was found, or nothing, so that the pieces of one that waits are there for the next.
 */
export function shortOrders(
  orders: readonly Readonly<{ orderId: string; lines: readonly Readonly<{ skuId: string; code: string; quantity: number }>[] }>[],
  missing: readonly Missing[],
): readonly ShortOrder[] {
  const found = new Map<string, number>();
  for (const { lines } of orders) for (const { skuId, quantity } of lines) found.set(skuId, (found.get(skuId) ?? 0) + quantity);
  for (const { skuId, missing: count } of missing) found.set(skuId, Math.max(0, (found.get(skuId) ?? 0) - count));
  return orders.flatMap(({ orderId, lines }) => {
    const wanted = [...Map.groupBy(lines, ({ skuId }) => skuId)].map(([skuId, some]) => ({
      skuId,
      code: some[0]?.code ?? '',
      quantity: piecesOf(some),
    }));
    const lacking = wanted.find(({ skuId, quantity }) => quantity > (found.get(skuId) ?? 0));
    if (lacking)
      return [{ orderId, skuId: lacking.skuId, code: lacking.code, missing: lacking.quantity - (found.get(lacking.skuId) ?? 0) }];
    for (const { skuId, quantity } of wanted) found.set(skuId, (found.get(skuId) ?? 0) - quantity);
    return [];
  });
}
