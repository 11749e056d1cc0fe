import { fullyPaidMs, isRefundOpen, shippingOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';

export const orderStates = {
  WAIT_SELLER_STOCK_OUT: '等待出库',
  WAIT_GOODS_RECEIVE_CONFIRM: '等待确认收货',
  WAIT_SELLER_DELIVERY: '等待发货',
  PAUSE: '暂停',
  FINISHED_L: '完成',
  TRADE_CANCELED: '取消',
  LOCKED: '已锁定',
  POP_ORDER_PAUSE: '暂停',
  WAIT_SEND_CODE: '等待发码',
} as const;
export type OrderState = keyof typeof orderStates;

/** State of an order. Spec: jd §5. A cancellation that waits for the seller locks it. */
export function orderState(trade: Trade): OrderState {
  const applies = trade.refunds.filter((refund) => isCancellation(trade, refund));
  if (trade.canceledMs !== null || applies.some(({ state }) => state === 'paid')) return 'TRADE_CANCELED';
  if (trade.completedMs !== null) return 'FINISHED_L';
  if (shippingOf(trade) === 'all') return 'WAIT_GOODS_RECEIVE_CONFIRM';
  if (applies.some(isRefundOpen)) return 'LOCKED';
  return trade.isUnderRisk ? 'POP_ORDER_PAUSE' : 'WAIT_SELLER_STOCK_OUT';
}

/** Asked for before anything had left: 取消订单, and not a service order. */
export function isCancellation(trade: Trade, refund: Refund): boolean {
  const [first] = trade.shipments;
  return refund.kind === 'refund_only' && (!first || refund.askedMs < first.atMs);
}

/** Orders are seen from the moment that all the money came; a presale after its last payment. */
export const isVisible = (trade: Trade): boolean => fullyPaidMs(trade) !== null;

/** The last change of state or waybill: what `modified` covers at the least. */
export function stateChangedMs(trade: Trade): number {
  return Math.max(
    trade.createdMs,
    fullyPaidMs(trade) ?? 0,
    trade.completedMs ?? 0,
    trade.canceledMs ?? 0,
    ...trade.shipments.map(({ atMs }) => atMs),
    ...trade.refunds.filter((refund) => isCancellation(trade, refund)).map(({ changedMs }) => changedMs),
  );
}
