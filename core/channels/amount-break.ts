import { fen, sumFen, type Fen } from '../kernel/money.ts';
import type { ChannelAmounts, ChannelOrder, Discrepancy } from './channel-order.ts';

type Sums = Pick<ChannelOrder, 'amounts' | 'lines' | 'states'>;

/** A recorded discrepancy, or none when both sums are equal: `[...discrepancyOf(rule, theirs, ours)]`. */
export function discrepancyOf(rule: string, platform: Fen, computed: Fen): readonly Discrepancy[] {
  return platform === computed ? [] : [{ rule, platform, computed }];
}

/** What the buyer owes in all: list − discounts + postage. */
export function dueOf({ list, merchantDiscount, platformDiscount, otherDiscount, postage }: ChannelAmounts): Fen {
  return fen(list - merchantDiscount - platformDiscount - otherDiscount + postage);
}

/**
 * Where the amounts of an order do not add up; every connector records these, and its own platform's identities besides.
 * An order's postage may lie on the order alone: lines are compared without it.
 */
export function amountBreaks({ amounts, lines, states }: Sums): readonly Discrepancy[] {
  const sumOf = (pick: (amounts: ChannelAmounts) => number): Fen => sumFen(lines.map((line) => fen(pick(line.amounts))));
  const due = dueOf(amounts);
  const isPaid = states.payment === 'paid';
  const goodsPaid = ({ paid, postage }: ChannelAmounts): number => (isPaid ? paid - postage : paid);
  return [
    ...discrepancyOf(
      'lines.list',
      amounts.list,
      sumOf(({ list }) => list),
    ),
    ...discrepancyOf(
      'lines.merchant_discount',
      amounts.merchantDiscount,
      sumOf(({ merchantDiscount }) => merchantDiscount),
    ),
    ...discrepancyOf(
      'lines.platform_discount',
      amounts.platformDiscount,
      sumOf(({ platformDiscount }) => platformDiscount),
    ),
    ...discrepancyOf(
      'lines.other_discount',
      amounts.otherDiscount,
      sumOf(({ otherDiscount }) => otherDiscount),
    ),
    ...discrepancyOf('lines.paid', fen(goodsPaid(amounts)), sumOf(goodsPaid)),
    ...discrepancyOf(
      'lines.receivable',
      fen(amounts.receivable - amounts.postage),
      sumOf(({ receivable, postage }) => receivable - postage),
    ),
    ...(isPaid || amounts.paid > due ? discrepancyOf('order.paid', amounts.paid, due) : []),
  ];
}
