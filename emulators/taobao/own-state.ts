import type { World } from '../world/world.ts';

export type Session = Readonly<{
  accessToken: string;
  refreshToken: string;
  appKey: string;
  shopSeq: number;
  expiresMs: number;
  refreshExpiresMs: number;
}>;

export type TmcMessage = {
  readonly id: string;
  readonly topic: string;
  readonly shopSeq: number;
  readonly content: string;
  readonly atMs: number;
  /** delivered and not yet confirmed: comes again after this moment */
  hiddenUntilMs: number;
  deliveries: number;
  /** on a doubling road: comes once more though it is confirmed */
  comesAgain: boolean;
};

/** What the platform keeps for itself. */
export type TaobaoState = Readonly<{
  /** authorise codes: work once, for ten minutes */
  codes: Map<string, Readonly<{ appKey: string; shopSeq: number; untilMs: number }>>;
  sessions: Map<string, Session>;
  /** messages waiting, by app and group */
  queues: Map<string, TmcMessage[]>;
  /** topics a shop's messages are allowed for, by app and shop; null: all */
  permits: Map<string, readonly string[] | null>;
  /** message group of a shop, by app and shop; default `default` */
  groups: Map<string, string>;
  /** called when a queue got a message: open sockets */
  listeners: Set<() => void>;
  /** calls of an app to an API: in this second, and on this day */
  calls: Map<string, { second: number; inSecond: number; day: string; onDay: number }>;
  decrypts: Map<string, { day: string; count: number }>;
  /** receivers by waybill number: a number is used for one receiver only */
  waybills: Map<string, string>;
  /** shops that opened 买家自助改地址 */
  modifyAddressShops: Set<number>;
}>;

export const taobaoState = (world: World): TaobaoState =>
  world.own('taobao', () => ({
    codes: new Map(),
    sessions: new Map(),
    queues: new Map(),
    permits: new Map(),
    groups: new Map(),
    listeners: new Set(),
    calls: new Map(),
    decrypts: new Map(),
    waybills: new Map(),
    modifyAddressShops: new Set(),
  }));
