import type { Fen } from '@zhidan/core/kernel/money.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';

/** Access to one shop for one app. */
export type Session = {
  readonly clientId: string;
  readonly shopSeq: number;
  readonly accessToken: string;
  /** null: none was asked for */
  readonly refreshToken: string | null;
  /** both shorten when a new one is issued */
  expiresMs: number;
  refreshExpiresMs: number;
};

/** What the platform keeps for itself. */
export type YouzanState = {
  readonly codes: Map<string, Readonly<{ clientId: string; shopSeq: number; untilMs: number; redirectUri: string }>>;
  sessions: readonly Session[];
  /** shops that took their permission back: no token by itself any more */
  readonly revoked: Set<number>;
  /** what a trade was before it changed (null: nothing), as long as the search index still shows it */
  readonly replaced: Map<number, Readonly<{ trade: Trade | null; atMs: number }>[]>;
  /** change of the price before payment, by trade */
  readonly adjusted: Map<number, Fen>;
  /** what can be done once only: waybill and address, by trade */
  readonly once: Set<string>;
  readonly calls: Map<string, { window: number; count: number }>;
};

export const youzanState = (world: World): YouzanState =>
  world.own('youzan', () => ({
    codes: new Map(),
    sessions: [],
    revoked: new Set(),
    replaced: new Map(),
    adjusted: new Map(),
    once: new Set(),
    calls: new Map(),
  }));
