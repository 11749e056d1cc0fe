import type { Id } from '../kernel/id.ts';
import type { Fen } from '../kernel/money.ts';

export type SkuId = Id<'SkuId'>;

/** A component of a bundle: so many of a plain SKU go into one bundle. */
export type BundleComponent = Readonly<{ skuId: SkuId; quantity: number }>;

/** What the merchant knows of a thing on the shelf. Null: not known yet; empty text likewise. */
export type SkuContent = Readonly<{
  /** 商家编码: how listings, sheets and people name it */
  code: string;
  name: string;
  specification: string;
  barcode: string;
  brand: string;
  category: string;
  pictureUrl: string;
  weightGram: number | null;
  volumeMm3: number | null;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  cost: Fen | null;
  /** the least that one may be sold for, as the merchant says */
  floorPrice: Fen | null;
  /** a bundle is what has components; they are plain SKUs */
  components: readonly BundleComponent[];
}>;

/** A code without what people do not see: width of letters, case, invisible signs, blanks at the ends. */
export function foldCode(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/gu, '')
    .trim()
    .toLowerCase();
}
