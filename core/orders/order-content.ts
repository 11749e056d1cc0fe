import type { JsonObject } from '../kernel/canonical-json.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Fen } from '../kernel/money.ts';

/** Independent axes of a platform's order; none implies another. */
export type OrderStates = Readonly<{
  payment: 'unpaid' | 'deposit_paid' | 'paid';
  shipping: 'unshipped' | 'partly_shipped' | 'shipped' | 'signed';
  refund: 'none' | 'requested' | 'partly_refunded' | 'refunded';
  closing: 'open' | 'completed' | 'canceled';
}>;

/** Why the platform itself forbids shipping now. `raw` is its own flag or code. */
export type PlatformHold = Readonly<{
  kind: 'risk_review' | 'deposit_only' | 'address_under_review' | 'group_incomplete' | 'refund_open' | 'platform_lock' | 'other';
  raw: string;
}>;

/**
 * A receiver exactly as the platform gives it: plain, masked, or cipher text with masks. Ciphers are kept for waybills and
 * merging and never decrypted by habit. `mergeKey` is equal for two orders that go to the same receiver, null when unknown.
 */
export type Receiver = Readonly<{
  kind: 'plain' | 'masked' | 'cipher';
  name: string;
  phone: string;
  province: string;
  city: string;
  district: string;
  town: string;
  /** street and house; masked text for `masked` and `cipher` */
  detail: string;
  postcode: string;
  /** the platform's encrypted values by its own field name: `oaid`, `encrypt_post_tel` … */
  ciphers: Readonly<Record<string, string>>;
  mergeKey: string | null;
}>;

/** Money of an order or a line. `list` − discounts + postage = `paid` + unpaid; `receivable` is what the merchant gets before fees. */
export type Amounts = Readonly<{
  list: Fen;
  /** borne by the merchant */
  merchantDiscount: Fen;
  /** borne by the platform and paid to the merchant */
  platformDiscount: Fen;
  /** borne by somebody else: live-room author, bank, state subsidy */
  otherDiscount: Fen;
  postage: Fen;
  paid: Fen;
  receivable: Fen;
}>;

/** A sold line, as the buyer ordered it. */
export type OrderLine = Readonly<{
  /** the platform's line id (oid); where it has none, one made of product, SKU and position */
  lineNo: string;
  productNo: string;
  skuNo: string;
  /** 商家编码 of the SKU, else of the product; empty when the merchant set none */
  merchantCode: string;
  barcode: string;
  title: string;
  /** `颜色:黑;尺码:L` as the platform writes it */
  specification: string;
  pictureUrl: string;
  quantity: number;
  amounts: Amounts;
  isGift: boolean;
  refund: OrderStates['refund'];
  shipping: OrderStates['shipping'];
}>;

/** Pieces of all lines together. */
export function pieceCountOf(lines: readonly Pick<OrderLine, 'quantity'>[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Something the platform's own sums say and ours do not: recorded, never adjusted in silence. */
export type Discrepancy = Readonly<{ rule: string; platform: Fen; computed: Fen }>;

/** What an order says: our reading of a platform's document, compared with the next one to tell what changed. */
export type OrderContent = Readonly<{
  /** the order that the platform cut this one from (JD 拆单): the older one is void and must never ship */
  splitFrom?: string;
  createdAt: Instant;
  paidAt: Instant | null;
  shippedAt: Instant | null;
  completedAt: Instant | null;
  /** promised by the platform to the buyer */
  shipBy: Instant | null;
  /** the platform's own status, as it writes it */
  platformStatus: string;
  states: OrderStates;
  holds: readonly PlatformHold[];
  buyer: Readonly<{ openId: string; nick: string; message: string }>;
  seller: Readonly<{ memo: string; flag: string }>;
  receiver: Receiver;
  invoice: JsonObject | null;
  amounts: Amounts;
  lines: readonly OrderLine[];
  shipments: readonly Readonly<{ carrierCode: string; waybillNo: string; lineNos: readonly string[] }>[];
  discrepancies: readonly Discrepancy[];
  /** flags we know by name: `presale`, `live`, `gift_order`, `subsidy`, `group_buy`, `urge` … */
  flags: readonly string[];
  /** flags and fields we do not know, kept and shown as they came */
  unknown: JsonObject;
}>;
