import type { Fen } from '../kernel/money.ts';
import type { Words } from '../kernel/words.ts';
import type { JudgedOrder } from '../orders/order-field.ts';

/** Where an order comes from in our own house. */
export type OrderKind = 'sale' | 'exchange' | 'resend' | 'manual';

/** Whether the shelf has what an order asks for. */
export const stockCovers = {
  enough: { 'zh-CN': '充足', en: 'enough' },
  partial: { 'zh-CN': '部分', en: 'partial' },
  none: { 'zh-CN': '全缺', en: 'none' },
} as const satisfies Readonly<Record<string, Words>>;

export type StockCover = keyof typeof stockCovers;

/** What is looked up of one line. Null: not known. */
export type AuditedLine = Readonly<{
  isMatched: boolean;
  isBundle: boolean;
  category: string;
  brand: string;
  /** of one piece, as paid */
  unitPrice: Fen | null;
  /** the least that one piece may be sold for */
  floorPrice: Fen | null;
  cost: Fen | null;
  /** the price of one piece as a share of what this SKU usually costs on this platform, in whole per cent */
  pricePercent: number | null;
  stock: StockCover | null;
}>;

/** What audit looks up about an order before its rules are judged, for many orders at a time. Null: not known, and so blank. */
export type AuditSubject = Readonly<{
  order: JudgedOrder;
  kind: OrderKind;
  tags: readonly string[];
  /** kinds of the open exceptions that stop the order */
  blockingExceptions: readonly string[];
  isHoliday: boolean | null;
  money: Readonly<{
    cost: Fen | null;
    floor: Fen | null;
    /** what the parcel will cost */
    freight: Fen | null;
    /** how far amount and quantity lie from what is usual for these SKUs on this platform: a robust z-score, the largest of the lines */
    anomaly: number | null;
  }>;
  goods: Readonly<{ weightGram: number | null; billedWeightGram: number | null; isOversize: boolean | null }>;
  buyer: Readonly<{
    orderCount90Days: number | null;
    spent90Days: Fen | null;
    refundPercent: number | null;
    isFirstOrder: boolean | null;
    tier: string;
    /** which of buyer, name, phone and address stand in the blacklist */
    blacklisted: readonly string[];
    /** other orders of this buyer with one of these SKUs within half an hour */
    sameSkuCount: number | null;
  }>;
  area: Readonly<{ isRemote: boolean | null; isSuspended: boolean | null; rainAlertDays: number | null }>;
  stock: Readonly<{ cover: StockCover | null; isCoveredByTransit: boolean | null }>;
  logistics: Readonly<{ carrier: string; isImposed: boolean; isReachable: boolean | null }>;
  merge: Readonly<{ unpaidCount: number | null; waitingCount: number | null }>;
  /** by line number */
  lines: Readonly<Record<string, AuditedLine>>;
}>;
