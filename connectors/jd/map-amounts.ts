import { fen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import { discrepancyOf } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelAmounts, ChannelOrderStates, Discrepancy } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { shareOut } from '@zhidan/core/channels/share-out.ts';
import { readCoupons, sumOf, type Bearer, type Coupon } from './coupon.ts';

type Amounts = Readonly<{ amounts: ChannelAmounts; lines: readonly ChannelAmounts[]; discrepancies: readonly Discrepancy[] }>;

/**
 * Money of an order and its lines, by the fields of October 2024 where they are and by the older ones else. Fees and taxes stand
 * with the freight; the discount of a payment tool is borne by a bank. Source: platforms/jd.md §5.
 */
export function readAmounts(order: Part, payment: ChannelOrderStates['payment']): Amounts {
  const items = read.parts(order, 'itemInfoList');
  const lists = items.map((item) => fen(read.yuan(item, 'jdPrice') * read.whole(item, 'itemTotal')));
  const coupons = readCoupons(order);
  const list = sumFen(lists);
  const postage = sumFen(['freightPrice', 'serviceFee', 'taxFee'].map((name) => read.yuan(order, name)));
  const merchantDiscount = firstYuan(order, ['totalSellerDiscount', 'sellerDiscount']) ?? sumOf(coupons, 'merchant');
  const amounts = {
    list,
    merchantDiscount,
    platformDiscount: sumOf(coupons, 'platform'),
    otherDiscount: sumFen([read.yuan(order, 'payDiscount'), sumOf(coupons, 'other')]),
    postage,
    paid: payment === 'paid' ? paidOf(order) : fen(0),
    receivable: fen((receivableOf(order) ?? list - merchantDiscount) + postage),
  };
  const lines = linesOf({ amounts, coupons, lists, skuNos: items.map((item) => read.text(item, 'skuId')) }, payment === 'paid');
  return { amounts, lines, discrepancies: breaks(order, amounts, coupons) };
}

function firstYuan(order: Part, names: readonly string[]): Fen | null {
  return names.map((name) => read.yuanOrNull(order, name)).find((amount) => amount !== null) ?? null;
}

/** `actualPay` may lag behind the payment; the older `orderPayment` is what was paid besides the balance of the buyer's account. */
function paidOf(order: Part): Fen {
  const actual = read.yuan(order, 'actualPay');
  if (actual > 0) return actual;
  const should = read.yuanOrNull(order, 'shouldPay');
  if (should !== null) return fen(should - read.yuan(order, 'payDiscount'));
  return sumFen([read.yuan(order, 'orderPayment'), read.yuan(order, 'balanceUsed')]);
}

/** Goods without freight; the platform reckons it up to a minute late, and until then says nothing or 0. */
function receivableOf(order: Part): Fen | null {
  const receivable = read.yuan(order, 'totalSellerReceivable');
  return receivable > 0 ? receivable : null;
}

type Sharing = Readonly<{ amounts: ChannelAmounts; coupons: readonly Coupon[]; lists: readonly Fen[]; skuNos: readonly string[] }>;

/** Discounts of one SKU go to its first row; those of the order are shared by what the rows cost after that. */
function linesOf(sharing: Sharing, isPaid: boolean): readonly ChannelAmounts[] {
  const { amounts, lists } = sharing;
  const merchant = discountsOf(sharing, 'merchant', amounts.merchantDiscount);
  const platform = discountsOf(sharing, 'platform', amounts.platformDiscount);
  const other = discountsOf(sharing, 'other', amounts.otherDiscount);
  return lists.map((list, index) => {
    const [merchantDiscount, platformDiscount, otherDiscount] = [
      merchant[index] ?? fen(0),
      platform[index] ?? fen(0),
      other[index] ?? fen(0),
    ];
    const receivable = fen(list - merchantDiscount);
    const paid = isPaid ? fen(receivable - platformDiscount - otherDiscount) : fen(0);
    return { list, merchantDiscount, platformDiscount, otherDiscount, postage: fen(0), paid, receivable };
  });
}

function discountsOf({ coupons, lists, skuNos }: Sharing, bearer: Bearer, total: Fen): readonly Fen[] {
  const own = skuNos.map((skuNo, index) =>
    skuNos.indexOf(skuNo) === index
      ? sumOf(
          coupons.filter((coupon) => coupon.skuNo === skuNo),
          bearer,
        )
      : fen(0),
  );
  const shared = shareOut(
    fen(total - sumFen(own)),
    lists.map((list, index) => Math.max(0, list - (own[index] ?? 0))),
  );
  return own.map((amount, index) => sumFen([amount, shared[index] ?? fen(0)]));
}

/** The platform's own sums against their parts, as far as it tells them. */
function breaks(order: Part, amounts: ChannelAmounts, coupons: readonly Coupon[]): readonly Discrepancy[] {
  const sellerPrice = fen(amounts.list - amounts.merchantDiscount);
  const sums: readonly (readonly [string, Fen | null, Fen])[] = [
    ['totalOriginalPrice', read.yuanOrNull(order, 'totalOriginalPrice'), amounts.list],
    ['orderTotalPrice', read.yuanOrNull(order, 'orderTotalPrice'), amounts.list],
    ['orderSellerPrice', read.yuanOrNull(order, 'orderSellerPrice'), sellerPrice],
    ['totalSellerReceivable', receivableOf(order), sellerPrice],
    ['couponDetailList', coupons.length > 0 ? sumOf(coupons, 'merchant') : null, amounts.merchantDiscount],
  ];
  return sums.flatMap(([rule, platform, computed]) => (platform === null ? [] : discrepancyOf(rule, platform, computed)));
}
