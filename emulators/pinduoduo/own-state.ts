import type { EmulatedSocket } from '../world/platform.ts';
import type { World } from '../world/world.ts';

/** The authorisation of one shop for one app; a new one ends the one before. */
export type Grant = {
  readonly clientId: string;
  readonly shopSeq: number;
  readonly refreshToken: string;
  /** end of the authorisation; a refresh does not move it */
  readonly endsMs: number;
  accessToken: string;
  expiresMs: number;
};

export type PmcMessage = {
  readonly id: string;
  readonly type: string;
  readonly shopSeq: number;
  readonly content: string;
  readonly atMs: number;
  /** real time of the last sending; null: not yet sent */
  sentMs: number | null;
};

/** What the platform keeps for itself. */
export type PinduoduoState = Readonly<{
  /** authorise codes: work once, for ten minutes, and only the newest of a shop */
  codes: Map<string, Readonly<{ clientId: string; shopSeq: number; untilMs: number }>>;
  /** by app and shop */
  grants: Map<string, Grant>;
  /** topics that a shop's messages are allowed for, by app and shop */
  permits: Map<string, Readonly<{ topics: readonly string[]; sinceMs: number }>>;
  /** messages that were not confirmed, by app */
  queues: Map<string, Map<string, PmcMessage>>;
  /** open sockets, by app: they share the load */
  sockets: Map<string, EmulatedSocket[]>;
  /** calls in the running window, by limit */
  calls: Map<string, { window: number; count: number }>;
}>;

export const pinduoduoState = (world: World): PinduoduoState =>
  world.own('pinduoduo', () => ({
    codes: new Map(),
    grants: new Map(),
    permits: new Map(),
    queues: new Map(),
    sockets: new Map(),
    calls: new Map(),
  }));

/** Key of what belongs to an app and a shop. */
export const pairOf = (clientId: string, shopSeq: number): string => `${clientId} ${shopSeq}`;
