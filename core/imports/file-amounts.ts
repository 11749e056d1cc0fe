import { discrepancyOf, dueOf } from '../channels/amount-break.ts';
import type { ChannelAmounts, ChannelOrderStates, Discrepancy } from '../channels/channel-order.ts';
import { shareOut } from '../channels/share-out.ts';
import { fen, sumFen, type Fen } from '../kernel/money.ts';
import { lineListOf } from './read-cell.ts';
import type { RowValues } from './read-row.ts';

type Line = Readonly<{ values: RowValues; quantity: number }>;

type Ask = Readonly<{ order: RowValues; lines: readonly Line[]; payment: ChannelOrderStates['payment'] }>;

/** Money of an order of a file, and of its lines. `isBearerKnown` is false where the file tells a discount but not who bears it. */
export type FileAmounts = Readonly<{
  amounts: ChannelAmounts;
  lines: readonly ChannelAmounts[];
  discrepancies: readonly Discrepancy[];
  isBearerKnown: boolean;
}>;

const bearers = [
  ['merchantDiscount', 'lineMerchantDiscount'],
  ['platformDiscount', 'linePlatformDiscount'],
  ['otherDiscount', 'lineOtherDiscount'],
] as const;

type Bearer = (typeof bearers)[number][0];
/** Discounts a line, by who bears them. */
type Shares = Readonly<Record<Bearer, readonly Fen[]>>;

/**
 * Adds up what a file tells: of each line what it costs, of the order its postage, its discounts, what is to be paid and what was
 * paid. What stands on one level only is shared out or summed up; what stands on both and differs is a discrepancy. A discount
 * that the file does not name is the merchant's; where money went back, nothing is concluded from what was paid.
 */
export function fileAmounts({ order, lines, payment }: Ask): FileAmounts {
  const postage = order.postage ?? sumOf(lines, 'linePostage') ?? fen(0);
  const named = namedDiscounts(order, lines);
  const payable = order.payable ?? sumOf(lines, 'linePayable');
  const lists = listsOf({ order, lines, goods: goodsOf({ order, payable, postage, named }) });
  const shares = named === null ? hiddenDiscounts({ order, lines, lists, postage }) : sharedDiscounts(named, lists);
  const goods = {
    list: sumFen(lists),
    merchantDiscount: sumFen(shares.merchantDiscount),
    platformDiscount: sumFen(shares.platformDiscount),
    otherDiscount: sumFen(shares.otherDiscount),
    postage,
  };
  const due = dueOf({ ...goods, paid: fen(0), receivable: fen(0) });
  const paid = payment === 'unpaid' ? fen(0) : (order.paid ?? sumOf(lines, 'linePaid') ?? (payment === 'paid' ? due : fen(0)));
  const receivable = order.receivable ?? fen(goods.list - goods.merchantDiscount + postage);
  const dues = lists.map((list, at) => fen(list - bearers.reduce((sum, [bearer]) => sum + (shares[bearer][at] ?? 0), 0)));
  const paidShares = shared(fen(paid - (payment === 'paid' ? postage : 0)), dues);
  const net = lists.map((list, at) => fen(list - (shares.merchantDiscount[at] ?? 0)));
  const receivables = shared(fen(receivable - postage), net);
  return {
    amounts: { ...goods, paid, receivable },
    lines: lists.map((list, at) => ({
      list,
      merchantDiscount: shares.merchantDiscount[at] ?? fen(0),
      platformDiscount: shares.platformDiscount[at] ?? fen(0),
      otherDiscount: shares.otherDiscount[at] ?? fen(0),
      postage: fen(0), // of the order, not of a line
      paid: paidShares[at] ?? fen(0),
      receivable: receivables[at] ?? fen(0),
    })),
    discrepancies: [
      ...(order.goodsTotal === undefined ? [] : discrepancyOf('file.goods_total', order.goodsTotal, goods.list)),
      // files of lines differ in whether what is to be paid holds the postage
      ...(payable === null || payable === due || payable === due - postage ? [] : discrepancyOf('file.payable', payable, due)),
    ],
    isBearerKnown: named !== null || due === goods.list + postage,
  };
}

/** The sum of a field over the lines; null when no line has it. */
function sumOf(lines: readonly Line[], field: 'linePostage' | 'linePayable' | 'linePaid'): Fen | null {
  const told = lines.flatMap(({ values }) => values[field] ?? []);
  return told.length === 0 ? null : sumFen(told);
}

