import { changeRefund } from './customer-acts.ts';
import { giftLine } from './place-order.ts';
import { RefusedAct } from './refused-act.ts';
import { isClosed, isFullyPaid, isLineClosed, shippedQuantity, shippingOf } from './trade-facts.ts';
import type { Receiver, Refund, Shipment, Trade } from './trade.ts';
import type { World } from './world.ts';

/** One parcel; `lines` null: everything that has not left yet. */
export type ParcelAsk = Readonly<{ carrierCode: string; waybillNo: string; lines: Shipment['lines'] | null }>;

/** The seller ships. What a platform lets sellers ship is checked by its emulator first; this refuses only what makes no sense. */
export function ship(world: World, trade: Trade, parcels: readonly ParcelAsk[]): Trade {
  if (!isFullyPaid(trade) || isClosed(trade)) throw new RefusedAct('the trade is not paid or is closed');
  const atMs = world.nowMs();
  let shipped = trade;
  for (const { carrierCode, waybillNo, lines } of parcels) {
    const going = lines ?? unshippedLines(shipped);
    if (going.length === 0) throw new RefusedAct('nothing is left to ship');
    for (const { lineSeq, quantity } of going) {
      const line = trade.lines.find((each) => each.seq === lineSeq);
      if (!line || quantity < 1 || shippedQuantity(shipped, lineSeq) + quantity > line.quantity)
        throw new RefusedAct(`line ${lineSeq}: ${quantity} is more than what is left`);
    }
    shipped = { ...shipped, shipments: [...shipped.shipments, { carrierCode, waybillNo, atMs, lines: going }] };
  }
  return world.change(trade, 'shipped', { shipments: shipped.shipments });
}

/** What has not left and was not paid back. */
export function unshippedLines(trade: Trade): Shipment['lines'] {
  return trade.lines
    .filter((line) => !isLineClosed(trade, line))
    .map((line) => ({ lineSeq: line.seq, quantity: line.quantity - shippedQuantity(trade, line.seq) }))
    .filter(({ quantity }) => quantity > 0);
}

export function setMemo(world: World, trade: Trade, patch: Partial<Pick<Trade, 'sellerMemo' | 'sellerFlag'>>): Trade {
  return world.change(trade, 'memo_changed', patch);
}

/** The seller changes the receiver himself. */
export function setReceiver(world: World, trade: Trade, receiver: Receiver): Trade {
  if (shippingOf(trade) !== 'none' || isClosed(trade)) throw new RefusedAct('the parcel has left or the trade is closed');
  return world.change(trade, 'address_changed', { receiver, addressChangedMs: world.nowMs() });
}

/** The seller sends another colour or size of the same goods at the same price; unsaid: of the first line. */
export function changeGoods(world: World, trade: Trade, lineSeq = trade.lines[0]?.seq): Trade {
  const line = trade.lines.find((each) => each.seq === lineSeq);
  if (!line || shippingOf(trade) !== 'none' || isClosed(trade)) throw new RefusedAct('there is no such line, or it has left');
  const { goods: old } = line;
  const goods = world
    .goods(trade.shopSeq)
    .find((each) => each.productSeq === old.productSeq && each.skuSeq !== old.skuSeq && each.price === old.price);
  if (!goods) throw new RefusedAct(`"${old.title}" has no other kind at the same price`);
  return world.change(trade, 'line_changed', { lines: trade.lines.map((each) => (each === line ? { ...each, goods } : each)) });
}

/** The seller promises a gift with an order; unsaid: any of the shop's. */
export function giveGift(world: World, trade: Trade, merchantCode?: string): Trade {
  if (shippingOf(trade) !== 'none' || isClosed(trade)) throw new RefusedAct('the parcel has left or the trade is closed');
  const gift = giftLine(world, trade.shopSeq, trade.lines);
  const goods = merchantCode === undefined ? gift.goods : world.goods(trade.shopSeq).find((each) => each.merchantCode === merchantCode);
  if (!goods) throw new RefusedAct(`the shop has no "${merchantCode}"`);
  return world.change(trade, 'line_changed', { lines: [...trade.lines, { ...gift, goods }] });
}

/** Answers the buyer's request for another address. */
export function answerAddress(world: World, trade: Trade, isApproved: boolean): Trade {
  if (!trade.askedAddress) throw new RefusedAct('nobody asked for another address');
  const { name, phone, address } = trade.askedAddress;
  if (!isApproved) return world.change(trade, 'other', { askedAddress: null });
  return world.change(trade, 'address_changed', {
    receiver: { name, phone, address },
    askedAddress: null,
    addressChangedMs: world.nowMs(),
  });
}

/** Money goes back at once, except where goods have to come first. */
export function agreeRefund(world: World, trade: Trade, refundSeq: number): Trade {
  const refund = openRefund(trade, refundSeq);
  const waitsForGoods = refund.kind !== 'refund_only' && refund.state === 'asked';
  return changeRefund(world, trade, refundSeq, { state: waitsForGoods ? 'agreed' : 'paid' });
}

export function refuseRefund(world: World, trade: Trade, refundSeq: number, reason: string): Trade {
  openRefund(trade, refundSeq);
  return changeRefund(world, trade, refundSeq, { state: 'refused', refuseReason: reason });
}

function openRefund(trade: Trade, refundSeq: number): Refund {
  const refund = trade.refunds.find((each) => each.seq === refundSeq);
  if (!refund || !['asked', 'agreed', 'returned'].includes(refund.state)) throw new RefusedAct('the refund is not open');
  return refund;
}
