import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import type { ChannelAmounts, ChannelOrderLine, ChannelOrderStates } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';

/** Product and SKU of a part: what the platform has instead of line numbers. */
export const goodsOf = (part: Part): string => `${read.text(part, 'product_id')}-${read.text(part, 'sku_id')}`;

/** A row of the order and how much of it is in parcels. */
export type ProductRow = Readonly<{
  part: Part;
  lineNo: string;
  quantity: number;
  shipped: number;
  onAfterSale: number;
  afterSaleDone: number;
}>;

/** The rows of the order in its order. A second row of the same SKU (a gift of it, say) gets a counting number. */
export function productRows(order: Part): readonly ProductRow[] {
  const detail = read.part(order, 'order_detail');
  const left = shippedCounts(detail);
  const seen = new Map<string, number>();
  return read.parts(detail, 'product_infos').map((part) => {
    const goods = goodsOf(part);
    const count = (seen.get(goods) ?? 0) + 1;
    seen.set(goods, count);
    const quantity = read.whole(part, 'sku_cnt');
    const shipped = Math.min(quantity, left.get(goods) ?? 0);
    left.set(goods, (left.get(goods) ?? 0) - shipped);
    return {
      part,
      lineNo: count === 1 ? goods : `${goods}-${count}`,
      quantity,
      shipped,
      onAfterSale: read.whole(part, 'on_aftersale_sku_cnt'),
      afterSaleDone: read.whole(part, 'finish_aftersale_sku_cnt'),
    };
  });
}

/** Parcels of the order. */
export const parcelsOf = (detail: Part): readonly Part[] => read.parts(read.part(detail, 'delivery_info'), 'delivery_product_info');

function shippedCounts(detail: Part): Map<string, number> {
  const counts = new Map<string, number>();
  for (const goods of parcelsOf(detail).flatMap((parcel) => read.parts(parcel, 'product_infos')))
    counts.set(goodsOf(goods), (counts.get(goodsOf(goods)) ?? 0) + read.whole(goods, 'product_cnt'));
  return counts;
}

/** A line as sold. Gifts bear a mark of their own (its spelling is unverified). */
export function lineOf(row: ProductRow, amounts: ChannelAmounts, order: ChannelOrderStates): ChannelOrderLine {
  const { part } = row;
  return {
    lineNo: row.lineNo,
    productNo: read.text(part, 'product_id'),
    skuNo: read.text(part, 'sku_id'),
    merchantCode: read.text(part, 'sku_code') || read.text(part, 'out_sku_id') || read.text(part, 'out_product_id'),
    barcode: '',
    title: read.text(part, 'title'),
    specification: read
      .parts(part, 'sku_attrs')
      .map((attribute) => `${read.text(attribute, 'attr_key')}:${read.text(attribute, 'attr_value')}`)
      .join(';'),
    pictureUrl: read.text(part, 'thumb_img'),
    quantity: row.quantity,
    amounts,
    isGift: read.isTrue(part, 'is_free_gift'),
    refund: lineRefund(row, order),
    shipping: lineShipping(row, order),
    raw: part.fields,
  };
}

function lineRefund({ quantity, onAfterSale, afterSaleDone }: ProductRow, order: ChannelOrderStates): ChannelOrderLine['refund'] {
  if (onAfterSale > 0) return 'requested';
  if (order.refund === 'refunded' || afterSaleDone >= quantity) return 'refunded';
  return afterSaleDone > 0 ? 'partly_refunded' : 'none';
}

function lineShipping({ quantity, shipped }: ProductRow, order: ChannelOrderStates): ChannelOrderLine['shipping'] {
  if (['shipped', 'signed'].includes(order.shipping)) return order.shipping; // an order without waybills too, of virtual goods
  if (shipped >= quantity) return 'shipped';
  return shipped > 0 ? 'partly_shipped' : 'unshipped';
}

/** What the row costs before discounts. */
export const listOf = ({ part, quantity }: ProductRow): Fen => fen(read.whole(part, 'sale_price') * quantity);

/** What the buyer pays for the row, without freight: `real_price`, before payment `estimate_price`. */
export function dueOfRow(row: ProductRow): Fen {
  const name = ['real_price', 'estimate_price'].find((field) => read.text(row.part, field) !== '');
  return name ? read.fen(row.part, name) : listOf(row);
}
