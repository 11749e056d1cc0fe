import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { amountBreaks } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelOrder, ChannelReceiver, PlatformHold } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { refundOfLines } from '@zhidan/core/channels/refund-of-lines.ts';
import { listIn } from './call.ts';
import { knownStarts, lineFields, tradeFields } from './field.ts';
import { lineOf, lineNoOf } from './map-line.ts';
import { amountsOf, paymentOf } from './map-amounts.ts';
import { holdFlags, refundRows, statusRows } from './status-table.ts';

/**
 * Reads a trade as `taobao.trade.fullinfo.get` gives it.
 * @throws RangeError naming the field that cannot be read
 */
export function mapOrder(document: JsonObject): ChannelOrder {
  const trade: Part = { at: '', fields: document };
  const lineParts = listIn(trade, 'orders', 'order');
  if (lineParts.length === 0) throw new RangeError('orders: is missing');
  const { order: amounts, lines: lineAmounts, discrepancies } = amountsOf(trade, lineParts);
  const lines = lineParts.map((line, at) => lineOf(line, lineAmounts[at] ?? amounts));
  const status = read.needText(trade, 'status');
  const states = { ...statesOf(trade, status), refund: refundOfLines(lines) };
  return {
    channelOrderNo: read.text(trade, 'tid_str') || read.needText(trade, 'tid'),
    ...momentsOf(trade, lineParts, status),
    platformStatus: status,
    states,
    holds: holdsOf(trade, status, states.payment),
    buyer: { openId: read.text(trade, 'buyer_open_uid'), nick: read.text(trade, 'buyer_nick'), message: read.text(trade, 'buyer_message') },
    seller: { memo: read.text(trade, 'seller_memo'), flag: read.text(trade, 'seller_flag') },
    receiver: receiverOf(trade),
    invoice: null, // TOP tells of invoices by calls of their own
    amounts,
    lines,
    shipments: shipmentsOf(lineParts),
    discrepancies: [...amountBreaks({ amounts, lines, states }), ...discrepancies],
    flags: flagsOf(trade, lineParts),
    unknown: unknownOf(trade, lineParts),
  };
}

function statesOf(trade: Part, status: string): Omit<ChannelOrder['states'], 'refund'> {
  const row = statusRows[status] ?? { shipping: 'unshipped', closing: 'open' };
  const isSent = read.text(trade, 'consign_time') !== '';
  return {
    payment: paymentOf(trade),
    shipping: row.closing === 'canceled' && isSent ? 'shipped' : row.shipping,
    closing: row.closing,
  };
}

function momentsOf(trade: Part, lines: readonly Part[], status: string) {
  const createdAt = needMoment(trade, 'created');
  const promised = [trade, ...lines].map((part) => read.shanghai(part, 'delivery_time')).filter((at) => at !== null);
  return {
    createdAt,
    modifiedAt: needMoment(trade, 'modified'),
    paidAt: read.shanghai(trade, 'pay_time'),
    shippedAt: read.shanghai(trade, 'consign_time'),
    completedAt: statusRows[status]?.closing === 'completed' ? read.shanghai(trade, 'end_time') : null,
    shipBy: promised.toSorted()[0] ?? null,
  };
}

function needMoment(trade: Part, name: string): Instant {
  const at = read.shanghai(trade, name);
  if (at === null) throw new RangeError(`${name}: is missing`);
  return at;
}

function holdsOf(trade: Part, status: string, payment: ChannelOrder['states']['payment']): readonly PlatformHold[] {
  const flagged = Object.entries(holdFlags)
    .filter(([flag]) => !['', '0', 'false'].includes(read.text(trade, flag)))
    .map(([flag, kind]): PlatformHold => ({ kind, raw: `${flag}=${read.text(trade, flag)}` }));
  const isForbidden = status === 'PAID_FORBID_CONSIGN' && flagged.length === 0; // a flag says more than the status
  return [
    ...flagged,
    ...(isForbidden ? [{ kind: 'platform_lock', raw: status } as const] : []),
    ...(payment === 'deposit_paid' ? [{ kind: 'deposit_only', raw: read.text(trade, 'step_trade_status') } as const] : []),
    ...(status in statusRows ? [] : [{ kind: 'other', raw: status } as const]), // a status we do not know ships nothing
  ];
}

