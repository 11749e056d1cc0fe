import type { Instant } from '../kernel/instant.ts';

/** From here on component positions belong to gifts that rules add: no sold line asks for them. */
export const giftPosition = 1000;

/** A stock SKU that a sold line asks for. */
export type SoldPart = Readonly<{
  orderId: string;
  lineNo: string;
  linePosition: number;
  componentPosition: number;
  skuId: string;
  quantity: number;
  isGift: boolean;
  /** the money is back: it must not be shipped */
  isRefunded: boolean;
  /** the platform shows it as shipped, and not by us */
  isShippedThere: boolean;
}>;

/** A line of a fulfillment order. */
export type FulfillmentLine = Readonly<{
  position: number;
  orderId: string;
  lineNo: string;
  componentPosition: number;
  skuId: string;
  quantity: number;
  isGift: boolean;
  /** null while it is to be shipped */
  droppedAt: Instant | null;
}>;

/**
 * The lines of a fulfillment order as they should be: those of its orders in the order given, then the gifts that rules have
 * added. What was refunded stays as a dropped line; what was shipped elsewhere has none.
 */
export function planLines(
  { orderIds, parts, before }: Readonly<{ orderIds: readonly string[]; parts: readonly SoldPart[]; before: readonly FulfillmentLine[] }>,
  now: Instant,
): readonly FulfillmentLine[] {
  const droppedAt = new Map(before.map((line) => [keyOf(line), line.droppedAt]));
  const sold = orderIds.flatMap((orderId) =>
    parts
      .filter((part) => part.orderId === orderId && !part.isShippedThere)
      .toSorted((one, other) => one.linePosition - other.linePosition || one.componentPosition - other.componentPosition)
      .map(({ lineNo, componentPosition, skuId, quantity, isGift, isRefunded }) => {
        const line = { orderId, lineNo, componentPosition, skuId, quantity, isGift };
        return { ...line, droppedAt: isRefunded ? (droppedAt.get(keyOf(line)) ?? now) : null };
      }),
  );
  const gifts = before.filter(({ componentPosition }) => componentPosition >= giftPosition);
  return [...sold, ...gifts].map((line, position) => ({ ...line, position }));
}

type LineKey = Pick<FulfillmentLine, 'orderId' | 'lineNo' | 'componentPosition'>;

const keyOf = ({ orderId, lineNo, componentPosition }: LineKey): string => `${orderId} ${componentPosition} ${lineNo}`;

/** What is taken from the shelf by these lines, each SKU once. */
export function piecesWanted(lines: readonly Pick<FulfillmentLine, 'skuId' | 'quantity' | 'droppedAt'>[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { skuId, quantity, droppedAt } of lines) if (droppedAt === null) sums.set(skuId, (sums.get(skuId) ?? 0) + quantity);
  return sums;
}

/** Whether two lists of lines say the same. */
export function isSameLines(one: readonly FulfillmentLine[], other: readonly FulfillmentLine[]): boolean {
  const text = (lines: readonly FulfillmentLine[]): string =>
    JSON.stringify(lines.map((line) => [line.position, keyOf(line), line.skuId, line.quantity, line.isGift, line.droppedAt === null]));
  return text(one) === text(other);
}

/** Flags of orders that no parcel of ours is sent for. */
export const flagsNotShippedByUs: readonly string[] = ['virtual', 'no_shipping', 'platform_warehouse'];
