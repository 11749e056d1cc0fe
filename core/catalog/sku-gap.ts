import type { Words } from '../kernel/words.ts';
import type { SkuContent } from './sku.ts';

type Facts = Pick<SkuContent, 'barcode' | 'weightGram' | 'cost'> & Readonly<{ isBundle: boolean }>;

type Gap = Readonly<{ words: Words; needs: Words; isOpen(sku: Facts): boolean }>;

/** What a SKU should have and what for. A bundle takes barcode, weight and cost from its components. */
export const skuGaps = {
  barcode: {
    words: { 'zh-CN': '条码', en: 'barcode' },
    needs: { 'zh-CN': '验货扫描要用', en: 'Scanned when parcels are checked' },
    isOpen: (sku) => !sku.isBundle && sku.barcode === '',
  },
  weight: {
    words: { 'zh-CN': '重量', en: 'weight' },
    needs: { 'zh-CN': '估算运费、称重核对要用', en: 'For freight and for checking parcels on the scale' },
    isOpen: (sku) => !sku.isBundle && sku.weightGram === null,
  },
  cost: {
    words: { 'zh-CN': '成本', en: 'cost' },
    needs: { 'zh-CN': '算毛利、组合装分摊要用', en: 'For margins and for sharing out a bundle' },
    isOpen: (sku) => !sku.isBundle && sku.cost === null,
  },
} as const satisfies Readonly<Record<string, Gap>>;

export type SkuGap = keyof typeof skuGaps;

export const skuGapNames = Object.keys(skuGaps) as [SkuGap, ...SkuGap[]];

/** What is still missing of a SKU. */
export function gapsOf(sku: Facts): SkuGap[] {
  return skuGapNames.filter((name) => skuGaps[name].isOpen(sku));
}
