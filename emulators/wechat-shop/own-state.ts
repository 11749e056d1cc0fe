import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { EmulatedApp } from '../world/shop.ts';
import type { World } from '../world/world.ts';

/** `plain` of cgi-bin/token, `stable` of cgi-bin/stable_token: neither kills the other's. */
export type AccessToken = Readonly<{ token: string; kind: 'plain' | 'stable'; appId: string; expiresMs: number }>;

/** Message of a change that only this platform knows the cause of. */
export type SaidEvent = Readonly<{ event: string; info: JsonObject }>;

/** What the platform keeps for itself. Keys by trade are trade numbers of the world. */
export type WechatState = {
  readonly tokens: Map<string, AccessToken>;
  /** stable tokens fetched by force on a day, by appid */
  readonly forced: Map<string, { day: string; count: number; lastMs: number }>;
  /** shop of an app that does not name one */
  readonly shopOfApp: Map<string, number>;
  /** registrations whose secret the seller has reset */
  readonly revoked: Set<EmulatedApp>;
  readonly calls: Map<string, { minute: number; inMinute: number; day: string; onDay: number }>;
  /** fen taken off (or put on) a line by 改价, by trade and line */
  readonly priceCuts: Map<number, ReadonlyMap<number, number>>;
  /** orders whose postage the seller changed */
  readonly freightChanges: Set<number>;
  readonly addressChanges: Map<number, number>;
  /** the seller asked for another address and the buyer has not answered */
  readonly negotiated: Set<number>;
  readonly settledMs: Map<number, number>;
  readonly refundedMs: Map<number, number>;
  readonly stockCalls: Map<string, readonly number[]>;
  /** while a change is made whose message its kind does not tell */
  saying: SaidEvent | null;
};

export const wechatState = (world: World): WechatState =>
  world.own('wechat-shop', () => ({
    tokens: new Map(),
    forced: new Map(),
    shopOfApp: new Map(),
    revoked: new Set(),
    calls: new Map(),
    priceCuts: new Map(),
    freightChanges: new Set(),
    addressChanges: new Map(),
    negotiated: new Set(),
    settledMs: new Map(),
    refundedMs: new Map(),
    stockCalls: new Map(),
    saying: null,
  }));

/** Makes a change of a trade that is told as `said` and not by its kind. */
export function changeSaying<Answer>(world: World, said: SaidEvent, act: () => Answer): Answer {
  const state = wechatState(world);
  state.saying = said;
  try {
    return act();
  } finally {
    state.saying = null;
  }
}
