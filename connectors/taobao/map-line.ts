import type { ChannelAmounts, ChannelOrderLine } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { refundRows, statusRows } from './status-table.ts';

/** One line (子订单) of a trade with its share of the money. */
export function lineOf(line: Part, amounts: ChannelAmounts): ChannelOrderLine {
  return {
    lineNo: lineNoOf(line),
    productNo: read.text(line, 'num_iid'),
    skuNo: read.text(line, 'sku_id'),
    merchantCode: read.text(line, 'outer_sku_id') || read.text(line, 'outer_iid'),
    barcode: '',
    title: read.text(line, 'title'),
    specification: read.text(line, 'sku_properties_name'),
    pictureUrl: read.text(line, 'pic_path'),
    quantity: read.whole(line, 'num'),
    amounts,
    isGift: read.isTrue(line, 'is_free_gift'),
    refund: refundRows[read.text(line, 'refund_status')] ?? 'requested', // an unknown word is safer read as a request
    shipping: lineShippingOf(line),
    raw: line.fields,
  };
}

export function lineNoOf(line: Part): string {
  return read.text(line, 'oid_str') || read.needText(line, 'oid');
}

function lineShippingOf(line: Part): ChannelOrderLine['shipping'] {
  const row = statusRows[read.text(line, 'status')];
  const isSent = read.text(line, 'consign_time') !== '';
  return row?.closing === 'canceled' && isSent ? 'shipped' : (row?.shipping ?? 'unshipped');
}
