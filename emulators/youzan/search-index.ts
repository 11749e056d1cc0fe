import type { Notice } from '../world/shop.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { youzanState } from './own-state.ts';

/** What was replaced longer ago nobody asks for any more. */
const keptMs = 10 * 60_000;

/** Remembers what a trade was before a change: the search index goes on showing it. Of several changes in one moment the first counts. */
export function rememberBefore(world: World, { trade, before }: Notice): void {
  const { replaced } = youzanState(world);
  const atMs = world.nowMs();
  const kept = replaced.get(trade.seq) ?? [];
  if (kept.at(-1)?.atMs === atMs) return;
  replaced.set(trade.seq, [...kept.filter((old) => old.atMs > atMs - keptMs), { trade: before, atMs }]);
}

/** The trade as the search index shows it, `lagMs` behind; null: not yet in it. */
export function indexed(world: World, trade: Trade, lagMs: number): Trade | null {
  const shownMs = world.nowMs() - lagMs;
  const later = youzanState(world)
    .replaced.get(trade.seq)
    ?.find(({ atMs }) => atMs > shownMs);
  return later ? later.trade : trade;
}
