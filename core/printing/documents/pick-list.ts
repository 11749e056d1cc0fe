import type { Words } from '../../kernel/words.ts';

/** Paper of pick lists: a sheet for the trolley, or the label printer that stands there anyway. */
export const pickListSizes = {
  a4: { widthMm: 210, heightMm: 297, words: { 'zh-CN': 'A4', en: 'A4' } },
  '76mm': { widthMm: 76, heightMm: 130, words: { 'zh-CN': '76 mm 面单纸', en: '76 mm label paper' } },
} as const satisfies Readonly<Record<string, Readonly<{ widthMm: number; heightMm: number; words: Words }>>>;
export type PickListSize = keyof typeof pickListSizes;
export const pickListSizeNames = Object.keys(pickListSizes) as [PickListSize, ...PickListSize[]];

export type PickLine = Readonly<{ bin: string; code: string; name: string; specification: string; barcode: string; quantity: number }>;

/** 拣货单: what to take from the shelf for how many orders. `no` is scanned to begin the work. */
export type PickList = Readonly<{
  no: string;
  warehouseName: string;
  carrierName: string;
  orderCount: number;
  lines: readonly PickLine[];
  printedAt: string;
}>;

/** One walk along the shelves: by bin, numbers in it as numbers (`A-2` before `A-10`), goods without a bin last; same goods added up. */
export function pickOrder(lines: readonly PickLine[]): readonly PickLine[] {
  const sums = new Map<string, PickLine>();
  for (const line of lines) {
    const key = `${line.bin}\n${line.code}`;
    const known = sums.get(key);
    sums.set(key, known ? { ...known, quantity: known.quantity + line.quantity } : line);
  }
  return [...sums.values()].toSorted(
    (a, b) =>
      Number(a.bin === '') - Number(b.bin === '') ||
      a.bin.localeCompare(b.bin, 'en', { numeric: true }) ||
      a.code.localeCompare(b.code, 'en', { numeric: true }),
  );
}
