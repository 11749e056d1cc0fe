import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { amountBreaks } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelOrder, ChannelOrderLine, ChannelReceiver, PlatformHold } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { knownFields, knownStart, lineFields } from './field.ts';
import { amountsOf, onDelivery, paymentOf } from './map-amounts.ts';
import { lineNosOf, lineOf } from './map-line.ts';
import { activityFlags, expressFlags, orderRefundRows, statusRows, tradeFlags } from './status-table.ts';

/**
 * Reads a trade as `youzan.trade.get` gives it: `full_order_info` with its refunds, parcels and promotions beside it.
 * @throws RangeError naming the field that cannot be read
 */
export function mapOrder(document: JsonObject): ChannelOrder {
  const root: Part = { at: '', fields: document };
  const trade = read.part(root, 'full_order_info');
  const info = read.part(trade, 'order_info');
  const pay = read.part(trade, 'pay_info');
  const lineParts = read.parts(trade, 'orders');
  if (lineParts.length === 0) throw new RangeError('full_order_info.orders: is missing');
  const parcels = read.parts(root, 'delivery_order').filter((parcel) => read.text(parcel, 'express_state') === '1');
  const shippedLineNos = new Set(parcels.flatMap(lineNosOf));
  const money = { info, pay, promotion: read.part(root, 'order_promotion'), lines: lineParts };
  const { order: amounts, lines: lineAmounts, discrepancies } = amountsOf(money);
  const shipping = ownShippingOf(info);
  const beside = { refunds: read.parts(root, 'refund_order'), shippedLineNos, shipping };
  const lines = lineParts.map((line, at) => lineOf(line, lineAmounts[at] ?? amounts, beside));
  const states = statesOf(money, shipping, lines);
  const remark = read.part(trade, 'remark_info');
  const buyer = read.part(trade, 'buyer_info');
  return {
    channelOrderNo: read.needText(info, 'tid'),
    ...momentsOf(info, states.closing),
    platformStatus: read.needText(info, 'status'),
    states,
    holds: holdsOf(info, states.payment),
    buyer: {
      openId: read.text(buyer, 'yz_open_id') || read.text(buyer, 'buyer_id'),
      nick: read.text(buyer, 'fans_nickname'),
      message: read.text(remark, 'buyer_message'),
    },
    seller: { memo: read.text(remark, 'trade_memo'), flag: read.text(remark, 'star') },
    receiver: receiverOf(read.part(trade, 'address_info')),
    invoice: invoiceOf(read.part(info, 'order_extra')),
    amounts,
    lines,
    shipments: shipmentsOf(parcels, new Set(lines.map(({ lineNo }) => lineNo))),
    discrepancies: [...amountBreaks({ amounts, lines, states }), ...discrepancies],
    flags: flagsOf(info, pay, lineParts),
    unknown: unknownOf(root, lineParts),
  };
}

/** What the trade's own status says of its parcels; a closed one was shipped when it bears the time. */
function ownShippingOf(info: Part): ChannelOrderLine['shipping'] {
  const row = statusRows[read.text(info, 'status')];
  return row?.closing === 'canceled' && read.text(info, 'consign_time') !== '' ? 'shipped' : (row?.shipping ?? 'unshipped');
}

function statesOf(
  money: Parameters<typeof paymentOf>[0],
  shipping: ChannelOrderLine['shipping'],
  lines: readonly ChannelOrderLine[],
): ChannelOrder['states'] {
  const sent = lines.filter((line) => line.shipping !== 'unshipped').length;
  const isPart = shipping === 'unshipped' && sent > 0;
  return {
    payment: paymentOf(money),
    shipping: isPart ? (sent === lines.length ? 'shipped' : 'partly_shipped') : shipping,
    refund: orderRefundRows[read.text(money.info, 'refund_state')] ?? 'requested', // an unknown number is safer read as a request
    closing: statusRows[read.text(money.info, 'status')]?.closing ?? 'open',
  };
}

function momentsOf(info: Part, closing: ChannelOrder['states']['closing']) {
  return {
    createdAt: needMoment(info, 'created'),
    modifiedAt: needMoment(info, 'update_time'),
    paidAt: read.shanghai(info, 'pay_time'),
    shippedAt: read.shanghai(info, 'consign_time'),
    completedAt: closing === 'completed' ? read.shanghai(info, 'success_time') : null,
    shipBy: null, // Youzan promises the buyer nothing on the merchant's behalf
  };
}

function needMoment(info: Part, name: string): Instant {
  const at = read.shanghai(info, name);
  if (at === null) throw new RangeError(`${info.at}${name}: is missing`);
  return at;
}

