import { answerAddress, setReceiver } from '../world/merchant-acts.ts';
import { RefusedAct } from '../world/refused-act.ts';
import { shippingOf } from '../world/trade-facts.ts';
import type { Receiver, Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { changeSaying, wechatState } from './own-state.ts';
import { extInfoEvent } from './push/push-event.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** the buyer may change the address of a younger order without asking */
const askFromAgeMs = 6 * hourMs;
/** without the seller's answer the new address stands */
const autoAcceptMs = 12 * hourMs;
/** how long the buyer of an emulated order thinks, and when the platform gives up (24 h is unverified) */
const buyerThinksMs = 10 * minuteMs;
const buyerLimitMs = 24 * hourMs;

/** Whether a buyer's new address waits for the seller now. */
export const waitsForSeller = (world: World, trade: Trade): boolean => world.nowMs() - trade.createdMs > askFromAgeMs;

/** Accepts the asked address in twelve hours, unless it was answered or asked anew. */
export function acceptUnanswered(world: World, trade: Trade): void {
  const askedMs = trade.askedAddress?.atMs;
  world.at(world.nowMs() + autoAcceptMs, () => {
    const now = world.trade(trade.shopSeq, trade.seq);
    if (now?.askedAddress && now.askedAddress.atMs === askedMs) answerAddress(world, now, true);
  });
}

/**
 * The seller wants another address: since December 2025 the buyer is asked. He agrees in ten minutes; `extras.addressAnswer` of
 * the order may be `refuse` or `silent` instead.
 */
export function negotiateAddress(world: World, trade: Trade, receiver: Receiver): void {
  const { negotiated } = wechatState(world);
  negotiated.add(trade.seq);
  const answer = trade.extras['addressAnswer'] ?? 'agree';
  world.at(world.nowMs() + (answer === 'silent' ? buyerLimitMs : buyerThinksMs), () => {
    negotiated.delete(trade.seq);
    const now = world.trade(trade.shopSeq, trade.seq) ?? trade;
    if (shippingOf(now) !== 'none') return say(world, now, 20);
    if (answer === 'silent') return say(world, now, 18);
    if (answer === 'refuse') return say(world, now, 17);
    try {
      changeSaying(world, extInfoEvent(16), () => setReceiver(world, now, receiver));
    } catch (error) {
      if (!(error instanceof RefusedAct)) throw error; // closed in the meantime: nothing to change
    }
  });
}

const say = (world: World, trade: Trade, type: number): void =>
  void changeSaying(world, extInfoEvent(type), () => world.change(trade, 'other', {}));
