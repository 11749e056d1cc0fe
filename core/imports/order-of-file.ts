import { refundOfLines } from '../channels/refund-of-lines.ts';
import type { ChannelOrder, ChannelOrderLine, ChannelOrderStates, PlatformHold } from '../channels/channel-order.ts';
import type { Instant } from '../kernel/instant.ts';
import { fileAmounts } from './file-amounts.ts';
import { goodsOfText } from './goods-of-text.ts';
import { statusRow, type ImportStatus, type MissingStatus } from './import-status.ts';
import { receiverOfRow } from './receiver-of-row.ts';
import type { RowReading, RowValues } from './read-row.ts';

/** The rows of one order in one kind of file. */
export type OrderPart = Readonly<{
  row: 'order' | 'line';
  missingStatus: MissingStatus;
  /** the file has a column about payment: an order that is silent there is unpaid; in a file without one each order is a sale */
  tellsPayment: boolean;
  rows: readonly RowReading[];
  /** columns that have no field and are kept, by their heading; no personal data */
  unknown: Readonly<Record<string, string>>;
}>;

/** What makes rows that can be read no order. */
export type OrderFault = Readonly<{ code: 'order_time_missing' }> | Readonly<{ code: 'line_twice'; value: string; number: number }>;

const moments = ['createdAt', 'paidAt', 'shippedAt', 'completedAt'] as const;

/**
 * One order out of all that files told of it: rows of the order itself, rows of its lines, or both. Lines come from rows of lines;
 * where there are none, from the cell that names the goods, and the order bears `goods_unknown`. Nothing is made up: no SKU, no
 * amount that the file does not give, no time. Its version is the newest moment that its rows name.
 */
export function orderOfFile(parts: readonly OrderPart[]): ChannelOrder | OrderFault {
  const rows = parts.toSorted((one, other) => (one.row === other.row ? 0 : one.row === 'order' ? -1 : 1)).flatMap((part) => part.rows);
  const order = orderValues(rows);
  const times = moments.flatMap((field) => order[field] ?? []).toSorted();
  const [createdAt, modifiedAt] = [order.createdAt ?? times[0], times.at(-1)];
  if (createdAt === undefined || modifiedAt === undefined) return { code: 'order_time_missing' };
  const states = statesOf(order, parts);
  const lineRows = parts.filter(({ row }) => row === 'line').flatMap((part) => part.rows);
  const goods = lineRows.length > 0 ? linesOfRows(lineRows, states) : linesOfText(order, states);
  const twice = goods.find(({ lineNo }, at) => goods.findIndex((other) => other.lineNo === lineNo) !== at);
  if (twice) return { code: 'line_twice', value: twice.lineNo, number: twice.number };
  const money = fileAmounts({ order, lines: goods, payment: states.payment });
  const lines = goods.map(({ values: _values, number: _number, ...line }, at) => ({ ...line, amounts: money.lines[at] ?? money.amounts }));
  const refund = refundOf(order, lines);
  const receiver = receiverOfRow(order);
  return {
    channelOrderNo: order.orderNo ?? '',
    modifiedAt,
    createdAt,
    paidAt: order.paidAt ?? null,
    shippedAt: order.shippedAt ?? null,
    completedAt: order.completedAt ?? null,
    shipBy: order.shipBy ?? null,
    platformStatus: rows.map(({ statusText }) => statusText).find(Boolean) ?? '',
    states: { ...states, refund },
    holds: holdsOf(order, refund, states),
    buyer: { openId: '', nick: order.buyerNick ?? '', message: order.buyerMessage ?? '' },
    seller: { memo: order.sellerMemo ?? '', flag: order.sellerFlag ?? '' },
    receiver,
    invoice: order.invoiceTitle === undefined ? null : { title: order.invoiceTitle },
    amounts: money.amounts,
    lines,
    shipments: shipmentsOf(rows),
    discrepancies: money.discrepancies,
    flags: [
      ...(lineRows.length === 0 ? ['goods_unknown'] : []),
      ...(money.isBearerKnown ? [] : ['discount_bearer_unknown']),
      ...(receiver.kind === 'plain' && receiver.mergeKey !== null ? [] : ['address_not_printable']),
    ],
    unknown: Object.assign({}, ...parts.map(({ unknown }) => unknown)) as Record<string, string>,
  };
}

/** What the rows say of the order: the first that says it counts, of the time of ordering the earliest, of other times the latest. */
function orderValues(rows: readonly RowReading[]): RowValues {
  const values: Record<string, unknown> = {};
  for (const row of rows) for (const [field, value] of Object.entries(row.values)) values[field] ??= value;
  for (const field of moments) {
    const told = rows
      .map((row) => row.values[field])
      .filter((at): at is Instant => at !== undefined)
      .toSorted();
    if (told.length > 0) values[field] = field === 'createdAt' ? told[0] : told.at(-1);
  }
  return values as RowValues;
}

type Axes = Omit<ChannelOrderStates, 'refund'>;

