import type { Words } from '../kernel/words.ts';
import type { SkuContent } from './sku.ts';

type Facts = Pick<SkuContent, 'barcode' | 'weightGram' | 'cost' | 'pictureUrl'> & Readonly<{ isBundle: boolean }>;

type Gap = Readonly<{ words: Words; needs: Words; isOpen(sku: Facts): boolean }>;

/** What a SKU should have and what for. A bundle takes barcode, weight and cost from its components. */
export const skuGaps = {
  barcode: {
    words: { 'zh-CN': '条码', en: 'Barcode' },
    needs: { 'zh-CN': '验货扫描要用', en: 'Scanned when parcels are checked' },
    isOpen: (sku) => !sku.isBundle && sku.barcode === '',
  },
  weight: {
    words: { 'zh-CN': '重量', en: 'Weight' },
    needs: { 'zh-CN': '估算运费、称重核对要用', en: 'For freight and for checking parcels on the scale' },
    isOpen: (sku) => !sku.isBundle && sku.weightGram === null,
  },
  cost: {
    words: { 'zh-CN': '成本', en: 'Cost' },
    needs: { 'zh-CN': '算毛利、组合装分摊要用', en: 'For margins and for sharing out a bundle' },
    isOpen: (sku) => !sku.isBundle && sku.cost === null,
  },
  picture: {
    words: { 'zh-CN': '图片', en: 'Picture' },
    needs: { 'zh-CN': '拣货、客服认货要用', en: 'So that pickers and service recognise it' },
    isOpen: (sku) => sku.pictureUrl === '',
  },
} as const satisfies Readonly<Record<string, Gap>>;

export type SkuGap = keyof typeof skuGaps;

export const skuGapNames = Object.keys(skuGaps) as [SkuGap, ...SkuGap[]];

/** What is still missing of a SKU. */
export function gapsOf(sku: Facts): SkuGap[] {
  return skuGapNames.filter((name) => skuGaps[name].isOpen(sku));
}
