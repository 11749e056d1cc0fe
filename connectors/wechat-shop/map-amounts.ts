import { fen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { discrepancyOf } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelAmounts, ChannelOrderStates, Discrepancy } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { shareOut } from '@zhidan/core/channels/share-out.ts';
import { dueOfRow, listOf, type ProductRow } from './map-lines.ts';

type Amounts = Readonly<{ amounts: ChannelAmounts; lines: readonly ChannelAmounts[]; discrepancies: readonly Discrepancy[] }>;

/**
 * Money of an order and its lines. What the merchant receives above what the buyer pays was borne by others: by the live author
 * as far as he is named, else by the platform; what is missing to the list price, by the merchant.
 * Source: platforms/wechat-shop.md §5; fields of bearers are newer and often absent.
 */
export function readAmounts(order: Part, rows: readonly ProductRow[], payment: ChannelOrderStates['payment']): Amounts {
  const price = read.part(read.part(order, 'order_detail'), 'price_info');
  const list = sumFen(rows.map(listOf));
  const postage = read.isTrue(price, 'is_change_freight') ? read.fen(price, 'change_freight') : read.fen(price, 'freight');
  const orderPrice = read.fen(price, 'order_price');
  const hasReceivable = read.text(price, 'merchant_receieve_price') !== ''; // the platform's own spelling
  const receivable = hasReceivable ? read.fen(price, 'merchant_receieve_price') : orderPrice;
  const byOthers = Math.max(0, receivable - orderPrice);
  const otherDiscount = fen(Math.min(byOthers, Math.max(0, read.fen(price, 'finder_discounted_price'))));
  const platformDiscount = fen(byOthers - otherDiscount);
  const merchantDiscount = fen(list + postage - orderPrice - byOthers);
  const paid = payment === 'paid' ? orderPrice : fen(0);
  const amounts = { list, merchantDiscount, platformDiscount, otherDiscount, postage, paid, receivable };
  return { amounts, lines: linesOf(amounts, rows, payment === 'paid'), discrepancies: breaks(price, amounts, orderPrice) };
}

/** What others bear is shared over the lines by their discounts; the rest of a line's discount is the merchant's. */
function linesOf(amounts: ChannelAmounts, rows: readonly ProductRow[], isPaid: boolean): readonly ChannelAmounts[] {
  const discounts = rows.map((row) => listOf(row) - dueOfRow(row));
  const weights = discounts.map((discount) => Math.max(0, discount));
  const platform = shareOut(amounts.platformDiscount, weights);
  const other = shareOut(amounts.otherDiscount, weights);
  return rows.map((row, index) => {
    const [platformDiscount, otherDiscount] = [platform[index] ?? fen(0), other[index] ?? fen(0)];
    const due = dueOfRow(row);
    return {
      list: listOf(row),
      merchantDiscount: fen((discounts[index] ?? 0) - platformDiscount - otherDiscount),
      platformDiscount,
      otherDiscount,
      postage: fen(0),
      paid: isPaid ? due : fen(0),
      receivable: fen(due + platformDiscount + otherDiscount),
    };
  });
}

/** The platform's own sums against their parts. */
function breaks(price: Part, amounts: ChannelAmounts, orderPrice: Fen): readonly Discrepancy[] {
  const off = sumFen(['discounted_price', 'deduction_price', 'change_down_price'].map((name) => read.fen(price, name)));
  const named = read.text(price, 'merchant_discounted_price');
  return [
    ...discrepancyOf('product_price', read.fen(price, 'product_price'), amounts.list),
    ...discrepancyOf('order_price', orderPrice, fen(amounts.list + amounts.postage - off)),
    ...(named === ''
      ? []
      : discrepancyOf('merchant_discounted_price', read.fen(price, 'merchant_discounted_price'), amounts.merchantDiscount)),
  ];
}