/** The axes by the status of the file; without one by what the merchant chose for such files. */
function statesOf(order: RowValues, parts: readonly OrderPart[]): Axes {
  const isPaid = order.paidAt !== undefined || (order.paid ?? 0) > 0 || (order.linePaid ?? 0) > 0;
  const isShipped = order.shippedAt !== undefined || order.waybillNo !== undefined;
  const isSale = isPaid || !parts.some(({ tellsPayment }) => tellsPayment);
  const isHistory = parts.some(({ missingStatus }) => missingStatus === 'history');
  const status: ImportStatus = order.status ?? statusWithout({ isPaid: isSale, isShipped, isHistory });
  const { payment, shipping, closing } = statusRow(status);
  return { payment: payment ?? (isPaid ? 'paid' : 'unpaid'), shipping: shipping ?? (isShipped ? 'shipped' : 'unshipped'), closing };
}

type Known = Readonly<{ isPaid: boolean; isShipped: boolean; isHistory: boolean }>;

function statusWithout({ isPaid, isShipped, isHistory }: Known): ImportStatus {
  if (isHistory) return isPaid ? 'completed' : 'canceled';
  if (isShipped) return 'shipped';
  return isPaid ? 'waiting' : 'unpaid';
}

function holdsOf(order: RowValues, refund: ChannelOrderStates['refund'], { shipping, closing }: Axes): readonly PlatformHold[] {
  const hold = order.status === undefined ? undefined : statusRow(order.status).hold;
  const isWaiting = closing === 'open' && shipping !== 'shipped' && shipping !== 'signed';
  return [
    ...(hold === undefined ? [] : [{ kind: hold, raw: order.status ?? '' }]),
    ...(refund === 'requested' && isWaiting ? [{ kind: 'refund_open', raw: 'refund' } as const] : []),
  ];
}

type GoodsLine = Omit<ChannelOrderLine, 'amounts'> & Readonly<{ values: RowValues; number: number }>;

/** A row a line. Where the file has no line numbers, one is made of the code and of how often it came before in this order. */
function linesOfRows(rows: readonly RowReading[], { shipping }: Axes): readonly GoodsLine[] {
  const counts = new Map<string, number>();
  return rows.flatMap(({ values, number }): GoodsLine[] => {
    const name = values.skuNo ?? values.skuCode ?? values.productNo ?? values.productCode ?? values.barcode ?? values.title ?? '';
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const status = values.lineStatus === undefined ? null : statusRow(values.lineStatus);
    return [
      {
        number,
        values,
        lineNo: values.lineNo ?? (count === 1 ? name : `${name}#${count}`),
        productNo: values.productNo ?? '',
        skuNo: values.skuNo ?? '',
        merchantCode: values.skuCode ?? values.productCode ?? '',
        barcode: values.barcode ?? '',
        title: values.title ?? values.goodsText ?? '',
        specification: values.specification ?? '',
        pictureUrl: '',
        quantity: values.quantity ?? values.goodsCount ?? 1,
        isGift: values.isGift === 'yes',
        refund: lineRefundOf(values),
        shipping: status?.shipping ?? shipping,
        raw: {},
      },
    ];
  });
}

function lineRefundOf({ lineRefundStatus, lineRefunded, linePayable }: RowValues): ChannelOrderLine['refund'] {
  if (lineRefundStatus !== undefined || !((lineRefunded ?? 0) > 0)) return lineRefundStatus ?? 'none';
  return linePayable !== undefined && (lineRefunded ?? 0) < linePayable ? 'partly_refunded' : 'refunded';
}

/** Stands where the goods would, in an order whose file names none. */
const noGoods = '（文件未列明商品）';

/** Lines of an order whose file tells no SKUs: for people to read, not to be matched. */
function linesOfText(order: RowValues, { shipping }: Axes): readonly GoodsLine[] {
  const goods = goodsOfText(order.goodsText ?? '', order.goodsCount ?? 1);
  return goods.map(({ title, quantity }, at) => ({
    number: 0,
    values: {},
    lineNo: `goods-${at + 1}`,
    productNo: '',
    skuNo: '',
    merchantCode: '',
    barcode: '',
    title: title || noGoods,
    specification: '',
    pictureUrl: '',
    quantity,
    isGift: false,
    refund: 'none',
    shipping,
    raw: {},
  }));
}

/** By the order's own word, then by what its lines say, then by the money that went back. */
function refundOf(order: RowValues, lines: readonly Pick<ChannelOrderLine, 'isGift' | 'refund'>[]): ChannelOrderStates['refund'] {
  if (order.refundStatus !== undefined) return order.refundStatus;
  const byLines = refundOfLines(lines);
  const refunded = order.refunded ?? 0;
  if (byLines !== 'none' || refunded === 0) return byLines;
  return refunded >= (order.payable ?? order.paid ?? 0) ? 'refunded' : 'partly_refunded';
}

function shipmentsOf(rows: readonly RowReading[]): ChannelOrder['shipments'] {
  const parcels = new Map<string, string>();
  for (const { values } of rows)
    for (const waybillNo of (values.waybillNo ?? '').split(/[,，;；|\s]+/u).filter(Boolean)) parcels.set(waybillNo, values.carrier ?? '');
  return [...parcels].map(([waybillNo, carrierCode]) => ({ carrierCode, waybillNo, lineNos: [] }));
}
