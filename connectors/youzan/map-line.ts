import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import type { ChannelAmounts, ChannelOrderLine } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { lineRefundRows } from './status-table.ts';

/** What stands beside the lines: refunds and parcels of the trade, and how far the trade itself has come. */
export type Beside = Readonly<{ refunds: readonly Part[]; shippedLineNos: ReadonlySet<string>; shipping: ChannelOrderLine['shipping'] }>;

export function lineOf(line: Part, amounts: ChannelAmounts, beside: Beside): ChannelOrderLine {
  const lineNo = read.needText(line, 'oid');
  return {
    lineNo,
    productNo: read.text(line, 'item_id'),
    skuNo: read.text(line, 'sku_id'),
    merchantCode: read.text(line, 'outer_sku_id') || read.text(line, 'outer_item_id'),
    barcode: '',
    title: read.text(line, 'title'),
    specification: specificationOf(read.text(line, 'sku_properties_name')),
    pictureUrl: read.text(line, 'pic_path'),
    quantity: read.whole(line, 'num'),
    amounts,
    isGift: read.isTrue(line, 'is_present'),
    refund: refundOf(lineNo, amounts.receivable, beside.refunds),
    shipping: beside.shipping === 'unshipped' && beside.shippedLineNos.has(lineNo) ? 'shipped' : beside.shipping,
    raw: line.fields,
  };
}

/** `[{"k":"颜色","v":"黑"}]` as `颜色:黑`; what has another shape is shown as it came. */
function specificationOf(written: string): string {
  const list = jsonIn(written);
  if (!Array.isArray(list)) return written;
  return (list as readonly Json[])
    .map((row) => (typeof row === 'object' && row !== null && !Array.isArray(row) ? (row as Readonly<Record<string, Json>>) : {}))
    .map((row) => `${textOf(row['k'])}:${textOf(row['v'])}`)
    .join(';');
}

const textOf = (value: Json | undefined): string => (typeof value === 'object' || value === undefined ? '' : String(value));

function jsonIn(text: string): Json {
  try {
    return parseJson(text);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return null;
  }
}

/** The lines that a refund or a parcel names. */
export function lineNosOf(part: Part): readonly string[] {
  return read.parts(part, 'oids').map((row) => read.text(row, 'oid'));
}

/** An open request outweighs a refund that is over; a refund smaller than the line gives a part of it back. */
function refundOf(lineNo: string, due: Fen, refunds: readonly Part[]): ChannelOrderLine['refund'] {
  const mine = refunds.filter((refund) => lineNosOf(refund).includes(lineNo));
  const stateOf = (refund: Part): ChannelOrderLine['refund'] => lineRefundRows[read.text(refund, 'refund_state')] ?? 'requested';
  if (mine.some((refund) => stateOf(refund) === 'requested')) return 'requested';
  const done = mine.filter((refund) => stateOf(refund) === 'refunded');
  if (done.length === 0) return 'none';
  const back = fen(done.reduce((sum, refund) => sum + read.yuan(refund, 'refund_fee'), 0));
  return back < due ? 'partly_refunded' : 'refunded';
}
