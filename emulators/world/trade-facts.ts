import { fen, sumFen, type Fen } from '@zhidan/core/kernel/money.ts';
import type { Refund, Trade, TradeLine } from './trade.ts';

/** Price × quantity. */
export const listOf = (line: TradeLine): Fen => fen(line.goods.price * line.quantity);
export const discountOf = (line: TradeLine): Fen => sumFen([line.merchantDiscount, line.platformDiscount, line.otherDiscount]);
/** What the buyer pays for the line. */
export const netOf = (line: TradeLine): Fen => fen(listOf(line) - discountOf(line));

/** What the buyer pays for all of it, postage included. */
export const totalOf = (trade: Trade): Fen => fen(sumFen(trade.lines.map(netOf)) + trade.postage);
/** What the buyer has paid by now. */
export function paidOf(trade: Trade): Fen {
  if (trade.paidMs === null) return fen(0);
  return trade.isPresale && trade.finalPaidMs === null ? trade.deposit : totalOf(trade);
}

export const isFullyPaid = (trade: Trade): boolean => trade.paidMs !== null && (!trade.isPresale || trade.finalPaidMs !== null);
/** When the last of the money came. */
export const fullyPaidMs = (trade: Trade): number | null => (trade.isPresale ? trade.finalPaidMs : trade.paidMs);

export const shippedQuantity = (trade: Trade, lineSeq: number): number =>
  trade.shipments.flatMap((parcel) => parcel.lines).reduce((sum, part) => sum + (part.lineSeq === lineSeq ? part.quantity : 0), 0);

/** The last refund of a line: earlier ones were refused or withdrawn. */
export const refundOf = (trade: Trade, lineSeq: number): Refund | undefined =>
  trade.refunds.findLast((refund) => refund.lineSeq === lineSeq);
export const isRefundOpen = (refund: Refund): boolean => ['asked', 'agreed', 'returned'].includes(refund.state);

/** The whole line was paid back. */
export function isLineClosed(trade: Trade, line: TradeLine): boolean {
  const refund = refundOf(trade, line.seq);
  return trade.canceledMs !== null || (refund?.state === 'paid' && refund.kind !== 'exchange' && refund.quantity >= line.quantity);
}

/** How far the open lines have gone out. */
export function shippingOf(trade: Trade): 'none' | 'part' | 'all' {
  const open = trade.lines.filter((line) => !isLineClosed(trade, line) || shippedQuantity(trade, line.seq) > 0);
  if (trade.shipments.length === 0 || open.length === 0) return 'none';
  return open.every((line) => shippedQuantity(trade, line.seq) >= line.quantity) ? 'all' : 'part';
}

/** First moment at which all open lines were out; null before. */
export const shippedMs = (trade: Trade): number | null => (shippingOf(trade) === 'all' ? (trade.shipments.at(-1)?.atMs ?? null) : null);

/** Every line was paid back or the trade was canceled. */
export const isClosed = (trade: Trade): boolean => trade.canceledMs !== null || trade.lines.every((line) => isLineClosed(trade, line));
