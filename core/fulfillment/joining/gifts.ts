/** A gift that a rule gives an order. */
export type Gift = Readonly<{ orderId: string; rule: string; skuId: string; quantity: number }>;

/**
 * What became of a gift. `short`: the shelf has not enough, nothing is added. `too_late`: nothing of the order waits before its
 * release. `withdrawn`: the rule does not give it any more. `unknown`: no plain SKU has its code.
 */
export type GiftOutcome = 'given' | 'same' | 'short' | 'too_late' | 'withdrawn' | 'unknown';

/** The line number of a gift's line: the platform knows none. */
export const giftLineNo = (rule: string): string => `gift:${rule}`;

export const giftKey = ({ orderId, rule, skuId }: Pick<Gift, 'orderId' | 'rule' | 'skuId'>): string => `${orderId} ${skuId} ${rule}`;

/** Where the gifts of an order go: its fulfillment order that waits, and what of each SKU can still be promised there. */
export type GiftPlace = Readonly<{ orderId: string; available: Map<string, number> }>;

type Known = Readonly<{
  due: readonly Gift[];
  /** given before and not withdrawn */
  standing: readonly Gift[];
  places: readonly GiftPlace[];
}>;

/** A gift's outcome. */
export type GiftVerdict = Gift & Readonly<{ outcome: GiftOutcome }>;

/**
 * What to add and what to take away, so that exactly the gifts that are due are given: each rule gives a SKU once an order. What the
 * shelf cannot promise is left out, in the order of the gifts.
 */
export function decideGifts({ due, standing, places }: Known): readonly GiftVerdict[] {
  const place = new Map(places.map((one) => [one.orderId, one]));
  const before = new Map(standing.map((gift) => [giftKey(gift), gift]));
  const wanted = new Map(due.map((gift) => [giftKey(gift), gift])); // a rule that names a SKU twice gives it once
  const verdicts = [...wanted.values()].map((gift): GiftVerdict => {
    if (before.get(giftKey(gift))?.quantity === gift.quantity) return { ...gift, outcome: 'same' };
    const where = place.get(gift.orderId);
    if (!where) return { ...gift, outcome: 'too_late' };
    const left = where.available.get(gift.skuId) ?? 0;
    if (left < gift.quantity) return { ...gift, outcome: 'short' };
    where.available.set(gift.skuId, left - gift.quantity);
    return { ...gift, outcome: 'given' };
  });
  const gone = standing.filter((gift) => !wanted.has(giftKey(gift)));
  return [...verdicts, ...gone.map((gift): GiftVerdict => ({ ...gift, outcome: place.has(gift.orderId) ? 'withdrawn' : 'too_late' }))];
}
