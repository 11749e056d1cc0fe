import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { ChannelOrderStates, PlatformHold } from '@zhidan/core/channels/channel-order.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { confirmStatuses, groupStatuses, orderStatuses, refundStatuses, riskStatuses, stepStatuses } from './order-status.ts';

type States = Readonly<{ states: ChannelOrderStates; holds: readonly PlatformHold[]; unknown: JsonObject }>;

const tables = {
  order_status: orderStatuses,
  confirm_status: confirmStatuses,
  group_status: groupStatuses,
  refund_status: refundStatuses,
  risk_control_status: riskStatuses,
} as const;

/** Where an order stands, and why it must not ship now. */
export function readStates(order: Part): States {
  const orderStatus = read.needText(order, 'order_status');
  const shipping = orderStatuses[orderStatus] ?? { shipping: 'unshipped', closing: 'open' };
  const refund = refundStatuses[read.text(order, 'refund_status')] ?? 'none';
  const codes = unknownCodes(order);
  const isCanceled = confirmStatuses[read.text(order, 'confirm_status')] === 'canceled';
  const isGroupFailed = groupStatuses[read.text(order, 'group_status')] === 'failed';
  const isRefundedUnshipped = refund === 'refunded' && shipping.shipping === 'unshipped'; // one SKU: nothing is left to ship
  const isClosed = isCanceled || isGroupFailed || isRefundedUnshipped;
  const states: ChannelOrderStates = {
    payment: paymentOf(order),
    shipping: shipping.shipping,
    refund,
    closing: isClosed ? 'canceled' : shipping.closing,
  };
  const notUnderstood = Object.entries(codes).map(([name, code]): PlatformHold => ({ kind: 'other', raw: `${name}=${code}` }));
  return { states, holds: [...holdsOf(order, states), ...notUnderstood], unknown: codes };
}

function paymentOf(order: Part): ChannelOrderStates['payment'] {
  // a step that we do not know counts as not wholly paid
  if (read.text(order, 'trade_type') === '1')
    return stepStatuses[read.text(read.part(order, 'step_order_info'), 'step_trade_status')] ?? 'deposit_paid';
  const isConfirmed = confirmStatuses[read.text(order, 'confirm_status')] === 'confirmed';
  return isConfirmed || read.text(order, 'pay_time') !== '' ? 'paid' : 'unpaid';
}

function holdsOf(order: Part, states: ChannelOrderStates): readonly PlatformHold[] {
  const code = (name: string): string => read.text(order, name);
  const stepStatus = read.text(read.part(order, 'step_order_info'), 'step_trade_status');
  const isHeld = read.parts(order, 'order_tag_list').some((tag) => read.text(tag, 'name') === 'ship_hold' && read.isTrue(tag, 'value'));
  const rows: readonly (readonly [boolean, PlatformHold['kind'], string])[] = [
    [riskStatuses[code('risk_control_status')] === 'under_review', 'risk_review', `risk_control_status=${code('risk_control_status')}`],
    [isHeld, 'platform_lock', 'ship_hold=1'],
    [states.payment === 'deposit_paid', 'deposit_only', `step_trade_status=${stepStatus}`],
    [groupStatuses[code('group_status')] === 'waiting', 'group_incomplete', `group_status=${code('group_status')}`],
    [states.refund === 'requested', 'refund_open', `refund_status=${code('refund_status')}`],
  ];
  return rows.filter(([isOn]) => isOn).map(([, kind, raw]) => ({ kind, raw }));
}

/** A code that the platform added after us is kept, and the order waits until somebody has looked. */
function unknownCodes(order: Part): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tables)
      .map(([name, table]) => [name, read.text(order, name), table] as const)
      .filter(([, code, table]) => code !== '' && !Object.hasOwn(table, code))
      .map(([name, code]) => [name, code]),
  );
}
