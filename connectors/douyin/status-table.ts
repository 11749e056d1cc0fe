import type { ChannelOrderLine, ChannelOrderStates } from '@zhidan/core/channels/channel-order.ts';
import type { AfterSale } from '@zhidan/core/channels/write-back.ts';

type Row = Pick<ChannelOrderStates, 'shipping' | 'closing'> & Readonly<{ isPaid: boolean }>;

/** What the status of an order or a line says. Source: platforms/douyin.md §5. */
export const statusRows: Readonly<Record<string, Row>> = {
  '1': { shipping: 'unshipped', closing: 'open', isPaid: false },
  '105': { shipping: 'unshipped', closing: 'open', isPaid: true }, // paid, but the platform has still to do something
  '2': { shipping: 'unshipped', closing: 'open', isPaid: true },
  '101': { shipping: 'partly_shipped', closing: 'open', isPaid: true },
  '3': { shipping: 'shipped', closing: 'open', isPaid: true },
  '4': { shipping: 'unshipped', closing: 'canceled', isPaid: false }, // paid or shipped when it bears the time
  '5': { shipping: 'signed', closing: 'completed', isPaid: true },
};

/** 部分支付 in `main_status`: a deposit (unverified). */
export const depositMainStatus = '103';

/** Types of after-sale; those that are no refund leave the refund axis alone. */
export const afterSaleTypes: Readonly<Record<string, Readonly<{ kind: AfterSale['kind']; isRefund: boolean }>>> = {
  '0': { kind: 'return_refund', isRefund: true },
  '1': { kind: 'refund_only', isRefund: true },
  '2': { kind: 'refund_only', isRefund: true }, // before shipping
  '3': { kind: 'exchange', isRefund: false },
  '4': { kind: 'refund_only', isRefund: true }, // canceled by the system
  '5': { kind: 'refund_only', isRefund: true }, // canceled by the buyer
  '6': { kind: 'other', isRefund: false }, // price protection
  '7': { kind: 'resend', isRefund: false },
  '8': { kind: 'repair', isRefund: false },
};

/** Statuses of an after-sale: what it means for the list, and for the refund axis of its line. */
export const afterSaleRows: Readonly<Record<string, Readonly<{ state: AfterSale['state']; refund: ChannelOrderLine['refund'] }>>> = {
  '0': { state: 'waiting_merchant', refund: 'none' }, // 初始化; on a line: none was asked for
  '6': { state: 'waiting_merchant', refund: 'requested' },
  '7': { state: 'waiting_buyer', refund: 'requested' },
  '11': { state: 'waiting_receipt', refund: 'requested' },
  '12': { state: 'done', refund: 'refunded' },
  '13': { state: 'waiting_buyer', refund: 'none' }, // the exchanged goods are on their way
  '14': { state: 'done', refund: 'none' },
  '27': { state: 'refused', refund: 'requested' }, // the buyer may still call the platform in
  '28': { state: 'closed', refund: 'none' },
  '29': { state: 'refused', refund: 'requested' },
  '51': { state: 'done', refund: 'refunded' },
  '53': { state: 'done', refund: 'refunded' },
};

/** `refund_status`: money is back only with 3. */
export const refundPaid = '3';
export const refundPaying: ReadonlySet<string> = new Set(['1', '2']);

/** `arbitrate_status`: the platform decides. */
export const arbitrating: ReadonlySet<string> = new Set(['1', '4', '5']);

/** Kinds of trade that are flags to us. */
export const tradeFlags: Readonly<Record<string, string>> = {
  '1': 'group_buy',
  '2': 'presale',
  '3': 'found_for_buyer',
  '4': 'auction',
  '5': 'zero_paid',
  '7': 'consignment',
  '10': 'sample',
  '11': 'lottery',
  '12': 'sample',
  '13': 'customized',
  '16': 'auction',
  '18': 'hourly_delivery',
  '102': 'presale_gift',
};

/** Tags of an order that we know; any other is kept as unknown. */
export const tagFlags: Readonly<Record<string, string>> = { compensation: 'late_shipping_compensated' };

/** Tags under which the platform reviews an order. Their keys are not published, so key and text are searched (unverified). */
export const riskTag = /risk|风控|风险|审核/i;
