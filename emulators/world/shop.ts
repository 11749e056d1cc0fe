import type { Trade } from './trade.ts';

/** A shop of the emulated world on one platform. */
export type EmulatedShop = Readonly<{ seq: number; platform: string; name: string }>;

/** The merchant's app as registered on a platform; a platform checks every signature against it. */
export type EmulatedApp = Readonly<{
  platform: string;
  key: string;
  secret: string;
  /** where the platform posts its messages; null: it posts none */
  pushUrl: string | null;
  /** what only one platform knows, by its own words: `token`, `encoding_aes_key` … */
  extra: Readonly<Record<string, string>>;
}>;

/** What changed on a trade: decides which push a platform sends. */
export type TradeChange =
  | 'created'
  | 'paid'
  | 'final_paid'
  | 'risk_changed'
  | 'address_asked'
  | 'address_changed'
  | 'shipped'
  | 'signed'
  | 'completed'
  | 'canceled'
  | 'refund_changed'
  | 'memo_changed'
  | 'message_changed'
  | 'urged'
  | 'line_changed'
  /** a field of `extras` */
  | 'other';

/** A change as it happened. */
export type Notice = Readonly<{
  change: TradeChange;
  trade: Trade;
  /** null when the trade was created */
  before: Trade | null;
  /** the refund that `refund_changed` is about */
  refundSeq: number | null;
}>;
