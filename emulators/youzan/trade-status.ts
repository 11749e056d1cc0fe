import { isClosed, isFullyPaid, isLineClosed, isRefundOpen, shippingOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';

/** Spec: youzan §5 `status`. TRADE_PAID is passed through at once: only pushes show it. */
export const statusWords = {
  WAIT_BUYER_PAY: '待付款',
  TRADE_PAID: '已支付',
  WAIT_CONFIRM: '待接单',
  WAIT_SELLER_SEND_GOODS: '待发货',
  WAIT_BUYER_CONFIRM_GOODS: '已发货',
  TRADE_SUCCESS: '已完成',
  TRADE_CLOSED: '已关闭',
} as const satisfies Readonly<Record<string, string>>;
export type TradeStatus = keyof typeof statusWords;

export function tradeStatus(trade: Trade): TradeStatus {
  if (isClosed(trade)) return 'TRADE_CLOSED';
  if (trade.completedMs !== null) return 'TRADE_SUCCESS';
  if (!isFullyPaid(trade)) return 'WAIT_BUYER_PAY';
  if (shippingOf(trade) === 'all') return 'WAIT_BUYER_CONFIRM_GOODS';
  return trade.isUnderRisk ? 'WAIT_CONFIRM' : 'WAIT_SELLER_SEND_GOODS';
}

/** 1 过期关闭, 2 标记退款, 4 买家取消 */
export function closeType(trade: Trade): number {
  if (trade.canceledMs !== null) return trade.cancelReason.includes('超时') ? 1 : 4;
  return isClosed(trade) ? 2 : 0;
}

/** Of the whole trade: 1 and 11 under way, 2 and 12 done, in part and in full. */
export function tradeRefundState(trade: Trade): number {
  const isFull = trade.lines.filter(({ isGift }) => !isGift).every((line) => trade.refunds.some(({ lineSeq }) => lineSeq === line.seq));
  if (trade.refunds.some(isRefundOpen)) return isFull ? 11 : 1;
  const isPaidBack = trade.refunds.some(({ state, kind }) => state === 'paid' && kind !== 'exchange');
  if (!isPaidBack) return 0;
  return trade.lines.filter(({ isGift }) => !isGift).every((line) => isLineClosed(trade, line)) ? 12 : 2;
}

/** Of one refund: its name in the refund APIs and its number inside a trade. A refusal after the goods came back has its own. */
export function refundStatus(refund: Refund): Readonly<{ status: string; state: number }> {
  if (refund.state === 'refused' && refund.returnWaybill) return { status: 'SELLER_REFUSE_BUYER_RETURN_GOODS', state: 40 };
  return refundStatuses[refund.state];
}

const refundStatuses: Readonly<Record<Refund['state'], Readonly<{ status: string; state: number }>>> = {
  asked: { status: 'WAIT_SELLER_AGREE', state: 1 },
  refused: { status: 'SELLER_REFUSE_BUYER', state: 10 },
  agreed: { status: 'WAIT_BUYER_RETURN_GOODS', state: 20 },
  returned: { status: 'WAIT_SELLER_CONFIRM_GOODS', state: 30 },
  withdrawn: { status: 'CLOSED', state: 50 },
  paid: { status: 'SUCCESS', state: 60 },
};