/** An amount over lines: to each its own where they add up to it, else by weight. */
function shared(total: Fen, own: readonly Fen[]): readonly Fen[] {
  if (sumFen(own) === total) return own;
  return shareOut(
    total,
    own.map((amount) => Math.max(amount, 0)),
  );
}

/** A discount of a bearer: told line by line, or of the order. */
type Named = Readonly<Record<Bearer, readonly (Fen | undefined)[] | Fen>>;

/** Discounts that the file names by who bears them; null when it names none. Some files write them with a minus. */
function namedDiscounts(order: RowValues, lines: readonly Line[]): Named | null {
  const isNamed = bearers.some(([whole, part]) => order[whole] !== undefined || lines.some(({ values }) => values[part] !== undefined));
  if (!isNamed) return null;
  const positive = (amount: Fen): Fen => fen(Math.abs(amount));
  return Object.fromEntries(
    bearers.map(([whole, part]) => {
      const own = lines.map(({ values }) => values[part]).map((amount) => (amount === undefined ? undefined : positive(amount)));
      return [whole, own.some((amount) => amount !== undefined) ? own : positive(order[whole] ?? fen(0))];
    }),
  ) as Named;
}

function sharedDiscounts(named: Named, lists: readonly Fen[]): Shares {
  const shares = bearers.map(([bearer]) => {
    const told = named[bearer];
    const weights = lists.map((list) => Math.max(list, 0));
    return [bearer, typeof told === 'number' ? shareOut(told, weights) : told.map((amount) => amount ?? fen(0))];
  });
  return Object.fromEntries(shares) as Shares;
}

type Goods = Readonly<{ order: RowValues; payable: Fen | null; postage: Fen; named: Named | null }>;

/** What the goods of an order cost before discounts, as far as the order tells it; null when it does not. */
function goodsOf({ order, payable, postage, named }: Goods): Fen | null {
  if (order.goodsTotal !== undefined) return order.goodsTotal;
  const whole = payable ?? order.paid ?? null;
  if (whole === null) return null;
  const discounts = bearers.map(([bearer]) => named?.[bearer] ?? fen(0));
  const sum = discounts.flatMap((told) => (typeof told === 'number' ? [told] : told.map((amount) => amount ?? fen(0))));
  return fen(Math.max(0, whole - postage + sumFen(sum)));
}

/** What each line costs before discounts: its total, its price by its quantity, or its share by quantity of what is left. */
function listsOf({ lines, goods }: Readonly<{ order: RowValues; lines: readonly Line[]; goods: Fen | null }>): readonly Fen[] {
  const own = lines.map(
    ({ values: { lineTotal, price }, quantity }) => lineTotal ?? (price === undefined ? null : lineListOf(price, quantity)),
  );
  const known = sumFen(own.map((list) => list ?? fen(0)));
  const rest = shareOut(
    fen(Math.max(0, (goods ?? known) - known)),
    lines.map(({ quantity }, at) => (own[at] === null ? quantity : 0)),
  );
  return own.map((list, at) => list ?? rest[at] ?? fen(0));
}

type Hidden = Readonly<{ order: RowValues; lines: readonly Line[]; lists: readonly Fen[]; postage: Fen }>;

/** The difference between what the lines cost and what is to be paid: the merchant's, because nobody else is named. */
function hiddenDiscounts({ order, lines, lists, postage }: Hidden): Shares {
  const none = lists.map(() => fen(0));
  const own = lines.map(({ values }) => values.linePayable);
  if (own.every((amount) => amount !== undefined)) {
    const differences = lists.map((list, at) => fen(Math.max(0, list - (own[at] ?? 0))));
    return { merchantDiscount: differences, platformDiscount: none, otherDiscount: none };
  }
  const isPaidWhole = order.paid !== undefined && order.paid > 0 && !((order.refunded ?? 0) > 0);
  const payable = order.payable ?? (isPaidWhole ? order.paid : undefined);
  if (payable === undefined) return { merchantDiscount: none, platformDiscount: none, otherDiscount: none };
  const difference = fen(Math.max(0, sumFen(lists) + postage - payable));
  return {
    merchantDiscount: shareOut(
      difference,
      lists.map((list) => Math.max(list, 0)),
    ),
    platformDiscount: none,
    otherDiscount: none,
  };
}
