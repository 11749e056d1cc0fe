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

/** A line that waits to be sent and bears a waybill already went in part. */
function lineShippingOf(line: Part): ChannelOrderLine['shipping'] {
  const { shipping, closing } = statusRows[read.text(line, 'status')] ?? { shipping: 'unshipped', closing: 'open' };
  if (closing === 'canceled' && read.text(line, 'consign_time') !== '') return 'shipped';
  return shipping === 'unshipped' && closing === 'open' && read.text(line, 'invoice_no') !== '' ? 'partly_shipped' : shipping;
}
