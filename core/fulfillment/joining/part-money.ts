import { fen, splitFen } from '../../kernel/money.ts';
import type { Amounts } from '../../orders/order-content.ts';

/** What an order's money is shared over: a component of a sold line, with its own share of the line. */
export type MoneyHolder = Readonly<{ key: string; quantity: number; amounts: Amounts }>;

/** Some pieces of a holder, by their place among its pieces. */
export type Pieces = Readonly<{ from: number; count: number }>;

/** The amounts that are shared one by one; list price and receivable follow, so that each share keeps the equation of the whole. */
type Shares = Readonly<
  Record<'merchantDiscount' | 'platformDiscount' | 'otherDiscount' | 'postage' | 'paid' | 'unpaid' | 'beyondPaid', number>
>;

/**
 * The money of an order on what is shipped of it: what the lines do not bear (postage of the whole order, an allowance) goes to
 * the components by their list price, by pieces where nothing has one. The holders add up to the order, to the fen.
 */
export function holdersOf(order: Amounts, components: readonly MoneyHolder[]): readonly MoneyHolder[] {
  if (components.length === 0) return [];
  const borne = sumShares(components.map(({ amounts }) => sharesOf(amounts)));
  const rest = mapShares(sharesOf(order), (value, name) => value - borne[name]);
  const weights = weightsOf(components);
  const parts = mapShares(rest, (value) => splitFen(fen(value), weights));
  return components.map((component, index) => ({
    ...component,
    amounts: amountsOf(mapShares(sharesOf(component.amounts), (value, name) => value + (parts[name][index] ?? 0))),
  }));
}

/**
 * What some pieces of a holder come to: less than a fen off their exact share, and a piece has the same share whichever part it
 * is in. So parts add up to the whole to the fen, however often they are cut and put together again.
 */
export function moneyOf({ quantity, amounts }: MoneyHolder, { from, count }: Pieces): Amounts {
  return amountsOf(mapShares(sharesOf(amounts), (value) => upTo(value, quantity, from + count) - upTo(value, quantity, from)));
}

export function sumAmounts(some: readonly Amounts[]): Amounts {
  return amountsOf(sumShares(some.map(sharesOf)));
}

/** What the first `count` of `quantity` equal pieces come to, rounded to the fen: the next piece bears what this one left. */
function upTo(total: number, quantity: number, count: number): number {
  return Number((BigInt(total) * BigInt(count)) / BigInt(quantity)); // the product may pass 2^53
}

function weightsOf(components: readonly MoneyHolder[]): number[] {
  const lists = components.map(({ amounts }) => Math.max(0, amounts.list));
  return lists.some((list) => list > 0) ? lists : components.map(({ quantity }) => quantity);
}

function sharesOf({ list, merchantDiscount, platformDiscount, otherDiscount, postage, paid, receivable }: Amounts): Shares {
  const unpaid = list - merchantDiscount - platformDiscount - otherDiscount + postage - paid;
  return { merchantDiscount, platformDiscount, otherDiscount, postage, paid, unpaid, beyondPaid: receivable - paid };
}

function amountsOf({ unpaid, beyondPaid, ...shares }: Shares): Amounts {
  const { merchantDiscount, platformDiscount, otherDiscount, postage, paid } = shares;
  const list = paid + unpaid + merchantDiscount + platformDiscount + otherDiscount - postage;
  return {
    list: fen(list),
    merchantDiscount: fen(merchantDiscount),
    platformDiscount: fen(platformDiscount),
    otherDiscount: fen(otherDiscount),
    postage: fen(postage),
    paid: fen(paid),
    receivable: fen(paid + beyondPaid),
  };
}

function mapShares<Value>(shares: Shares, of: (value: number, name: keyof Shares) => Value): Record<keyof Shares, Value> {
  return Object.fromEntries(Object.entries(shares).map(([name, value]) => [name, of(value, name as keyof Shares)])) as Record<
    keyof Shares,
    Value
  >;
}

function sumShares(some: readonly Shares[]): Shares {
  const none: Shares = { merchantDiscount: 0, platformDiscount: 0, otherDiscount: 0, postage: 0, paid: 0, unpaid: 0, beyondPaid: 0 };
  return some.reduce((sum, one) => mapShares(sum, (value, name) => value + one[name]), none);
}

/** Nothing at all, of a gift or of goods that are sent again. */
export const noMoney: Amounts = amountsOf(sumShares([]));
