import type { Notice } from '../../world/shop.ts';
import { isClosed, isFullyPaid, shippingOf } from '../../world/trade-facts.ts';
import type { Trade } from '../../world/trade.ts';
import { jsonNumber } from '../../world/json-number.ts';
import { aftersaleIdOf, orderIdOf } from '../native-number.ts';
import { aftersaleStatus } from '../order-status.ts';
import type { SaidEvent } from '../own-state.ts';

/** A message without its envelope: the event's name and its own members. `order_id` is a bare integer beyond 2^53. */
export type WechatEvent = Readonly<{ event: string; body: Readonly<Record<string, unknown>> }>;

/** Message of a change to the order's extra information. Types: spec wechat-shop §4. */
export const extInfoEvent = (type: number): SaidEvent => ({ event: 'channels_ec_order_ext_info_update', info: { type } });

/** The messages of a change, in their order. `said`: what the emulator knows of it beside its kind. */
export function eventsOf(notice: Notice, said: SaidEvent | null): readonly WechatEvent[] {
  const { trade } = notice;
  if (said) return [orderEvent(trade, said.event, said.info)];
  return tellers[notice.change]?.(notice) ?? [];
}

function orderEvent(trade: Trade, event: string, info: Readonly<Record<string, unknown>> = {}): WechatEvent {
  return { event, body: { order_info: { order_id: jsonNumber(orderIdOf(trade)), ...info } } };
}

const ext = (trade: Trade, type: number): WechatEvent => orderEvent(trade, 'channels_ec_order_ext_info_update', { type });
const waitShipping = (trade: Trade): WechatEvent => orderEvent(trade, 'channels_ec_order_wait_shipping');

type Teller = (notice: Notice) => readonly WechatEvent[];

/** A change that is missing here is not told: the buyer's words. */
const tellers: Readonly<Partial<Record<Notice['change'], Teller>>> = {
  created: ({ trade }) => [orderEvent(trade, 'channels_ec_order_new')],
  paid: ({ trade }) => [
    orderEvent(trade, 'channels_ec_order_pay', { pay_time: Math.floor((trade.paidMs ?? 0) / 1_000) }),
    ...(trade.isUnderRisk ? [] : [waitShipping(trade)]),
  ],
  risk_changed: ({ trade }) => (!trade.isUnderRisk && isFullyPaid(trade) ? [waitShipping(trade)] : []),
  shipped: ({ trade }) => [orderEvent(trade, 'channels_ec_order_deliver', { finish_delivery: shippingOf(trade) === 'all' ? 1 : 0 })],
  completed: ({ trade }) => [orderEvent(trade, 'channels_ec_order_confirm', { confirm_type: 1 })],
  canceled: ({ trade }) => [orderEvent(trade, 'channels_ec_order_cancel', { cancel_type: trade.cancelReason.includes('超时') ? 2 : 1 })],
  address_asked: ({ trade }) => [ext(trade, 4)],
  address_changed: ({ trade, before }) => [ext(trade, before?.askedAddress ? 2 : 19)],
  memo_changed: ({ trade }) => [ext(trade, 3)],
  urged: ({ trade }) => [ext(trade, 7)],
  refund_changed: (notice) => [aftersaleUpdate(notice), ...lastRefund(notice)],
};

function aftersaleUpdate({ trade, refundSeq }: Notice): WechatEvent {
  const refund = trade.refunds.find(({ seq }) => seq === refundSeq);
  return {
    event: 'channels_ec_aftersale_update',
    body: {
      finder_shop_aftersale_status_update: {
        status: refund ? aftersaleStatus(refund) : '',
        after_sale_order_id: aftersaleIdOf(refundSeq ?? 0),
        order_id: jsonNumber(orderIdOf(trade)),
      },
    },
  };
}

/** All was paid back: the order ends. */
const lastRefund: Teller = ({ trade, before }) =>
  isClosed(trade) && before && !isClosed(before) ? [orderEvent(trade, 'channels_ec_order_cancel', { cancel_type: 3 })] : [];
