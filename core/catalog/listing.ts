import type { Id } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Words } from '../kernel/words.ts';

export type ListingId = Id<'ListingId'>;

/** What an order line says about the goods that a shop sells. */
export type SeenGoods = Readonly<{
  shopId: string;
  productNo: string;
  skuNo: string;
  title: string;
  specification: string;
  merchantCode: string;
  barcode: string;
  pictureUrl: string;
  /** when the order was placed: the words of the newest count */
  at: Instant;
}>;

/** How a listing came to its SKU. */
export const matchWays = {
  merchant_code: { 'zh-CN': '商家编码', en: 'Merchant code' },
  barcode: { 'zh-CN': '条码', en: 'Barcode' },
  hand: { 'zh-CN': '人工', en: 'By hand' },
} as const satisfies Readonly<Record<string, Words>>;

export type MatchWay = keyof typeof matchWays;

export const matchWayNames = Object.keys(matchWays) as [MatchWay, ...MatchWay[]];

/** The longest key of goods without numbers: an index row has room for it. */
const keyMaxLength = 200;

/**
 * Which listing of its shop a line sells: the platform's numbers. Sheets may have none; their lines are told apart by
 * merchant code, barcode or title, under an empty product number.
 */
export function listingKey({ productNo, skuNo, merchantCode, barcode, title, specification }: Omit<SeenGoods, 'shopId' | 'at'>) {
  if (productNo !== '' || skuNo !== '') return { productNo, skuNo };
  return { productNo: '', skuNo: (merchantCode || barcode || `${title} ${specification}`.trim()).slice(0, keyMaxLength) };
}
