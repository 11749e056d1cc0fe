import type { AfterSale } from '@zhidan/core/channels/write-back.ts';
import type { ChannelOrderStates, PlatformHold } from '@zhidan/core/channels/channel-order.ts';

type Row = Pick<ChannelOrderStates, 'shipping' | 'closing'>;

/** What a trade's or a line's status says of parcel and end; payment is told by `pay_time`. Source: platforms/taobao.md §5. */
export const statusRows: Readonly<Record<string, Row>> = {
  TRADE_NO_CREATE_PAY: { shipping: 'unshipped', closing: 'open' },
  WAIT_BUYER_PAY: { shipping: 'unshipped', closing: 'open' },
  PAY_PENDING: { shipping: 'unshipped', closing: 'open' },
  WAIT_PRE_AUTH_CONFIRM: { shipping: 'unshipped', closing: 'open' },
  PAID_FORBID_CONSIGN: { shipping: 'unshipped', closing: 'open' },
  WAIT_SELLER_SEND_GOODS: { shipping: 'unshipped', closing: 'open' },
  SELLER_CONSIGNED_PART: { shipping: 'partly_shipped', closing: 'open' },
  WAIT_BUYER_CONFIRM_GOODS: { shipping: 'shipped', closing: 'open' },
  TRADE_BUYER_SIGNED: { shipping: 'signed', closing: 'open' },
  TRADE_FINISHED: { shipping: 'signed', closing: 'completed' },
  TRADE_CLOSED: { shipping: 'unshipped', closing: 'canceled' }, // shipped when it bears a consign_time
  TRADE_CLOSED_BY_TAOBAO: { shipping: 'unshipped', closing: 'canceled' },
};

/** Statuses under which money was paid, where the trade bears no `pay_time`. */
export const paidStatuses: ReadonlySet<string> = new Set([
  'PAID_FORBID_CONSIGN',
  'WAIT_SELLER_SEND_GOODS',
  'SELLER_CONSIGNED_PART',
  'WAIT_BUYER_CONFIRM_GOODS',
  'TRADE_BUYER_SIGNED',
  'TRADE_FINISHED',
]);

/** Presale: which payments were made. */
export const stepRows: Readonly<Record<string, ChannelOrderStates['payment']>> = {
  FRONT_NOPAID_FINAL_NOPAID: 'unpaid',
  FRONT_PAID_FINAL_NOPAID: 'deposit_paid',
  FRONT_PAID_FINAL_PAID: 'paid',
  FRONT_PAID_FRONT_FORFEITED: 'deposit_paid',
};

/** Of a line; an absent status is no refund, and so is the literal NO_REFUND (unverified). */
export const refundRows: Readonly<Record<string, 'none' | 'requested' | 'refunded'>> = {
  '': 'none',
  NO_REFUND: 'none',
  WAIT_SELLER_AGREE: 'requested',
  WAIT_BUYER_RETURN_GOODS: 'requested',
  WAIT_SELLER_CONFIRM_GOODS: 'requested',
  SELLER_REFUSE_BUYER: 'requested', // the buyer may still call the platform in
  CLOSED: 'none',
  SUCCESS: 'refunded',
};

/** Flags of a trade that forbid shipping while they are set. */
export const holdFlags: Readonly<Record<string, PlatformHold['kind']>> = {
  team_buy_hold: 'group_incomplete',
  share_group_hold: 'group_incomplete',
  top_hold: 'platform_lock',
  ofp_hold: 'platform_lock',
  forbid_consign: 'platform_lock',
};

export const disputeKinds: Readonly<Record<string, AfterSale['kind']>> = {
  REFUND: 'refund_only',
  REFUND_AND_RETURN: 'return_refund',
  TMALL_EXCHANGE: 'exchange',
  TAOBAO_EXCHANGE: 'exchange',
  REPAIR: 'repair',
  RESHIPPING: 'resend',
  OTHERS: 'other',
};

export const refundStates: Readonly<Record<string, AfterSale['state']>> = {
  WAIT_SELLER_AGREE: 'waiting_merchant',
  WAIT_BUYER_RETURN_GOODS: 'waiting_buyer',
  WAIT_SELLER_CONFIRM_GOODS: 'waiting_receipt',
  SELLER_REFUSE_BUYER: 'refused',
  CLOSED: 'closed',
  SUCCESS: 'done',
};
