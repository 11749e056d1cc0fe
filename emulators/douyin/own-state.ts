import type { World } from '../world/world.ts';

/** A pair of tokens of an app for a shop. */
export type Grant = {
  accessToken: string;
  refreshToken: string;
  readonly appKey: string;
  readonly shopSeq: number;
  expiresMs: number;
  refreshExpiresMs: number;
};

/** What the platform keeps for itself. */
export type DouyinState = Readonly<{
  codes: Map<string, Readonly<{ appKey: string; shopSeq: number; untilMs: number }>>;
  /** one living grant an app and shop */
  grants: Map<string, Grant>;
  /** access tokens that were replaced in their last hour: they live on for an hour */
  outgoing: Map<string, Readonly<{ appKey: string; shopSeq: number; untilMs: number }>>;
  calls: Map<string, { second: number; count: number }>;
  /** answers of calls that carried a request_id or idempotent_id, by shop and id */
  answered: Map<string, unknown>;
  decrypts: Map<string, { day: string; count: number }>;
  /** shops where buyers may not ask for another address */
  addressClosed: Set<number>;
}>;

export const douyinState = (world: World): DouyinState =>
  world.own('douyin', () => ({
    codes: new Map(),
    grants: new Map(),
    outgoing: new Map(),
    calls: new Map(),
    answered: new Map(),
    decrypts: new Map(),
    addressClosed: new Set(),
  }));
