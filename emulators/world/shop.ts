/** A shop of the emulated world on one platform. */
export type EmulatedShop = Readonly<{ seq: number; platform: string; name: string }>;

/** The merchant's app as registered on a platform; a platform checks every signature against it. */
export type EmulatedApp = Readonly<{
  platform: string;
  key: string;
  secret: string;
  pushUrl: string | null;
  extra: Readonly<Record<string, string>>;
}>;

/** What changed on a trade: decides which push a platform sends. */
export type TradeChange =
  | 'created'
  | 'paid'
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
  | 'line_changed';
