import { fen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { discrepancyOf } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelAmounts, ChannelOrderStates, Discrepancy } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { paidOfLines } from '@zhidan/core/channels/paid-of-lines.ts';
import { statusRows } from './status-table.ts';

/** The blocks of a trade that money is read from. */
export type TradeMoney = Readonly<{ info: Part; pay: Part; promotion: Part; lines: readonly Part[] }>;

export type TradeAmounts = Readonly<{ order: ChannelAmounts; lines: readonly ChannelAmounts[]; discrepancies: readonly Discrepancy[] }>;

/** Pays at the door: it ships although nobody has paid. */
export const onDelivery = '9';

export function paymentOf({ info, pay }: Pick<TradeMoney, 'info' | 'pay'>): ChannelOrderStates['payment'] {
  if (read.text(info, 'pay_time') !== '' || statusRows[read.text(info, 'status')]?.isPaid === true)
    return read.text(info, 'pay_type') === onDelivery && read.text(info, 'status') !== 'TRADE_SUCCESS' ? 'unpaid' : 'paid';
  return paidPhases(pay).length > 0 ? 'deposit_paid' : 'unpaid';
}

/** A phase that was paid bears a transaction. */
const paidPhases = (pay: Part): readonly Part[] =>
  read.parts(pay, 'phase_payments').filter((phase) => read.text(phase, 'inner_transaction_no') !== '');

/** Source: platforms/youzan.md §5. Every discount is the merchant's own: Youzan bears none. */
export function amountsOf({ info, pay, promotion, lines }: TradeMoney): TradeAmounts {
  const payment = paymentOf({ info, pay });
  const postage = read.yuan(pay, 'post_fee');
  const lists = lines.map((line) => fen(read.yuan(line, 'price') * read.whole(line, 'num')));
  const dues = lines.map((line) => read.yuan(line, 'payment'));
  const owed = read.yuan(pay, 'payment');
  const paid = { unpaid: () => fen(0), deposit_paid: () => depositOf(pay), paid: () => read.yuanOrNull(pay, 'real_payment') ?? owed }[
    payment
  ]();
  const shares = paidOfLines(payment, paid, dues);
  const lineAmounts = lines.map((_, at): ChannelAmounts => {
    const [list, due] = [lists[at] ?? fen(0), dues[at] ?? fen(0)];
    return { ...plain(list, due), paid: shares[at] ?? fen(0), receivable: due };
  });
  const due = sumFen(dues);
  const list = sumFen(lists);
  return {
    order: { ...plain(list, due), postage, paid, receivable: fen(due + postage) },
    lines: lineAmounts,
    discrepancies: platformBreaks({ pay, promotion }, { list, due, postage }),
  };
}

const plain = (list: Fen, due: Fen) => ({
  list,
  merchantDiscount: fen(list - due),
  platformDiscount: fen(0),
  otherDiscount: fen(0),
  postage: fen(0),
});

const depositOf = (pay: Part): Fen => sumFen(paidPhases(pay).map((phase) => read.yuan(phase, 'real_price')));

type Sums = Readonly<{ list: Fen; due: Fen; postage: Fen }>;

/** What Youzan's own sums say and ours do not; whether `payment` holds the postage depends on the version, so both are tried. */
function platformBreaks({ pay, promotion }: Pick<TradeMoney, 'pay' | 'promotion'>, { list, due, postage }: Sums): readonly Discrepancy[] {
  const total = read.yuanOrNull(pay, 'total_fee');
  const owed = read.yuan(pay, 'payment');
  const promised = sumFen([read.yuan(promotion, 'item_discount_fee'), read.yuan(promotion, 'order_discount_fee')]);
  const isAdjusted = read.yuan(promotion, 'adjust_fee') !== 0; // its sign is not documented
  const hasPromotion = 'order_discount_fee' in promotion.fields && !isAdjusted;
  return [
    ...(total === null ? [] : discrepancyOf('youzan.total_fee', total, list)),
    ...(owed === due ? [] : discrepancyOf('youzan.payment', owed, fen(due + postage))),
    ...(hasPromotion ? discrepancyOf('youzan.order_promotion', promised, fen(list - due)) : []),
  ];
}
