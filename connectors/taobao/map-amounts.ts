import { fen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { discrepancyOf } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelAmounts, ChannelOrderStates, Discrepancy } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { shareOut } from '@zhidan/core/channels/share-out.ts';
import { listIn } from './call.ts';
import { paidStatuses, stepRows } from './status-table.ts';

/** Money of a trade and of each of its lines, in the order of the lines. */
export type TradeAmounts = Readonly<{ order: ChannelAmounts; lines: readonly ChannelAmounts[]; discrepancies: readonly Discrepancy[] }>;

export function paymentOf(trade: Part): ChannelOrderStates['payment'] {
  const step = read.text(trade, 'step_trade_status');
  if (step in stepRows) return stepRows[step] ?? 'unpaid';
  const isPaid =
    read.text(trade, 'pay_time') !== '' || (read.text(trade, 'type') !== 'cod' && paidStatuses.has(read.text(trade, 'status')));
  return isPaid ? 'paid' : 'unpaid';
}

/** What the buyer has paid by now; `payment` is what is owed until it is paid, and what is left after a refund. */
export function paidOf(trade: Part): Fen {
  const paid = { unpaid: () => fen(0), deposit_paid: () => read.yuan(trade, 'step_paid_fee'), paid: () => read.yuan(trade, 'payment') };
  return paid[paymentOf(trade)]();
}

/** Source: platforms/taobao.md §5, money rules. */
export function amountsOf(trade: Part, lines: readonly Part[]): TradeAmounts {
  const payment = paymentOf(trade);
  const postage = read.yuan(trade, 'post_fee');
  const lists = lines.map((line) => fen(read.yuan(line, 'price') * read.whole(line, 'num')));
  const nets = lines.map((line) => netOf(line, trade, lines.length));
  const discounts = lists.map((list, at) => fen(list - (nets[at] ?? 0)));
  const subsidies = split(read.yuan(trade, 'platform_subsidy_fee'), [discounts, lists]);
  const paid = paidOf(trade);
  const lineShares = payment === 'deposit_paid' ? split(paid, [nets, lists]) : nets.map((net) => (payment === 'paid' ? net : fen(0)));
  const lineAmounts = lines.map((_, at): ChannelAmounts => {
    const subsidy = subsidies[at] ?? fen(0);
    return {
      list: lists[at] ?? fen(0),
      merchantDiscount: fen((discounts[at] ?? 0) - subsidy),
      platformDiscount: subsidy,
      otherDiscount: fen(0),
      postage: fen(0), // TOP does not share the postage over the lines
      paid: lineShares[at] ?? fen(0),
      receivable: fen((nets[at] ?? 0) + subsidy),
    };
  });
  const order: ChannelAmounts = { ...totalOf(lineAmounts), postage, paid };
  return {
    order: { ...order, receivable: fen(order.receivable + postage) },
    lines: lineAmounts,
    discrepancies: platformBreaks(trade, lines, lists),
  };
}

/** What the buyer pays for a line after its share of every discount. */
function netOf(line: Part, trade: Part, lineCount: number): Fen {
  const divided = read.yuanOrNull(line, 'divide_order_fee');
  if (divided !== null) return divided;
  if (lineCount === 1) return fen(read.yuan(trade, 'payment') - read.yuan(trade, 'post_fee')); // a lone line's payment is the trade's
  return fen(read.yuan(line, 'payment') - read.yuan(line, 'part_mjz_discount'));
}

function totalOf(lines: readonly ChannelAmounts[]): ChannelAmounts {
  const sum = (name: keyof ChannelAmounts): Fen => sumFen(lines.map((line) => line[name]));
  return {
    list: sum('list'),
    merchantDiscount: sum('merchantDiscount'),
    platformDiscount: sum('platformDiscount'),
    otherDiscount: sum('otherDiscount'),
    postage: sum('postage'),
    paid: sum('paid'),
    receivable: sum('receivable'),
  };
}

/** By what each line was discounted, or by its price where none was. */
function split(total: Fen, [first, second]: readonly (readonly number[])[]): readonly Fen[] {
  const weights = first?.some((weight) => weight > 0) ? first : (second ?? []);
  return shareOut(
    total,
    weights.map((weight) => Math.max(weight, 0)),
  );
}

/** What TOP's own sums say and ours do not. */
function platformBreaks(trade: Part, lines: readonly Part[], lists: readonly Fen[]): readonly Discrepancy[] {
  const total = read.yuanOrNull(trade, 'total_fee');
  const promotions = listIn(trade, 'promotion_details', 'promotion_detail').filter((detail) => isAbout(detail, trade));
  const promised = sumFen(promotions.map((detail) => read.yuan(detail, 'discount_fee')));
  const shared = sumFen(lines.map((line) => read.yuan(line, 'part_mjz_discount')));
  return [
    ...(total === null ? [] : discrepancyOf('taobao.total_fee', total, sumFen(lists))),
    ...(promotions.length === 0 ? [] : discrepancyOf('taobao.promotion_details', promised, shared)),
    ...lines.flatMap((line, at) => {
      const lineTotal = read.yuanOrNull(line, 'total_fee');
      const computed = fen((lists[at] ?? 0) + read.yuan(line, 'adjust_fee') - read.yuan(line, 'discount_fee'));
      return lineTotal === null ? [] : discrepancyOf(`taobao.line_total_fee.${read.text(line, 'oid')}`, lineTotal, computed);
    }),
  ];
}

/** A promotion names the trade, or the line that it is for. */
const isAbout = (detail: Part, trade: Part): boolean => read.text(detail, 'id') === read.text(trade, 'tid');
