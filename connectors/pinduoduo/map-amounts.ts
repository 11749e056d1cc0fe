import { fen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { discrepancyOf, dueOf } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelAmounts, ChannelOrderStates, Discrepancy } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { shareOut } from '@zhidan/core/channels/share-out.ts';
import { yuanNumber } from './yuan-number.ts';

type Amounts = Readonly<{ amounts: ChannelAmounts; lines: readonly ChannelAmounts[]; discrepancies: readonly Discrepancy[] }>;

const nothing = fen(0);

/**
 * Money of an order and of its sold lines, which are one as a rule. Fees of services (installing at home) stand with the postage.
 * Source of the identities: platforms/pinduoduo.md §5; who bears 团长免单 (`capital_free_discount`) is unverified.
 */
export function readAmounts(order: Part, payment: ChannelOrderStates['payment']): Amounts {
  const items = read.parts(order, 'item_list');
  const lists = items.map((item) => fen(yuanNumber(item, 'goods_price') * read.whole(item, 'goods_count')));
  const payAmount = yuanNumber(order, 'pay_amount');
  const paid = { paid: payAmount, deposit_paid: yuanNumber(read.part(order, 'step_order_info'), 'advanced_paid_fee'), unpaid: nothing };
  const asked = {
    list: sumFen(lists),
    merchantDiscount: sumFen([yuanNumber(order, 'seller_discount'), yuanNumber(order, 'order_change_amount')]),
    platformDiscount: yuanNumber(order, 'platform_discount'),
    otherDiscount: yuanNumber(order, 'capital_free_discount'),
    postage: sumFen([
      yuanNumber(order, 'postage'),
      ...read.parts(order, 'service_fee_detail').map((fee) => yuanNumber(fee, 'service_fee')),
    ]),
    paid: paid[payment],
    receivable: nothing,
  };
  // 支付立减 is the platform's money; whether pay_amount is before or after it, the document does not say and the sums do
  const reduction = yuanNumber(order, 'duo_duo_pay_reduction');
  const isInside = payAmount === dueOf(asked) - reduction;
  const platformDiscount = fen(asked.platformDiscount + (isInside ? reduction : 0));
  const amounts = { ...asked, platformDiscount, receivable: sumFen([payAmount, platformDiscount]) };
  return { amounts, lines: linesOf(amounts, lists, payment === 'paid'), discrepancies: breaks(order, asked) };
}

/** The order's money over its lines by list price; postage stays with the order. */
function linesOf(amounts: ChannelAmounts, lists: readonly Fen[], isPaid: boolean): readonly ChannelAmounts[] {
  const share = (total: number): readonly Fen[] => shareOut(fen(total), lists);
  const merchant = share(amounts.merchantDiscount);
  const platform = share(amounts.platformDiscount);
  const other = share(amounts.otherDiscount);
  const paid = share(isPaid ? amounts.paid - amounts.postage : amounts.paid);
  const receivable = share(amounts.receivable - amounts.postage);
  return lists.map((list, index) => ({
    list,
    merchantDiscount: merchant[index] ?? nothing,
    platformDiscount: platform[index] ?? nothing,
    otherDiscount: other[index] ?? nothing,
    postage: nothing,
    paid: paid[index] ?? nothing,
    receivable: receivable[index] ?? nothing,
  }));
}

/** The platform's own sums against their parts. */
function breaks(order: Part, asked: ChannelAmounts): readonly Discrepancy[] {
  const goods = fen(asked.list - yuanNumber(order, 'order_change_amount'));
  const discounts = sumFen([asked.platformDiscount, yuanNumber(order, 'seller_discount'), asked.otherDiscount]);
  return [
    ...discrepancyOf('goods_amount', yuanNumber(order, 'goods_amount'), goods),
    ...discrepancyOf('discount_amount', yuanNumber(order, 'discount_amount'), discounts),
  ];
}
