import type { JsonObject } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Fen } from '../kernel/money.ts';
import type { Words } from '../kernel/words.ts';
import type { CarrierCodes } from './carrier/carrier-codes.ts';
import type { ConnectorCode } from './channel.ts';
import type { ChannelOrder } from './channel-order.ts';
import type { Outside } from './outside.ts';
import type { Push } from './push.ts';
import type { AppField, ChannelApp, ShopAccess, ShopGrant } from './shop-grant.ts';
import type { WriteBack } from './write-back.ts';

/** How a shop is authorised. */
export type Authorization = Readonly<{
  appFields: readonly AppField[];
  /** the platform's page where the merchant agrees; null when app credentials are all it takes */
  pageUrl(app: ChannelApp, ask: Readonly<{ redirectUrl: string; state: string }>): string | null;
  /** trades the code of the page (null without a page) for a grant */
  grant(outside: Outside, app: ChannelApp, code: string | null, redirectUrl: string): Promise<ShopGrant>;
  /** null: the platform cannot refresh, a person must authorise again */
  refresh: ((outside: Outside, access: ShopAccess) => Promise<ShopGrant>) | null;
  /** refresh when less than this is left */
  refreshBeforeMs: number;
}>;

/** What the platform demands of a pull, as data that can be edited: source and day read stand beside each connector's table. */
export type PullRules = Readonly<{
  /** longest window the platform answers */
  windowMs: number;
  /** the newest this long are incomplete on the platform: a window ends at now − lag */
  lagMs: number;
  /** each window begins this long before the last one ended */
  overlapMs: number;
  /** how far back the platform answers */
  historyMs: number;
  pageSize: number;
  callsPerSecond: number;
}>;

export type PullAsk = Readonly<{
  /** `modified` for the incremental pull, `created` for first load and the nightly sweep */
  basis: 'modified' | 'created';
  from: Instant;
  to: Instant;
  /** null for the first page; then `next` of the page before */
  page: string | null;
}>;

/**
 * A page of the pull. The connector walks pages in the direction that misses nothing; the caller only follows `next`.
 * `unread`: numbers that the page lists and whose documents did not come, where each is read alone; the caller asks for them again.
 */
export type PullPage = Readonly<{ documents: readonly JsonObject[]; unread: readonly string[]; next: string | null }>;

/** A platform behind one face: what core knows of it. Written after its spec file; no state, no network but `outside`. */
export type Connector = Readonly<{
  code: ConnectorCode;
  words: Words;
  authorization: Authorization;
  /** gateways of the real platform by name; an app may carry others (the emulator's) */
  addresses: Readonly<Record<string, string>>;
  pullRules: PullRules;
  /** Whole order documents of a window; where lists bring ids only, each order is read. */
  pullPage(outside: Outside, access: ShopAccess, ask: PullAsk): Promise<PullPage>;
  /** Documents of single orders, as pullPage gives them; an unknown number is left out. */
  readOrders(outside: Outside, access: ShopAccess, channelOrderNos: readonly string[]): Promise<readonly JsonObject[]>;
  /**
   * The platform's own count and sum of orders created in a window of whole seconds, from `from` up to and without `to`, for the
   * completeness ledger; sum null where it has none. Of windows that follow each other, each order is counted in one.
   */
  countOrders(
    outside: Outside,
    access: ShopAccess,
    window: Readonly<{ from: Instant; to: Instant }>,
  ): Promise<Readonly<{ orderCount: number; paid: Fen | null }>>;
  /** Pure reading of one document. @throws RangeError naming the field that cannot be read */
  mapOrder(document: JsonObject): ChannelOrder;
  /** Where a document's number stands, field in field: known even of one that `mapOrder` cannot read. */
  orderNoPath: readonly string[];
  push: Push;
  /** the platform's codes of carriers: what a ship notice names, and what its documents bear */
  carrierCodes: CarrierCodes;
  write: WriteBack;
  /**
   * Opens receivers in cipher, in their order, where the platform has no e-waybill of its own that prints them: for a label, in memory,
   * never stored. Absent: the platform opens them to nobody.
   */
  openReceivers?(
    outside: Outside,
    access: ShopAccess,
    receivers: readonly ChannelOrder['receiver'][],
  ): Promise<readonly Pick<ChannelOrder['receiver'], 'name' | 'phone' | 'detail'>[]>;
  /** Asks the platform which orders go to one receiver, as groups of order numbers; absent: only `mergeKey` tells. */
  groupByReceiver?(
    outside: Outside,
    access: ShopAccess,
    orders: readonly Pick<ChannelOrder, 'channelOrderNo' | 'receiver'>[],
  ): Promise<readonly (readonly string[])[]>;
}>;
