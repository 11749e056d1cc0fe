import { fen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { discrepancyOf } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelAmounts, ChannelOrderStates, Discrepancy } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { paidOfLines } from '@zhidan/core/channels/paid-of-lines.ts';
import { depositMainStatus, statusRows } from './status-table.ts';

/** Money of an order and of each of its lines, in the order of the lines. */
export type OrderAmounts = Readonly<{ order: ChannelAmounts; lines: readonly ChannelAmounts[]; discrepancies: readonly Discrepancy[] }>;

export function paymentOf(order: Part): ChannelOrderStates['payment'] {
  const phases = read.parts(order, 'order_phase_list');
  const paidPhases = phases.filter((phase) => read.isTrue(phase, 'pay_success'));
  if (phases.length > 1 && paidPhases.length < phases.length) return paidPhases.length === 0 ? 'unpaid' : 'deposit_paid';
  if (read.text(order, 'main_status') === depositMainStatus) return 'deposit_paid';
  const isPaid = statusRows[read.text(order, 'order_status')]?.isPaid === true && !isOnDelivery(order);
  return isPaid || read.seconds(order, 'pay_time') !== null ? 'paid' : 'unpaid';
}

/** 货到付款: it ships although nobody has paid. */
export function isOnDelivery(order: Part): boolean {
  const isShippable = ['2', '101', '3'].includes(read.text(order, 'order_status'));
  return read.text(order, 'pay_type') === '0' && isShippable && read.seconds(order, 'pay_time') === null;
}

/** What the buyer has paid by now: `pay_amount` still holds what the payment channel gave. */
export function paidOf(order: Part): Fen {
  const payment = paymentOf(order);
  if (payment === 'unpaid') return fen(0);
  if (payment === 'paid') return fen(read.fen(order, 'pay_amount') - read.fen(order, 'promotion_pay_amount'));
  const phases = read.parts(order, 'order_phase_list').filter((phase) => read.isTrue(phase, 'pay_success'));
  return sumFen(phases.map((phase) => read.fen(phase, 'phase_pay_amount')));
}

/** Source: platforms/douyin.md §5, money identities. Everybody who bears a discount but us pays it to us. */
export function amountsOf(order: Part, lineParts: readonly Part[]): OrderAmounts {
  const payment = paymentOf(order);
  const dues = lineParts.map((line) => fen(read.fen(line, 'pay_amount') - read.fen(line, 'promotion_pay_amount')));
  const paid = paidOf(order);
  const shares = paidOfLines(payment, paid, dues);
  const lines = lineParts.map((line, at) =>
    amountsIn(line, { list: read.fen(line, 'sum_amount'), postage: fen(0), paid: shares[at] ?? fen(0) }),
  );
  const list = sumFen(lines.map((line) => line.list));
  const whole = amountsIn(order, { list, postage: read.fen(order, 'post_amount'), paid });
  return { order: whole, lines, discrepancies: platformBreaks(order, lineParts, whole) };
}

/** What the merchant bears is what is left: its own promotions and prices changed by hand. */
function amountsIn(part: Part, { list, postage, paid }: Readonly<{ list: Fen; postage: Fen; paid: Fen }>): ChannelAmounts {
  const pay = read.fen(part, 'pay_amount');
  const platformDiscount = read.fen(part, 'only_platform_cost_amount');
  const author = read.fen(part, 'author_cost_amount');
  const receivable = fen(pay + platformDiscount + author);
  return {
    list,
    merchantDiscount: fen(list + postage - receivable),
    platformDiscount,
    otherDiscount: fen(author + read.fen(part, 'promotion_pay_amount')),
    postage,
    paid,
    receivable,
  };
}

/** The platform's own identities: the sum on the left is its parts on the right. */
const identities: readonly (readonly [string, readonly string[]])[] = [
  ['promotion_amount', ['promotion_shop_amount', 'promotion_platform_amount', 'promotion_talent_amount']],
  ['platform_cost_amount', ['only_platform_cost_amount', 'author_cost_amount']],
  ['total_promotion_amount', ['promotion_amount', 'post_promotion_amount']],
];

function platformBreaks(order: Part, lines: readonly Part[], whole: ChannelAmounts): readonly Discrepancy[] {
  const isEdited = read.fen(order, 'modify_amount') !== 0 || read.fen(order, 'modify_post_amount') !== 0;
  const edited = [
    ...('order_amount' in order.fields
      ? discrepancyOf('douyin.order_amount', read.fen(order, 'order_amount'), fen(whole.list + whole.postage))
      : []),
    ...('shop_cost_amount' in order.fields
      ? discrepancyOf('douyin.shop_cost_amount', read.fen(order, 'shop_cost_amount'), whole.merchantDiscount)
      : []),
  ];
  return [
    ...identities.flatMap(([name, parts]) =>
      name in order.fields
        ? discrepancyOf(`douyin.${name}`, read.fen(order, name), sumFen(parts.map((part) => read.fen(order, part))))
        : [],
    ),
    ...(isEdited ? [] : edited), // a price changed by hand has no sign that the platform documents
    ...lines.flatMap((line) =>
      discrepancyOf(
        `douyin.sum_amount.${read.text(line, 'order_id')}`,
        read.fen(line, 'sum_amount'),
        fen(read.fen(line, 'origin_amount') * read.whole(line, 'item_num')),
      ),
    ),
  ];
}
