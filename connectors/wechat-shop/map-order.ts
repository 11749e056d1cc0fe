import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { amountBreaks } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelOrder, ChannelOrderStates, PlatformHold } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readAmounts } from './map-amounts.ts';
import { goodsOf, lineOf, parcelsOf, productRows, type ProductRow } from './map-lines.ts';
import { readReceiver } from './map-receiver.ts';
import { knownFields } from './order-field.ts';
import { orderStatuses, unknownStatus } from './order-status.ts';

type Order = Readonly<Record<'order' | 'detail' | 'delivery' | 'pay' | 'ext', Part>>;

/**
 * Reads an order as `/channels/ec/order/get` gives it.
 * @throws RangeError naming the field that cannot be read
 */
export function mapOrder(document: JsonObject): ChannelOrder {
  const order: Part = { at: '', fields: document };
  const detail = read.part(order, 'order_detail');
  const [delivery, pay, ext] = [read.part(detail, 'delivery_info'), read.part(detail, 'pay_info'), read.part(detail, 'ext_info')];
  const parts: Order = { order, detail, delivery, pay, ext };
  const rows = productRows(order);
  if (rows.length === 0) throw new RangeError('order_detail.product_infos: is missing');
  const status = read.needText(order, 'status');
  const states = statesOf(parts, rows, status);
  const { amounts, lines: lineAmounts, discrepancies } = readAmounts(order, rows, states.payment);
  const lines = rows.map((row, index) => lineOf(row, lineAmounts[index] ?? amounts, states));
  return {
    channelOrderNo: read.needText(order, 'order_id'),
    ...momentsOf(parts, rows),
    platformStatus: status,
    states,
    holds: holdsOf(parts, status),
    buyer: { openId: read.text(order, 'openid'), nick: '', message: read.text(ext, 'customer_notes') },
    seller: { memo: read.text(ext, 'merchant_notes'), flag: '' },
    receiver: readReceiver(delivery),
    invoice: null,
    amounts,
    lines,
    shipments: shipmentsOf(detail, rows),
    discrepancies: [...amountBreaks({ amounts, lines, states }), ...discrepancies],
    flags: flagsOf(parts, rows),
    unknown: unknownOf(parts, rows, status),
  };
}

function statesOf({ pay }: Order, rows: readonly ProductRow[], status: string): ChannelOrderStates {
  const row = orderStatuses[status] ?? unknownStatus;
  const isPaid = read.seconds(pay, 'pay_time') !== null;
  return {
    payment: row.payment ?? (isPaid ? 'paid' : 'unpaid'),
    shipping: row.shipping ?? shippingOf(rows),
    refund: row.isRefunded ? 'refunded' : refundOf(rows),
    closing: row.closing,
  };
}

function shippingOf(rows: readonly ProductRow[]): ChannelOrderStates['shipping'] {
  if (rows.every(({ shipped }) => shipped === 0)) return 'unshipped';
  return rows.every(({ shipped, quantity }) => shipped >= quantity) ? 'shipped' : 'partly_shipped';
}

function refundOf(rows: readonly ProductRow[]): ChannelOrderStates['refund'] {
  if (rows.some(({ onAfterSale }) => onAfterSale > 0)) return 'requested';
  if (rows.every(({ afterSaleDone }) => afterSaleDone === 0)) return 'none';
  return rows.every(({ afterSaleDone, quantity }) => afterSaleDone >= quantity) ? 'refunded' : 'partly_refunded';
}

function holdsOf({ order, delivery }: Order, status: string): readonly PlatformHold[] {
  const { hold } = orderStatuses[status] ?? unknownStatus;
  const openAfterSales = read.whole(read.part(order, 'aftersale_detail'), 'on_aftersale_order_cnt');
  const isReviewed = Object.keys(read.part(delivery, 'address_under_review').fields).length > 0;
  return [
    ...(hold ? [{ kind: hold, raw: `status=${status}` }] : []),
    ...(isReviewed ? [{ kind: 'address_under_review', raw: 'address_under_review' } as const] : []),
    ...(openAfterSales > 0 ? [{ kind: 'refund_open', raw: `on_aftersale_order_cnt=${openAfterSales}` } as const] : []),
  ];
}

function momentsOf({ order, delivery, pay, ext }: Order, rows: readonly ProductRow[]) {
  const deadlines = rows.map(({ part }) => read.seconds(part, 'delivery_deadline')).filter((at) => at !== null);
  return {
    createdAt: needMoment(order, 'create_time'),
    modifiedAt: needMoment(order, 'update_time'),
    paidAt: read.seconds(pay, 'pay_time'),
    shippedAt: read.seconds(delivery, 'ship_done_time'),
    completedAt: read.seconds(ext, 'confirm_receipt_time'),
    shipBy: deadlines.toSorted()[0] ?? null,
  };
}

function needMoment(order: Part, name: string): Instant {
  const at = read.seconds(order, name);
  if (at === null) throw new RangeError(`${order.at}${name}: is missing`);
  return at;
}

function shipmentsOf(detail: Part, rows: readonly ProductRow[]): ChannelOrder['shipments'] {
  return parcelsOf(detail)
    .filter((parcel) => read.text(parcel, 'waybill_id') !== '')
    .map((parcel) => {
      const inside = read.parts(parcel, 'product_infos').map(goodsOf);
      return {
        carrierCode: read.text(parcel, 'delivery_id'),
        waybillNo: read.text(parcel, 'waybill_id'),
        lineNos: rows.filter(({ part }) => inside.includes(goodsOf(part))).map(({ lineNo }) => lineNo),
      };
    });
}

function flagsOf({ order, detail, delivery, pay, ext }: Order, rows: readonly ProductRow[]): readonly string[] {
  const flags: Readonly<Record<string, boolean>> = {
    presale: rows.some(({ part }) => read.text(read.part(part, 'sku_deliver_info'), 'stock_type') === '1'),
    live: read.text(ext, 'order_scene') === '2',
    gift_order: read.isTrue(order, 'is_present'),
    pay_later: read.text(pay, 'payment_method') === '2',
    lucky_draw: read.text(pay, 'payment_method') === '3',
    paid_by_points: read.text(pay, 'payment_method') === '4',
    virtual: read.text(delivery, 'deliver_method') === '1',
    quality_inspection: !['', '0'].includes(read.text(delivery, 'quality_inspect_type')),
    dropship: Object.keys(read.part(detail, 'dropship_info').fields).length > 0,
  };
  return Object.keys(flags).filter((flag) => flags[flag]);
}

function unknownOf({ order, detail, delivery, pay, ext }: Order, rows: readonly ProductRow[], status: string): JsonObject {
  return {
    ...read.unknown(order, knownFields.order),
    ...read.unknown(detail, knownFields.detail),
    ...read.unknown(pay, knownFields.pay),
    ...read.unknown(read.part(detail, 'price_info'), knownFields.price),
    ...read.unknown(delivery, knownFields.delivery),
    ...read.unknown(read.part(delivery, 'address_info'), knownFields.address),
    ...read.unknown(ext, knownFields.ext),
    ...Object.assign({}, ...rows.map(({ part }) => read.unknown(part, knownFields.product))),
    ...(status in orderStatuses ? {} : { status }),
  };
}
