import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { amountBreaks } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelAmounts, ChannelOrder, ChannelOrderLine, ChannelOrderStates } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readAmounts } from './map-amounts.ts';
import { readReceiver } from './map-receiver.ts';
import { readStates } from './map-states.ts';
import { itemFields, orderFields } from './order-field.ts';
import { orderTags } from './order-status.ts';

const free: ChannelAmounts = {
  list: fen(0),
  merchantDiscount: fen(0),
  platformDiscount: fen(0),
  otherDiscount: fen(0),
  postage: fen(0),
  paid: fen(0),
  receivable: fen(0),
};

/**
 * Reads an order of either list or of the detail call, which give the same object. An order exists for the merchant from the
 * moment its group is complete: that is its `createdAt`, by which the platform lists and counts it too.
 * @throws RangeError naming the field that cannot be read
 */
export function mapOrder(document: JsonObject): ChannelOrder {
  const order: Part = { at: '', fields: document };
  if (read.parts(order, 'item_list').length === 0) throw new RangeError('item_list: is missing');
  const { states, holds, unknown } = readStates(order);
  const { amounts, lines: lineAmounts, discrepancies } = readAmounts(order, states.payment);
  const sold = read
    .parts(order, 'item_list')
    .map((item, index) => lineOf(item, states, { amounts: lineAmounts[index] ?? free, lineNo: lineNo(item, index) }));
  const gifts = read.parts(order, 'gift_list').map((gift, index): ChannelOrderLine => ({
    ...lineOf(gift, states, { amounts: free, lineNo: `gift-${lineNo(gift, index)}` }),
    isGift: true,
    refund: 'none',
  }));
  const lines = [...sold, ...gifts];
  const tags = readTags(order);
  return {
    channelOrderNo: read.needText(order, 'order_sn'),
    modifiedAt: needMoment(order, 'updated_at'),
    createdAt: read.shanghai(order, 'confirm_time') ?? needMoment(order, 'created_time'),
    paidAt: read.shanghai(order, 'pay_time'),
    shippedAt: read.shanghai(order, 'shipping_time'),
    completedAt: read.shanghai(order, 'receive_time'),
    shipBy: read.shanghai(order, 'last_ship_time'),
    platformStatus: read.needText(order, 'order_status'),
    states,
    holds,
    buyer: { openId: '', nick: '', message: read.text(order, 'buyer_memo') },
    seller: { memo: read.text(order, 'remark'), flag: read.text(order, 'remark_tag') },
    receiver: readReceiver(order),
    invoice: read.whole(order, 'invoice_status') > 0 ? { invoice_status: read.whole(order, 'invoice_status') } : null,
    amounts,
    lines,
    shipments: shipmentsOf(order, sold, gifts),
    discrepancies: [...discrepancies, ...amountBreaks({ amounts, lines, states })],
    flags: flagsOf(order, tags),
    unknown: { ...unknownFields(order), ...unknownTags(tags), ...unknown },
  };
}

function unknownFields(order: Part): JsonObject {
  const items = [...read.parts(order, 'item_list'), ...read.parts(order, 'gift_list')];
  return Object.assign({}, read.unknown(order, orderFields), ...items.map((item) => read.unknown(item, itemFields)));
}

function needMoment(order: Part, name: string): ChannelOrder['modifiedAt'] {
  const moment = read.shanghai(order, name);
  if (moment === null) throw new RangeError(`${order.at}${name}: is missing`);
  return moment;
}

/** The platform has no line numbers. */
const lineNo = (item: Part, index: number): string => [read.text(item, 'goods_id'), read.text(item, 'sku_id'), index + 1].join('-');

function lineOf(item: Part, states: ChannelOrderStates, own: Pick<ChannelOrderLine, 'lineNo' | 'amounts'>): ChannelOrderLine {
  return {
    ...own,
    productNo: read.text(item, 'goods_id'),
    skuNo: read.text(item, 'sku_id'),
    merchantCode: read.text(item, 'outer_id') || read.text(item, 'outer_goods_id'),
    barcode: '',
    title: read.text(item, 'goods_name'),
    specification: read.text(item, 'goods_spec'),
    pictureUrl: read.text(item, 'goods_img'),
    quantity: read.whole(item, 'goods_count'),
    isGift: false,
    refund: states.refund,
    shipping: states.shipping,
    raw: item.fields,
  };
}

/** The parcel of the order, further ones of the same goods, and the parcels of gifts. */
function shipmentsOf(order: Part, sold: readonly ChannelOrderLine[], gifts: readonly ChannelOrderLine[]): ChannelOrder['shipments'] {
  const lists = [
    { parcels: [order], lines: [...sold, ...(read.parts(order, 'gift_delivery_list').length > 0 ? [] : gifts)] },
    { parcels: read.parts(order, 'extra_delivery_list'), lines: sold },
    { parcels: read.parts(order, 'resend_delivery_list'), lines: sold },
    { parcels: read.parts(order, 'gift_delivery_list'), lines: gifts },
  ];
  return lists.flatMap(({ parcels, lines }) =>
    parcels
      .filter((parcel) => read.text(parcel, 'tracking_number') !== '')
      .map((parcel) => ({
        carrierCode: read.text(parcel, 'logistics_id'),
        waybillNo: read.text(parcel, 'tracking_number'),
        lineNos: lines.map(({ lineNo }) => lineNo),
      })),
  );
}

type Tag = Readonly<{ name: string; value: string }>;

/** Tags that are on, from the list and from the fields of the same names. */
function readTags(order: Part): readonly Tag[] {
  const listed = read.parts(order, 'order_tag_list').map((tag) => ({ name: read.needText(tag, 'name'), value: read.text(tag, 'value') }));
  const fields = [...orderTags].map((name) => ({ name, value: read.text(order, name) }));
  return [...listed, ...fields].filter(({ value }) => value !== '' && value !== '0');
}

function unknownTags(tags: readonly Tag[]): JsonObject {
  return Object.fromEntries(tags.filter(({ name }) => !orderTags.has(name)).map(({ name, value }) => [`order_tag_list.${name}`, value]));
}

function flagsOf(order: Part, tags: readonly Tag[]): readonly string[] {
  const is = (name: string, code: string): boolean => read.text(order, name) === code;
  const flags: Readonly<Record<string, boolean>> = {
    presale: is('is_pre_sale', '1'),
    deposit: is('trade_type', '1'),
    lucky_draw: is('is_lucky_flag', '2'),
    urge: read.text(order, 'urge_shipping_time') !== '',
    stock_out: is('is_stock_out', '1'),
    delivery_scheduled: is('shipping_type', '1'),
    delivery_one_hour: is('shipping_type', '2'),
    delivery_by_appointment: is('shipping_type', '3'),
    home_delivery: read.whole(order, 'home_delivery_type') > 0,
    ...Object.fromEntries(tags.filter(({ name }) => orderTags.has(name)).map(({ name }) => [name, true])),
  };
  return Object.keys(flags).filter((flag) => flags[flag]);
}
