import { isClosed, isFullyPaid, shippingOf } from '../world/trade-facts.ts';
import type { Refund, Trade } from '../world/trade.ts';

/** Status of an order. Spec: wechat-shop §5. */
export function orderStatus(trade: Trade): number {
  if (trade.canceledMs !== null) return 250;
  if (isClosed(trade)) return 200;
  if (trade.completedMs !== null) return 100;
  if (!isFullyPaid(trade)) return 10;
  return { none: 20, part: 21, all: 30 }[shippingOf(trade)];
}

/** Status of an after-sale order. */
export function aftersaleStatus({ kind, state }: Pick<Refund, 'kind' | 'state'>): string {
  const isMoneyOnly = kind === 'refund_only';
  const paid = { refund_only: 'MERCHANT_REFUND_SUCCESS', return_refund: 'MERCHANT_RETURN_SUCCESS', exchange: 'MERCHANT_EXCHANGE_SUCCESS' };
  return {
    asked: 'MERCHANT_PROCESSING',
    agreed: 'USER_WAIT_RETURN',
    returned: 'MERCHANT_WAIT_RECEIPT',
    refused: isMoneyOnly ? 'MERCHANT_REJECT_REFUND' : 'MERCHANT_REJECT_RETURN',
    withdrawn: 'USER_CANCELD',
    paid: paid[kind],
  }[state];
}

export const aftersaleTypes = { refund_only: 'REFUND', return_refund: 'RETURN', exchange: 'EXCHANGE' } as const satisfies Readonly<
  Record<Refund['kind'], string>
>;
