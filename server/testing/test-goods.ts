import type { ChannelOrder, ChannelOrderLine } from '@zhidan/core/channels/channel-order.ts';
import { sumFen } from '@zhidan/core/kernel/money.ts';
import { aChannelLine, aChannelOrder } from './test-channel-order.ts';

/** One piece of goods that are called by their title alone. */
export const goodsLine = (title: string, change: Partial<ChannelOrderLine> = {}): ChannelOrderLine =>
  aChannelLine({ lineNo: title, productNo: title, skuNo: '', title, merchantCode: '', barcode: '', ...change });

/** A paid order of these lines whose sums add up. */
export function goodsOrder(no: string, lines: readonly ChannelOrderLine[], change: Partial<ChannelOrder> = {}): ChannelOrder {
  const names = ['list', 'merchantDiscount', 'platformDiscount', 'otherDiscount', 'postage', 'paid', 'receivable'] as const;
  const sums = Object.fromEntries(names.map((name) => [name, sumFen(lines.map(({ amounts }) => amounts[name]))]));
  return aChannelOrder({ channelOrderNo: no, lines: [...lines], amounts: sums as ChannelOrder['amounts'], ...change });
}