function holdsOf(info: Part, payment: ChannelOrder['states']['payment']): readonly PlatformHold[] {
  const status = read.text(info, 'status');
  const isGroup = read.text(info, 'type') === '10' || ['4', '23'].includes(read.text(info, 'activity_type'));
  return [
    ...(status === 'WAIT_CONFIRM' ? [{ kind: isGroup ? 'group_incomplete' : 'platform_lock', raw: status } as const] : []),
    ...(payment === 'deposit_paid' ? [{ kind: 'deposit_only', raw: status } as const] : []),
    ...(status in statusRows ? [] : [{ kind: 'other', raw: status } as const]), // a status we do not know ships nothing
  ];
}

/** `$…$1$`: opaque; decrypting is a call of its own that somebody must ask for. */
const cipher = /^\$.+\$\d+\$$/s;

function receiverOf(address: Part): ChannelReceiver {
  const given = ['receiver_name', 'receiver_tel', 'delivery_address'].map((name) => [name, read.text(address, name)] as const);
  const ciphers = Object.fromEntries(given.filter(([, text]) => cipher.test(text)));
  const shown = (name: string): string => (name in ciphers ? '****' : read.text(address, name)); // Youzan sends no mask with a cipher
  const isMasked = given.some(([, text]) => text.includes('*'));
  return {
    kind: Object.keys(ciphers).length > 0 ? 'cipher' : isMasked ? 'masked' : 'plain',
    name: shown('receiver_name'),
    phone: shown('receiver_tel'),
    province: read.text(address, 'delivery_province'),
    city: read.text(address, 'delivery_city'),
    district: read.text(address, 'delivery_district'),
    town: '',
    detail: shown('delivery_address'),
    postcode: read.text(address, 'delivery_postal_code'),
    ciphers,
    mergeKey: null, // two ciphers of one text may differ, and Youzan does not say which are one
  };
}

function invoiceOf(extra: Part): JsonObject | null {
  const title = read.text(extra, 'invoice_title');
  return title === '' ? null : { invoice_title: title };
}

function shipmentsOf(parcels: readonly Part[], lineNos: ReadonlySet<string>): ChannelOrder['shipments'] {
  return parcels.flatMap((parcel) =>
    read.parts(parcel, 'dists').map((dist) => {
      const express = read.part(dist, 'express_info');
      return {
        carrierCode: read.text(express, 'express_id'),
        waybillNo: read.text(express, 'express_no'),
        lineNos: lineNosOf(parcel).filter((lineNo) => lineNos.has(lineNo)),
      };
    }),
  );
}

function flagsOf(info: Part, pay: Part, lines: readonly Part[]): readonly string[] {
  const tags = read.part(info, 'order_tags');
  const named = [
    tradeFlags[read.text(info, 'type')],
    activityFlags[read.text(info, 'activity_type')],
    expressFlags[read.text(info, 'express_type')],
  ].filter((flag) => flag !== undefined);
  const flags: Readonly<Record<string, boolean>> = {
    presale:
      read.isTrue(tags, 'is_preorder') ||
      lines.some((line) => read.isTrue(line, 'is_pre_sale')) ||
      read.parts(pay, 'phase_payments').length > 0,
    virtual: read.isTrue(tags, 'is_virtual'),
    distribution: read.isTrue(tags, 'is_fenxiao_order') || read.isTrue(tags, 'is_purchase_order'),
    cross_border: lines.some((line) => read.isTrue(line, 'is_cross_border')),
    cash_on_delivery: read.text(info, 'pay_type') === onDelivery,
  };
  return [...new Set([...named, ...Object.keys(flags).filter((flag) => flags[flag])])];
}

/** Fields that Youzan's list does not know, and words that our tables do not. */
function unknownOf(root: Part, lines: readonly Part[]): JsonObject {
  const blocks = Object.entries(knownFields).map(([path, known]) => {
    const block = path
      .split('.')
      .filter(Boolean)
      .reduce((part, name) => read.part(part, name), root);
    return read.unknown(block, known);
  });
  const status = read.text(read.part(read.part(root, 'full_order_info'), 'order_info'), 'status');
  return Object.assign(
    {},
    ...blocks,
    ...lines.map((line) =>
      Object.fromEntries(
        Object.entries(read.unknown(line, lineFields)).filter(([name]) => !name.slice(line.at.length).startsWith(knownStart)),
      ),
    ),
    status in statusRows ? {} : { status },
  ) as JsonObject;
}
