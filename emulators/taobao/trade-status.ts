import { isClosed, isFullyPaid, isLineClosed, refundOf, shippedQuantity, shippingOf } from '../world/trade-facts.ts';
import type { Refund, Trade, TradeLine } from '../world/trade.ts';

/** Status of a trade. Spec: taobao §5 `trade_status`. */
export function tradeStatus(trade: Trade): string {
  if (trade.canceledMs !== null) return 'TRADE_CLOSED_BY_TAOBAO';
  if (isClosed(trade)) return 'TRADE_CLOSED';
  if (trade.completedMs !== null) return 'TRADE_FINISHED';
  if (!isFullyPaid(trade)) return 'WAIT_BUYER_PAY';
  const shipping = shippingOf(trade);
  if (shipping === 'all') return 'WAIT_BUYER_CONFIRM_GOODS';
  if (trade.isUnderRisk) return 'PAID_FORBID_CONSIGN';
  return shipping === 'part' ? 'SELLER_CONSIGNED_PART' : 'WAIT_SELLER_SEND_GOODS';
}

/** Lines know neither SELLER_CONSIGNED_PART nor PAID_FORBID_CONSIGN. */
export function lineStatus(trade: Trade, line: TradeLine): string {
  if (trade.canceledMs !== null) return 'TRADE_CLOSED_BY_TAOBAO';
  if (isLineClosed(trade, line)) return 'TRADE_CLOSED';
  if (trade.completedMs !== null) return 'TRADE_FINISHED';
  if (!isFullyPaid(trade)) return 'WAIT_BUYER_PAY';
  return shippedQuantity(trade, line.seq) >= line.quantity ? 'WAIT_BUYER_CONFIRM_GOODS' : 'WAIT_SELLER_SEND_GOODS';
}

export const refundStatuses: Readonly<Record<Refund['state'], string>> = {
  asked: 'WAIT_SELLER_AGREE',
  agreed: 'WAIT_BUYER_RETURN_GOODS',
  returned: 'WAIT_SELLER_CONFIRM_GOODS',
  refused: 'SELLER_REFUSE_BUYER',
  withdrawn: 'CLOSED',
  paid: 'SUCCESS',
};

export function lineRefundStatus(trade: Trade, line: TradeLine): string {
  const refund = refundOf(trade, line.seq);
  return refund ? refundStatuses[refund.state] : 'NO_REFUND';
}

/** Presale: how far the two payments are. */
export function stepStatus(trade: Trade): string {
  if (trade.paidMs === null) return 'FRONT_NOPAID_FINAL_NOPAID';
  if (trade.finalPaidMs !== null) return 'FRONT_PAID_FINAL_PAID';
  return trade.canceledMs === null ? 'FRONT_PAID_FINAL_NOPAID' : 'FRONT_PAID_FRONT_FORFEITED';
}
