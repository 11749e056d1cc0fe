import type { ChannelOrderLine, ChannelOrderStates } from '@zhidan/core/channels/channel-order.ts';
import type { AfterSale } from '@zhidan/core/channels/write-back.ts';

type Row = Pick<ChannelOrderStates, 'shipping' | 'closing'> & Readonly<{ isPaid: boolean }>;

/** What a trade's status says; parcels of single lines are told by `delivery_order`. Source: platforms/youzan.md §5. */
export const statusRows: Readonly<Record<string, Row>> = {
  WAIT_BUYER_PAY: { shipping: 'unshipped', closing: 'open', isPaid: false },
  TRADE_PAID: { shipping: 'unshipped', closing: 'open', isPaid: true },
  WAIT_CONFIRM: { shipping: 'unshipped', closing: 'open', isPaid: true },
  WAIT_SELLER_SEND_GOODS: { shipping: 'unshipped', closing: 'open', isPaid: true },
  WAIT_BUYER_CONFIRM_GOODS: { shipping: 'shipped', closing: 'open', isPaid: true },
  TRADE_SUCCESS: { shipping: 'signed', closing: 'completed', isPaid: true },
  TRADE_CLOSED: { shipping: 'unshipped', closing: 'canceled', isPaid: false }, // paid or shipped when it bears the time
};

/** `order_info.refund_state`. */
export const orderRefundRows: Readonly<Record<string, ChannelOrderStates['refund']>> = {
  '': 'none',
  '0': 'none',
  '1': 'requested',
  '2': 'partly_refunded',
  '11': 'requested',
  '12': 'refunded',
};

/** `refund_order[].refund_state`: of the lines that it names. */
export const lineRefundRows: Readonly<Record<string, ChannelOrderLine['refund']>> = {
  '1': 'requested',
  '10': 'requested', // refused; the buyer may still call the platform in
  '20': 'requested',
  '30': 'requested',
  '40': 'requested',
  '50': 'none',
  '60': 'refunded',
};

/** `status` of a refund. */
export const refundStates: Readonly<Record<string, AfterSale['state']>> = {
  WAIT_SELLER_AGREE: 'waiting_merchant',
  WAIT_BUYER_RETURN_GOODS: 'waiting_buyer',
  WAIT_SELLER_CONFIRM_GOODS: 'waiting_receipt',
  SELLER_REFUSE_BUYER: 'refused',
  SELLER_REFUSE_BUYER_RETURN_GOODS: 'refused',
  CLOSED: 'closed',
  SUCCESS: 'done',
};

/** `order_info.type`: kinds of trade that are flags to us. */
export const tradeFlags: Readonly<Record<string, string>> = {
  '1': 'gift_order',
  '2': 'paid_by_other',
  '3': 'distribution',
  '4': 'free_gift',
  '10': 'group_buy',
  '35': 'hotel',
  '40': 'takeaway',
  '41': 'dine_in',
  '61': 'cashier',
  '75': 'paid_knowledge',
  '81': 'gift_card',
  '100': 'wholesale',
};

/** `order_info.express_type`. */
export const expressFlags: Readonly<Record<string, string>> = { '1': 'self_pickup', '2': 'local_delivery', '9': 'no_shipping' };

/** `order_info.activity_type`. */
export const activityFlags: Readonly<Record<string, string>> = {
  '4': 'group_buy',
  '5': 'points',
  '6': 'flash_sale',
  '13': 'periodical',
  '21': 'bargain',
  '23': 'group_buy',
  '114': 'presale',
};
