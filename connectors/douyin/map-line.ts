import type { ChannelAmounts, ChannelOrderLine } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { afterSaleRows, afterSaleTypes, refundPaid, statusRows } from './status-table.ts';

/** One SKU order (子订单) with its share of the money. */
export function lineOf(line: Part, amounts: ChannelAmounts): ChannelOrderLine {
  return {
    lineNo: read.needText(line, 'order_id'),
    productNo: read.text(line, 'product_id_str') || read.text(line, 'product_id'),
    skuNo: read.text(line, 'sku_id'),
    merchantCode:
      ['code', 'out_sku_id', 'out_product_id'].map((name) => read.text(line, name)).find((code) => !['', '0'].includes(code)) ?? '',
    barcode: '',
    title: read.text(line, 'product_name'),
    specification: read
      .parts(line, 'spec')
      .map((spec) => `${read.text(spec, 'name')}:${read.text(spec, 'value')}`)
      .join(';'),
    pictureUrl: read.text(line, 'product_pic'),
    quantity: read.whole(line, 'item_num'),
    amounts,
    isGift: read.text(line, 'given_product_type') === 'FREE',
    refund: refundOf(read.part(line, 'after_sale_info')),
    shipping: shippingOf(line),
    raw: line.fields,
  };
}

function refundOf(afterSale: Part): ChannelOrderLine['refund'] {
  const status = read.text(afterSale, 'after_sale_status') || '0';
  const type = afterSaleTypes[read.text(afterSale, 'after_sale_type') || '0'];
  if (status === '0' || type?.isRefund === false) return 'none';
  if (read.text(afterSale, 'refund_status') === refundPaid) return 'refunded';
  return afterSaleRows[status]?.refund ?? 'requested'; // an unknown number is safer read as a request
}

function shippingOf(line: Part): ChannelOrderLine['shipping'] {
  const row = statusRows[read.text(line, 'order_status')];
  const isSent = read.seconds(line, 'ship_time') !== null;
  if (row?.closing === 'canceled') return isSent ? 'shipped' : 'unshipped';
  const isSigned =
    row?.shipping === 'shipped' && (read.seconds(line, 'logistics_receipt_time') ?? read.seconds(line, 'confirm_receipt_time'));
  return isSigned ? 'signed' : (row?.shipping ?? 'unshipped');
}
