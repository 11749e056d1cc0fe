import type { ChannelOrder, ChannelOrderLine } from './channel-order.ts';

/** How far an order is refunded, where the platform tells it of lines only. A gift has nothing to refund. */
export function refundOfLines(lines: readonly Pick<ChannelOrderLine, 'isGift' | 'refund'>[]): ChannelOrder['states']['refund'] {
  const sold = lines.filter(({ isGift }) => !isGift);
  const refunded = sold.filter(({ refund }) => refund === 'refunded').length;
  if (lines.some(({ refund }) => refund === 'requested')) return 'requested';
  if (refunded === 0) return 'none';
  return refunded === sold.length ? 'refunded' : 'partly_refunded';
}