function receiverOf(trade: Part): ChannelReceiver {
  const oaid = read.text(trade, 'oaid');
  const name = read.text(trade, 'receiver_name');
  const phone = read.text(trade, 'receiver_mobile') || read.text(trade, 'receiver_phone');
  const detail = read.text(trade, 'receiver_address');
  return {
    kind: oaid !== '' || `${name}${phone}${detail}`.includes('*') ? 'masked' : 'plain',
    name,
    phone,
    province: read.text(trade, 'receiver_state'),
    city: read.text(trade, 'receiver_city'),
    district: read.text(trade, 'receiver_district'),
    town: read.text(trade, 'receiver_town'),
    detail,
    postcode: read.text(trade, 'receiver_zip'),
    ciphers: oaid === '' ? {} : { oaid },
    // equal OAIDs of one week are one receiver; different ones prove nothing, so across weeks TOP is asked (group-by-receiver.ts)
    mergeKey: oaid === '' ? null : `${weekOf(needMoment(trade, 'created'))}:${oaid}`,
  };
}

/** Number of the natural week in Shanghai; weeks begin on Monday, as 1970-01-05 was one. */
function weekOf(at: Instant): number {
  const hourMs = 3_600_000;
  return Math.floor((instantMs(at) + 8 * hourMs - 4 * 24 * hourMs) / (7 * 24 * hourMs));
}

/** Parcels by carrier and number; TOP writes them beside each line. */
function shipmentsOf(lines: readonly Part[]): ChannelOrder['shipments'] {
  const sent = lines.filter((line) => read.text(line, 'invoice_no') !== '');
  const parcels = Map.groupBy(sent, (line) => `${read.text(line, 'logistics_company')}\n${read.text(line, 'invoice_no')}`);
  return Array.from(parcels, ([parcel, members]) => {
    const [carrierCode = '', waybillNo = ''] = parcel.split('\n');
    return { carrierCode, waybillNo, lineNos: members.map(lineNoOf) };
  });
}

function flagsOf(trade: Part, lines: readonly Part[]): readonly string[] {
  const agreement = read.part(trade, 'logistics_agreement');
  const has = (name: string): boolean => lines.some((line) => !['', '0', 'false'].includes(read.text(line, name)));
  const flags: Readonly<Record<string, boolean>> = {
    presale: read.text(trade, 'type') === 'step',
    presale_moved_early: read.text(agreement, 'sink_type') === '1',
    cash_on_delivery: read.text(trade, 'type') === 'cod',
    virtual: read.text(trade, 'shipping_type') === 'virtual',
    address_changed: read.text(trade, 'lm') === '1',
    subsidy: read.yuan(trade, 'platform_subsidy_fee') > 0,
    no_partial_shipping: read.text(agreement, 'no_detail_part_consign') === '1',
    logistics_upgrade: read.text(agreement, 'asdp_biz_type') === 'logistics_upgrade',
    store_pickup: read.text(trade, 'rt_omni_send_type') === 'pickUp',
    gift_promised: listIn(trade, 'promotion_details', 'promotion_detail').some((promotion) => read.text(promotion, 'gift_item_id') !== ''),
    ship_together: has('bind_oid') || lines.some((line) => Boolean(line.fields['bind_oids'])),
    oversold: has('is_oversold'),
  };
  return Object.keys(flags).filter((flag) => flags[flag]);
}

/** Fields that TOP's list does not know, and words that our tables do not. */
function unknownOf(trade: Part, lines: readonly Part[]): JsonObject {
  const status = read.text(trade, 'status');
  const oddRefunds = lines.filter((line) => !(read.text(line, 'refund_status') in refundRows));
  return {
    ...fresh(read.unknown(trade, tradeFields), ''),
    ...Object.assign({}, ...lines.map((line) => fresh(read.unknown(line, lineFields), line.at))),
    ...(status in statusRows ? {} : { status }),
    ...Object.fromEntries(oddRefunds.map((line) => [`${line.at}refund_status`, read.text(line, 'refund_status')])),
  };
}

function fresh(unknown: JsonObject, at: string): JsonObject {
  return Object.fromEntries(
    Object.entries(unknown).filter(([name]) => !knownStarts.some((start) => name.slice(at.length).startsWith(start))),
  );
}
