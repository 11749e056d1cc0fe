import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import type { Notice } from '../world/shop.ts';
import { fullyPaidMs, isLineClosed, netOf } from '../world/trade-facts.ts';
import type { Refund, Trade, TradeLine } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { isCancellation } from './order-state.ts';
import { jdState } from './own-state.ts';

/** What the platform itself does after a change: splits an order that goes from two warehouses, cancels whole orders. */
export function followChange(world: World, { trade, change }: Notice): void {
  const later = (act: (now: Trade) => void): void => world.at(world.nowMs(), () => act(world.trade(trade.shopSeq, trade.seq) ?? trade));
  if (trade.extras['split'] === true && fullyPaidMs(trade) !== null) later((now) => splitOrder(world, now));
  if (change === 'refund_changed') later((now) => cancelWhole(world, now));
}

/**
 * 拆单: every line becomes an order of its own and the parent is canceled. An order is split when its `extras.split` is true and it
 * is paid; gifts go with the goods that brought them.
 */
function splitOrder(world: World, trade: Trade): void {
  const { split, parents } = jdState(world);
  const bought = trade.lines.filter(({ isGift }) => !isGift);
  if (split.has(trade.seq) || bought.length < 2 || trade.shipments.length > 0 || trade.refunds.length > 0) return;
  split.add(trade.seq);
  const { split: _, ...extras } = trade.extras;
  for (const [index, line] of bought.entries()) {
    const gifts = trade.lines.filter(({ isGift, giftOf }) => isGift && (giftOf === line.seq || (giftOf === null && index === 0)));
    const postage: Fen = index === 0 ? trade.postage : fen(0);
    const { seq: parent, modifiedMs: _modified, ...same } = trade;
    const child = world.begin({ ...same, lines: renumbered([line, ...gifts]), postage, extras, modifiedMs: world.nowMs() });
    parents.set(child.seq, parent);
  }
  world.change(trade, 'canceled', { canceledMs: world.nowMs(), cancelReason: '订单拆分' });
}

const renumbered = (lines: readonly TradeLine[]): TradeLine[] =>
  lines.map((line, index) => ({ ...line, seq: index + 1, giftOf: line.isGift ? 1 : null }));

/** A cancellation that was agreed to takes the lines along that nobody named. */
function cancelWhole(world: World, trade: Trade): void {
  const agreed = trade.refunds.find((refund) => isCancellation(trade, refund) && refund.state === 'paid');
  const rest = trade.lines.filter((line) => !isLineClosed(trade, line));
  if (!agreed || rest.length === 0) return;
  const fillers = rest.map((line): Refund => ({
    ...agreed,
    seq: world.nextSeq('refund'),
    lineSeq: line.seq,
    quantity: line.quantity,
    amount: netOf(line),
  }));
  for (const { seq } of fillers) jdState(world).fillers.add(seq);
  world.change(trade, 'refund_changed', { refunds: [...trade.refunds, ...fillers] });
}
