import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import { makeAddress } from './population/make-customer.ts';
import { refundReasons } from './people-fixture.ts';
import { RefusedAct } from './refused-act.ts';
import { fullyPaidMs, isClosed, isFullyPaid, isLineClosed, isRefundOpen, netOf, refundOf, shippingOf } from './trade-facts.ts';
import type { Receiver, Refund, Trade, TradeLine } from './trade.ts';
import type { World } from './world.ts';

const hourMs = 3_600_000;
/** what a shop promises: out within two days of the last payment */
const shipWithinMs = 48 * hourMs;

/** Pays what is due now: all of it, or the deposit of a presale. */
export function pay(world: World, trade: Trade): Trade {
  if (trade.canceledMs !== null) throw new RefusedAct('a canceled trade cannot be paid');
  if (trade.paidMs !== null) throw new RefusedAct('the trade is paid already');
  const now = world.nowMs();
  return world.change(trade, 'paid', { paidMs: now, shipByMs: trade.isPresale ? null : now + shipWithinMs });
}

/** Pays the rest of a presale. */
export function payFinal(world: World, trade: Trade): Trade {
  if (!trade.isPresale || trade.paidMs === null) throw new RefusedAct('no deposit was paid');
  if (trade.finalPaidMs !== null) throw new RefusedAct('the rest is paid already');
  const now = world.nowMs();
  return world.change(trade, 'final_paid', { finalPaidMs: now, shipByMs: Math.max(now + shipWithinMs, trade.presaleShipMs ?? 0) });
}

/** Wants the parcel elsewhere: asks the seller where the platform lets sellers decide, else it is changed at once. Unsaid: a new address of the same person. */
export function changeAddress(world: World, trade: Trade, ask: Readonly<{ isAsked: boolean; to?: Partial<Receiver> | undefined }>): Trade {
  if (shippingOf(trade) === 'all' || isClosed(trade)) throw new RefusedAct('the parcel is on its way or the trade is closed');
  const receiver: Receiver = {
    name: trade.receiver.name,
    phone: trade.receiver.phone,
    address: ask.to?.address ?? makeAddress(world.chance),
    ...ask.to,
  };
  const atMs = world.nowMs();
  return ask.isAsked
    ? world.change(trade, 'address_asked', { askedAddress: { ...receiver, atMs } })
    : world.change(trade, 'address_changed', { receiver, askedAddress: null, addressChangedMs: atMs });
}

export function message(world: World, trade: Trade, text: string): Trade {
  return world.change(trade, 'message_changed', { buyerMessage: text });
}

/** 催发货 */
export function urge(world: World, trade: Trade): Trade {
  if (!isFullyPaid(trade) || shippingOf(trade) !== 'none') throw new RefusedAct('only a paid trade that has not left can be urged');
  return world.change(trade, 'urged', { isUrged: true });
}

export type RefundAsk = Readonly<{
  lineSeq?: number | undefined;
  kind?: Refund['kind'] | undefined;
  quantity?: number | undefined;
  amount?: Fen | undefined;
  reason?: string | undefined;
}>;

/** Asks for money back for a line; unsaid: the first line that has none open, whole, by the road that fits how far the parcel is. */
export function askRefund(world: World, trade: Trade, ask: RefundAsk): Trade {
  if (fullyPaidMs(trade) === null) throw new RefusedAct('nothing to pay back: the trade is not paid');
  const line = trade.lines.find((each) => (ask.lineSeq === undefined ? mayAskRefund(trade, each) : each.seq === ask.lineSeq));
  if (!line || !mayAskRefund(trade, line)) throw new RefusedAct('no line without an open or finished refund');
  const quantity = Math.min(ask.quantity ?? line.quantity, line.quantity);
  const refund: Refund = {
    seq: world.nextSeq('refund'),
    lineSeq: line.seq,
    kind: ask.kind ?? (shippingOf(trade) === 'none' ? 'refund_only' : 'return_refund'),
    quantity,
    amount: ask.amount ?? fen(Math.floor((netOf(line) * quantity) / line.quantity)),
    reason: ask.reason ?? world.chance.pick(refundReasons),
    state: 'asked',
    refuseReason: '',
    returnWaybill: null,
    askedMs: world.nowMs(),
    changedMs: world.nowMs(),
  };
  return world.change(trade, 'refund_changed', { refunds: [...trade.refunds, refund] }, refund.seq);
}

function mayAskRefund(trade: Trade, line: TradeLine): boolean {
  const last = refundOf(trade, line.seq);
  return !isLineClosed(trade, line) && !(last && isRefundOpen(last));
}

/** Takes an open refund back; unsaid: the last open one. */
export function withdrawRefund(world: World, trade: Trade, refundSeq?: number): Trade {
  const refund = trade.refunds.findLast((each) => isRefundOpen(each) && (refundSeq === undefined || each.seq === refundSeq));
  if (!refund) throw new RefusedAct('no open refund');
  return changeRefund(world, trade, refund.seq, { state: 'withdrawn' });
}

/** Sends goods back after the seller agreed. */
export function returnGoods(world: World, trade: Trade, waybill: Refund['returnWaybill']): Trade {
  const refund = trade.refunds.findLast((each) => each.state === 'agreed');
  if (!refund) throw new RefusedAct('the seller has not agreed to take goods back');
  const made = { carrierCode: 'YTO', waybillNo: `YT${world.chance.between(1_000_000_000_000, 9_999_999_999_999)}` };
  return changeRefund(world, trade, refund.seq, { state: 'returned', returnWaybill: waybill ?? made });
}

/** Patches one refund of a trade. */
export function changeRefund(world: World, trade: Trade, refundSeq: number, patch: Partial<Refund>): Trade {
  const now = world.nowMs();
  const refunds = trade.refunds.map((refund) => (refund.seq === refundSeq ? { ...refund, changedMs: now, ...patch } : refund));
  return world.change(trade, 'refund_changed', { refunds }, refundSeq);
}
