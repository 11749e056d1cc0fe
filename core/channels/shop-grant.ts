import type { JsonObject } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Words } from '../kernel/words.ts';
import type { ChannelCode } from './channel.ts';

/** A field of the app's credentials, as the shop form draws it. */
export type AppField = Readonly<{ key: string; words: Words; isSecret: boolean; isRequired: boolean }>;

/** The merchant's app on the platform: credentials by field key, and where its gateways are (the emulator's for the demo). */
export type ChannelApp = Readonly<{ fields: Readonly<Record<string, string>>; addresses: Readonly<Record<string, string>> }>;

/** What a shop's authorisation gave. Tokens are secrets: sealed at rest, never logged. */
export type ShopGrant = Readonly<{
  accessToken: string;
  refreshToken: string;
  expiresAt: Instant;
  /** until when the refresh token works; null when the platform does not say */
  refreshExpiresAt: Instant | null;
  platformShopNo: string;
  platformShopName: string;
  raw: JsonObject;
}>;

/** What every call for a shop needs; `channel` where one connector serves several, absent: the channel of the connector's name. */
export type ShopAccess = Readonly<{ app: ChannelApp; grant: ShopGrant; channel?: ChannelCode }>;
