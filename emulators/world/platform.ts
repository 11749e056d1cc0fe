import type { Push } from './push.ts';
import type { EmulatedApp, EmulatedShop, Notice } from './shop.ts';
import type { Trade } from './trade.ts';
import type { World } from './world.ts';

export type { Push };

export type EmulatedRequest = Readonly<{
  method: string;
  /** below the platform's prefix: `/router/rest`; as it came, doubled slashes included */
  path: string;
  query: URLSearchParams;
  /** names in lower case */
  headers: Readonly<Record<string, string>>;
  body: string;
  /** where the client reaches this platform: `http://127.0.0.1:4790/taobao` */
  baseUrl: string;
}>;

export type EmulatedAnswer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string | Uint8Array }>;

/** One WebSocket of a client, as a platform sees it. */
export type EmulatedSocket = Readonly<{
  send(frame: string | Uint8Array): void;
  close(code: number, reason: string): void;
  onFrame(receive: (frame: string | Uint8Array) => void): void;
  onClose(closed: () => void): void;
}>;

/** Faults that a platform words itself. */
export type WordedFault = 'throttled' | 'server_error' | 'token_expired' | 'unavailable';

/** How trades on a platform differ from each other. */
export type TradeHabits = Readonly<{
  /** more goods are not bought in one trade, gifts aside: 1 on Pinduoduo */
  maxLines: number;
  /** deposit first, the rest later */
  presale: boolean;
  /** live-room authors bear part of a discount */
  talent: boolean;
}>;

/** A stand-in for one service, written from its spec alone. Its own numbers, signatures and refusals. */
export type EmulatedService = Readonly<{
  /** folder and URL prefix: `taobao` answers below /taobao */
  name: string;
  /** `world.nowMs()` is the service's clock: the control API may let it go wrong */
  handle(world: World, request: EmulatedRequest): Promise<EmulatedAnswer>;
  /** a client opens a WebSocket below the prefix; absent where there is none */
  connect?(world: World, request: EmulatedRequest, socket: EmulatedSocket): void;
  /** Whether a request leaves nothing behind that must outlive the process: reading, and fetching messages. */
  isPassing(request: EmulatedRequest): boolean;
  /** the error body this service sends for a fault that the control API ordered; null: it has no such fault */
  faultAnswer(fault: WordedFault, request: EmulatedRequest): EmulatedAnswer | null;
}>;

/** A stand-in for a platform with shops: tokens, pages and pushes of its own too. */
export type EmulatedPlatform = EmulatedService &
  Readonly<{
    /**
     * Called once a change for each app of the platform: files messages that are fetched or sent over a socket in its own state,
     * answers those that are posted. It decides itself whether the app may hear of the shop.
     */
    pushes(world: World, app: EmulatedApp, notice: Notice): readonly Push[];
    /** native order number, for the control API and tests; stays the same for the life of a trade */
    tradeNo(trade: Trade): string;
    /** native shop number, as a grant names it */
    shopNo(shop: EmulatedShop): string;
    /** the seller takes back the authorisation of a shop: its tokens die at once */
    revoke(world: World, shop: EmulatedShop): void;
    habits: TradeHabits;
    /** whether a buyer's new address waits for the seller's answer now; some platforms let young trades change at once */
    asksAddress(world: World, shop: EmulatedShop, trade: Trade): boolean;
  }>;
