import { isRefundOpen, shippingOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';

/** Goods that are bought in groups join within this; shorter than the lag of the lists. */
const longestGroupSeconds = 150;

/**
 * 成团: the moment from which the order is the seller's. Two of three groups are complete at once, the third waits for others.
 * `group_status` of the extras keeps an order back (0) or ends its group (2).
 */
export function confirmedMs(trade: Trade): number | null {
  if (trade.paidMs === null || (trade.extras['group_status'] ?? 1) !== 1) return null;
  const waitSeconds = trade.seq % 3 === 0 ? 1 + ((trade.seq * 37) % longestGroupSeconds) : 0;
  return trade.paidMs + waitSeconds * 1_000;
}

export function isConfirmed(world: World, trade: Trade): boolean {
  const moment = confirmedMs(trade);
  return moment !== null && moment <= world.nowMs();
}

/** What the platform calls `updated_at`: the completed group is a change too. */
export function updatedMs(world: World, trade: Trade): number {
  return isConfirmed(world, trade) ? Math.max(trade.modifiedMs, confirmedMs(trade) ?? 0) : trade.modifiedMs;
}

/** 1 待发货, 2 已发货待签收, 3 已签收 */
export function orderStatus(trade: Trade): 1 | 2 | 3 {
  if (shippingOf(trade) !== 'all') return 1;
  return trade.signedMs === null ? 2 : 3;
}

/** 1 无售后或售后关闭, 2 售后处理中, 4 退款成功 */
export function refundStatus(trade: Trade): 1 | 2 | 4 {
  const refund = trade.refunds.at(-1);
  if (!refund || refund.state === 'withdrawn') return 1;
  if (refund.state === 'paid') return refund.kind === 'exchange' ? 1 : 4;
  return 2;
}

/** Spec: pinduoduo §5 `after_sales_status`. */
export const afterSalesStatuses: Readonly<Record<Refund['kind'], Readonly<Record<Refund['state'], number>>>> = {
  refund_only: { asked: 2, agreed: 4, returned: 4, refused: 6, withdrawn: 11, paid: 10 },
  return_refund: { asked: 3, agreed: 7, returned: 3, refused: 6, withdrawn: 11, paid: 10 },
  exchange: { asked: 14, agreed: 15, returned: 14, refused: 17, withdrawn: 11, paid: 16 },
};

export const afterSalesStatus = (refund: Refund | undefined): number => (refund ? afterSalesStatuses[refund.kind][refund.state] : 0);

/** An order that waits for a decision on its refund must not leave. */
export const hasOpenRefund = (trade: Trade): boolean => trade.refunds.some(isRefundOpen);
