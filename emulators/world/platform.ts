import type { EmulatedApp, TradeChange } from './shop.ts';
import type { Trade } from './trade.ts';
import type { World } from './world.ts';

export type EmulatedRequest = Readonly<{
  method: string;
  /** below the platform's prefix: `/router/rest` */
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  body: string;
}>;

export type EmulatedAnswer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

/** One push on its way to the merchant; the world delivers it with the platform's retries, and with duplicates and disorder when asked. */
export type Push = Readonly<{
  request: Readonly<{ url: string; method: 'POST'; headers: Readonly<Record<string, string>>; body: string }>;
  /** whether the merchant's answer counts as received */
  isAccepted(status: number, body: string): boolean;
  /** pauses before each retry */
  retryMs: readonly number[];
}>;

/** A stand-in for one platform, written from its spec file alone. Its own tokens, numbers, signatures, pages and refusals. */
export type EmulatedPlatform = Readonly<{
  /** folder and URL prefix: `taobao` answers below /taobao */
  name: string;
  handle(world: World, request: EmulatedRequest): Promise<EmulatedAnswer>;
  /** the error body this platform sends for a fault that the control API ordered; null: it has no such fault */
  faultAnswer(fault: 'throttled' | 'server_error' | 'token_expired' | 'unavailable'): EmulatedAnswer | null;
  /** pushes that a change causes; [] where the platform pushes nothing or keeps messages to be fetched */
  pushes(world: World, app: EmulatedApp, trade: Trade, change: TradeChange): readonly Push[];
  /** native order number, for the control API and tests */
  tradeNo(trade: Trade): string;
}>;
