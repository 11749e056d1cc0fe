import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { amountBreaks } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelOrder, ChannelOrderLine, PlatformHold } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { refundOfLines } from '@zhidan/core/channels/refund-of-lines.ts';
import { knownStarts, lineFields, orderFields } from './field.ts';
import { amountsOf, isOnDelivery, paymentOf } from './map-amounts.ts';
import { lineOf } from './map-line.ts';
import { receiverOf } from './map-receiver.ts';
import { riskTag, statusRows, tagFlags, tradeFlags } from './status-table.ts';

/**
 * Reads a shop order (店铺父订单) as the list and the detail give it.
 * @throws RangeError naming the field that cannot be read
 */
export function mapOrder(document: JsonObject): ChannelOrder {
  const order: Part = { at: '', fields: document };
  const lineParts = read.parts(order, 'sku_order_list');
  if (lineParts.length === 0) throw new RangeError('sku_order_list: is missing');
  const { order: amounts, lines: lineAmounts, discrepancies } = amountsOf(order, lineParts);
  const lines = lineParts.map((line, at) => lineOf(line, lineAmounts[at] ?? amounts));
  const status = read.needText(order, 'order_status');
  const states = statesOf(order, status, lines);
  return {
    channelOrderNo: read.needText(order, 'order_id'),
    createdAt: needMoment(order, 'create_time'),
    modifiedAt: needMoment(order, 'update_time'),
    paidAt: read.seconds(order, 'pay_time'),
    shippedAt: read.seconds(order, 'ship_time'),
    completedAt: states.closing === 'completed' ? read.seconds(order, 'finish_time') : null,
    shipBy: read.seconds(order, 'exp_ship_time'),
    platformStatus: status,
    states,
    holds: holdsOf(order, status, states.payment),
    buyer: {
      openId: read.text(order, 'doudian_open_id') || read.text(order, 'open_id'),
      nick: '',
      message: read.text(order, 'buyer_words'),
    },
    seller: { memo: read.text(order, 'seller_words'), flag: read.text(order, 'seller_remark_stars') },
    receiver: receiverOf(order),
    invoice: null, // told by calls of its own
    amounts,
    lines,
    shipments: shipmentsOf(order, lines),
    discrepancies: [...amountBreaks({ amounts, lines, states }), ...discrepancies],
    flags: flagsOf(order, lineParts),
    unknown: unknownOf(order, lineParts, status),
  };
}

function needMoment(order: Part, name: string): Instant {
  const at = read.seconds(order, name);
  if (at === null) throw new RangeError(`${name}: is missing`);
  return at;
}

function statesOf(order: Part, status: string, lines: readonly ChannelOrderLine[]): ChannelOrder['states'] {
  const row = statusRows[status] ?? { shipping: 'unshipped', closing: 'open' };
  const isSent = read.seconds(order, 'ship_time') !== null;
  const areSigned = row.shipping === 'shipped' && lines.every(({ shipping }) => shipping === 'signed');
  return {
    payment: paymentOf(order),
    shipping: row.closing === 'canceled' && isSent ? 'shipped' : areSigned ? 'signed' : row.shipping,
    refund: refundOfLines(lines),
    closing: row.closing,
  };
}

function holdsOf(order: Part, status: string, payment: ChannelOrder['states']['payment']): readonly PlatformHold[] {
  const risky = tagsOf(order).filter((tag) => riskTag.test(`${read.text(tag, 'key')} ${read.text(tag, 'text')}`));
  const isAbnormal = read.text(order, 'abnormal_order') === '2';
  return [
    ...(payment === 'deposit_paid' ? [{ kind: 'deposit_only', raw: `order_status=${status}` } as const] : []),
    ...(status === '105' && payment !== 'deposit_paid' ? [{ kind: 'platform_lock', raw: 'order_status=105' } as const] : []),
    ...risky.map((tag): PlatformHold => ({ kind: 'risk_review', raw: `${read.text(tag, 'key')} ${read.text(tag, 'text')}`.trim() })),
    ...(isAbnormal ? [{ kind: 'risk_review', raw: 'abnormal_order=2' } as const] : []),
    ...(status in statusRows ? [] : [{ kind: 'other', raw: `order_status=${status}` } as const]), // an unknown status ships nothing
  ];
}

const tagsOf = (order: Part): readonly Part[] => read.parts(order, 'shop_order_tag_ui');

function shipmentsOf(order: Part, lines: readonly ChannelOrderLine[]): ChannelOrder['shipments'] {
  const lineNos = new Set(lines.map(({ lineNo }) => lineNo));
  return read.parts(order, 'logistics_info').map((parcel) => ({
    carrierCode: read.text(parcel, 'company'),
    waybillNo: read.text(parcel, 'tracking_no'),
    lineNos: [...new Set(read.parts(parcel, 'product_info').map((product) => read.text(product, 'sku_order_id')))].filter((no) =>
      lineNos.has(no),
    ),
  }));
}

function flagsOf(order: Part, lines: readonly Part[]): readonly string[] {
  const some = (name: string, values: readonly string[]): boolean => lines.some((line) => values.includes(read.text(line, name)));
  const flags: Readonly<Record<string, boolean>> = {
    presale: some('pre_sale_type', ['1', '2']),
    live: some('theme_type', ['1']),
    affiliate: some('c_biz', ['2']) || lines.some((line) => !['', '0'].includes(read.text(line, 'author_id'))),
    virtual: ['2', '4', '5'].includes(read.text(order, 'order_type')),
    self_pickup: read.text(order, 'receive_type') === '2',
    cash_on_delivery: isOnDelivery(order),
    subsidy: read.fen(order, 'only_platform_cost_amount') > 0,
    appointed_shipping: read.seconds(order, 'appointment_ship_time') !== null,
    cross_border: ['21', '22', '23'].includes(read.text(order, 'biz')),
  };
  const trade = tradeFlags[read.text(order, 'trade_type')];
  const tags = tagsOf(order).flatMap((tag) => tagFlags[read.text(tag, 'key')] ?? []);
  return [...new Set([...(trade ? [trade] : []), ...Object.keys(flags).filter((flag) => flags[flag]), ...tags])];
}

/** Fields that the platform's list does not know, tags and a status that our tables do not. */
function unknownOf(order: Part, lines: readonly Part[], status: string): JsonObject {
  const oddTags = tagsOf(order).filter((tag) => !(read.text(tag, 'key') in tagFlags));
  return {
    ...fresh(read.unknown(order, orderFields), ''),
    ...Object.assign({}, ...lines.map((line) => fresh(read.unknown(line, lineFields), line.at))),
    ...(status in statusRows ? {} : { order_status: status }),
    ...Object.fromEntries(oddTags.map((tag) => [tag.at.replace(/\.$/, ''), tag.fields])),
  };
}

function fresh(unknown: JsonObject, at: string): JsonObject {
  return Object.fromEntries(
    Object.entries(unknown).filter(([name]) => !knownStarts.some((start) => name.slice(at.length).startsWith(start))),
  );
}
