import type { World } from '../world/world.ts';

export type Session = Readonly<{
  accessToken: string;
  refreshToken: string;
  appKey: string;
  shopSeq: number;
  openedMs: number;
  expiresMs: number;
}>;

/** The seller's word on a cancellation. */
export type RefundReply = Readonly<{ status: number; remark: string; checkUserName: string; atMs: number }>;

/** What the platform keeps for itself. Orders and refunds by their numbers in the world. */
export type JdState = Readonly<{
  /** authorise codes: work once, for ten minutes */
  codes: Map<string, Readonly<{ appKey: string; shopSeq: number; untilMs: number }>>;
  sessions: Map<string, Session>;
  /** refreshes of an app and shop in a month */
  refreshes: Map<string, number>;
  calls: Map<string, { minute: number; inMinute: number; day: string; onDay: number }>;
  /** child order → the order it was split from */
  parents: Map<number, number>;
  split: Set<number>;
  /** refunds that only fill up a cancellation: a whole order is canceled, not a line */
  fillers: Set<number>;
  replies: Map<number, RefundReply>;
  /** answers of stock updates by `stockRfId` */
  stockUpdates: Map<string, object>;
  phoneLooks: Map<string, number>;
}>;

export const jdState = (world: World): JdState =>
  world.own('jd', () => ({
    codes: new Map(),
    sessions: new Map(),
    refreshes: new Map(),
    calls: new Map(),
    parents: new Map(),
    split: new Set(),
    fillers: new Set(),
    replies: new Map(),
    stockUpdates: new Map(),
    phoneLooks: new Map(),
  }));
