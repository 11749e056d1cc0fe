import type { Chance } from './chance.ts';
import type { Push } from './push.ts';
import type { PushRoad } from './push-road.ts';
import type { EmulatedApp, EmulatedShop, TradeChange } from './shop.ts';
import type { Goods, Trade } from './trade.ts';

/** What a new trade needs to be said; the rest begins empty. */
export type TradeStart = Pick<Trade, 'shopSeq' | 'customer' | 'lines' | 'postage'> & Partial<Trade>;

/** Everything the emulators share: time, chance, shops, goods and trades. One process, one world, in memory. */
export type World = Readonly<{
  /** Unix milliseconds; the control API shifts it or lets it run faster */
  nowMs(): number;
  /** of the real clock, for limits that count real seconds: a frozen world must not throttle for ever */
  realMs(): number;
  /** 0 ≤ x < 1 from the world's seed: the same scenario repeats exactly */
  random(): number;
  /** the same chance with more to ask; `fork` it for what must not move the customers' chance */
  chance: Chance;
  /** runs at that moment of the virtual clock */
  at(moment: number, act: () => void): void;
  /** runs once, right after the next change of this kind to the trade */
  onceChanged(trade: Trade, change: TradeChange, act: (now: Trade) => void): void;
  apps(platform: string): readonly EmulatedApp[];
  shops(platform?: string): readonly EmulatedShop[];
  shop(seq: number): EmulatedShop | undefined;
  goods(shopSeq: number): readonly Goods[];
  /** Stock or price changed; trades keep the goods as they were bought. */
  changeGoods(shopSeq: number, skuSeq: number, patch: Partial<Goods>): Goods;
  /** ordered by seq */
  trades(shopSeq: number): readonly Trade[];
  trade(shopSeq: number, seq: number): Trade | undefined;
  /** by the platform's native order number */
  tradeByNo(shopSeq: number, tradeNo: string): Trade | undefined;
  /** by a refund's seq */
  tradeOfRefund(refundSeq: number): Trade | undefined;
  /** next number of a kind, from 1: customers, refunds, parcels … */
  nextSeq(kind: string): number;
  /** A new trade, told as `created`. */
  begin(start: TradeStart): Trade;
  /**
   * Patches the trade as it stands now (an older value of it may be passed), bumps `modifiedMs`, then pushes.
   * The patch may say the moment of the change.
   */
  change(trade: Trade, change: TradeChange, patch: Partial<Trade>, refundSeq?: number): Trade;
  /** posts a message that no change of a trade brought: an app was ordered, a token granted */
  post(platform: string, push: Push): void;
  /** how badly messages travel; the world obeys it for posted ones, platforms obey it for those they keep to be fetched */
  road(): PushRoad;
  /** state that one platform keeps for itself: tokens, nonces, message queues, quotas */
  own<State>(platform: string, start: () => State): State;
}>;
