import { RefusedAct } from './refused-act.ts';
import { isClosed, shippingOf } from './trade-facts.ts';
import type { Trade } from './trade.ts';
import type { World } from './world.ts';

/** The platform holds a trade back, or lets it go. */
export function reviewRisk(world: World, trade: Trade, isUnderRisk: boolean): Trade {
  if (isClosed(trade) || shippingOf(trade) === 'all') throw new RefusedAct('the trade is closed or has left');
  return world.change(trade, 'risk_changed', { isUnderRisk });
}

/** Buyer, seller or the platform's timer gives the trade up before it is paid; afterwards it takes a refund. */
export function cancel(world: World, trade: Trade, reason: string): Trade {
  if (trade.paidMs !== null) throw new RefusedAct('a paid trade is not canceled: it takes a refund');
  if (trade.canceledMs !== null) throw new RefusedAct('the trade is canceled already');
  return world.change(trade, 'canceled', { canceledMs: world.nowMs(), cancelReason: reason });
}

/** The parcel was handed over. */
export function sign(world: World, trade: Trade): Trade {
  if (shippingOf(trade) !== 'all') throw new RefusedAct('not everything has left yet');
  return world.change(trade, 'signed', { signedMs: world.nowMs() });
}

/** The buyer confirms, or the platform's timer does. */
export function complete(world: World, trade: Trade): Trade {
  if (shippingOf(trade) !== 'all' || trade.completedMs !== null)
    throw new RefusedAct('not everything has left yet, or it is completed already');
  const now = world.nowMs();
  return world.change(trade, 'completed', { signedMs: trade.signedMs ?? now, completedMs: now });
}
