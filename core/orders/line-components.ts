import { fen, splitFen, type Fen } from '../kernel/money.ts';
import type { Amounts } from './order-content.ts';

/** What one piece of a matched SKU is made of: of a plain SKU itself, once. */
export type GoodsPart = Readonly<{ skuId: string; quantity: number; cost: Fen | null }>;

/** A stock SKU that a sold line is shipped as, with its share of the line's money. */
export type LineComponent = Readonly<{ position: number; skuId: string; quantity: number; amounts: Amounts }>;

/**
 * A sold line as the SKUs to be shipped. Their amounts add up to the line's to the fen, and each keeps the line's own
 * equation: list − discounts + postage = paid + unpaid. Shares go by what the parts cost, by their number when a cost is
 * not known.
 */
export function lineComponents(line: Readonly<{ quantity: number; amounts: Amounts }>, parts: readonly GoodsPart[]): LineComponent[] {
  const [only] = parts;
  if (only && parts.length === 1)
    return [{ position: 0, skuId: only.skuId, quantity: only.quantity * line.quantity, amounts: line.amounts }];
  const shares = shareAmounts(line.amounts, weightsOf(parts));
  return parts.flatMap(({ skuId, quantity }, position) => {
    const amounts = shares[position];
    return amounts ? [{ position, skuId, quantity: quantity * line.quantity, amounts }] : [];
  });
}

function weightsOf(parts: readonly GoodsPart[]): number[] {
  const costs = parts.map(({ cost, quantity }) => (cost ?? 0) * quantity);
  return costs.every((cost) => cost > 0) ? costs : parts.map(({ quantity }) => quantity);
}

/** List price and receivable follow from the others, so that a fen of rounding breaks no equation. */
function shareAmounts(amounts: Amounts, weights: readonly number[]): Amounts[] {
  const split = (total: number): readonly Fen[] => splitFen(fen(total), weights);
  const { list, merchantDiscount, platformDiscount, otherDiscount, postage, paid, receivable } = amounts;
  const [ofMerchant, ofPlatform, ofOthers] = [split(merchantDiscount), split(platformDiscount), split(otherDiscount)];
  const [ofPostage, ofPaid] = [split(postage), split(paid)];
  const unpaid = split(list - merchantDiscount - platformDiscount - otherDiscount + postage - paid);
  const beyondPaid = split(receivable - paid);
  return weights.map((_, index) => {
    const of = (shares: readonly Fen[]): Fen => shares[index] ?? fen(0);
    const discounts = of(ofMerchant) + of(ofPlatform) + of(ofOthers);
    return {
      list: fen(of(ofPaid) + of(unpaid) + discounts - of(ofPostage)),
      merchantDiscount: of(ofMerchant),
      platformDiscount: of(ofPlatform),
      otherDiscount: of(ofOthers),
      postage: of(ofPostage),
      paid: of(ofPaid),
      receivable: fen(of(ofPaid) + of(beyondPaid)),
    };
  });
}
