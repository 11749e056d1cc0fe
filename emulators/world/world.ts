import type { EmulatedApp, EmulatedShop, TradeChange } from './shop.ts';
import type { Goods, Trade } from './trade.ts';

/** Everything the emulators share: time, chance, shops, goods and trades. One process, one world, in memory. */
export type World = Readonly<{
  /** Unix milliseconds; the control API shifts it or lets it run faster */
  nowMs(): number;
  /** 0 ≤ x < 1 from the world's seed: the same scenario repeats exactly */
  random(): number;
  apps(platform: string): readonly EmulatedApp[];
  shops(platform: string): readonly EmulatedShop[];
  goods(shopSeq: number): readonly Goods[];
  /** ordered by seq */
  trades(shopSeq: number): readonly Trade[];
  trade(shopSeq: number, seq: number): Trade | undefined;
  /** Replaces a trade: bumps `modifiedMs`, then pushes. The patch may say the moment of the change. */
  change(trade: Trade, change: TradeChange, patch: Partial<Trade>): Trade;
  /** state that one platform keeps for itself: tokens, nonces, message queues, quotas */
  own<State>(platform: string, start: () => State): State;
}>;
