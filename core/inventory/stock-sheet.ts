import type { Words } from '../kernel/words.ts';

/** What a column of a stock sheet may say, and the headings that people give it; compared by `plainHeading`. */
export const stockSheetFields = {
  code: {
    words: { 'zh-CN': '商家编码', en: 'SKU code' },
    headings: ['商家编码', 'sku编码', '商品编码', '规格编码', '货号', '编码', 'sku', 'skucode', 'code', 'sku code'],
  },
  barcode: { words: { 'zh-CN': '条码', en: 'Barcode' }, headings: ['条码', '条形码', '商品条码', 'barcode', 'ean', 'upc', '69码'] },
  quantity: {
    words: { 'zh-CN': '数量', en: 'Quantity' },
    headings: ['数量', '入库数量', '件数', '库存', '库存数量', '期初库存', '期初数量', 'quantity', 'qty', 'pieces'],
  },
  counted: {
    words: { 'zh-CN': '实盘数', en: 'Counted' },
    headings: ['实盘数', '实盘数量', '实盘', '盘点数', '盘点数量', '实数', 'counted'],
  },
  seen: {
    words: { 'zh-CN': '账面数', en: 'Books' },
    headings: ['账面数', '账面数量', '账面', '账面库存', '系统库存', '系统数量', 'books'],
  },
  bin: { words: { 'zh-CN': '货位', en: 'Bin' }, headings: ['货位', '库位', '仓位', '货位号', '库位号', 'bin', 'location'] },
  safety: { words: { 'zh-CN': '安全库存', en: 'Safety stock' }, headings: ['安全库存', '安全库存数', 'safety stock', 'safety'] },
  warehouse: { words: { 'zh-CN': '仓库', en: 'Warehouse' }, headings: ['仓库', '仓库名称', '仓库编码', 'warehouse'] },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; headings: readonly string[] }>>>;

export type StockSheetField = keyof typeof stockSheetFields;

const fieldNames = Object.keys(stockSheetFields) as StockSheetField[];

/** What is wrong with a row; it is left out until somebody mends it. */
export const stockRowProblems = {
  no_code: { 'zh-CN': '没有商家编码，也没有条码', en: 'Neither a SKU code nor a barcode' },
  quantity_unreadable: { 'zh-CN': '数量“{value}”不是非负整数', en: 'The quantity "{value}" is not a whole number from 0' },
  sku_unknown: { 'zh-CN': '没有在用的 SKU 的编码或条码是“{value}”', en: 'No SKU in use has the code or barcode "{value}"' },
  sku_ambiguous: { 'zh-CN': '“{value}”对应多个 SKU，请填商家编码', en: 'Several SKUs have "{value}": give the SKU code' },
  bundle: { 'zh-CN': '“{value}”是组合装，没有自己的库存', en: '"{value}" is a bundle without stock of its own' },
  other_warehouse: { 'zh-CN': '这一行属于仓库“{value}”', en: 'This row belongs to the warehouse "{value}"' },
} as const satisfies Readonly<Record<string, Words>>;

export type StockRowProblem = keyof typeof stockRowProblems;

/** Which column holds what. */
export type StockColumns = Readonly<Partial<Record<StockSheetField, number>>>;

/** Rows at the top that may be a title, a note or the headings. */
export const stockHeadRows = 20;

/** The row of the headings (from 1) and what the columns hold; null when no row names goods and a number of them. */
export function recognizeStockSheet(
  rows: readonly Readonly<{ number: number; cells: readonly string[] }>[],
): Readonly<{ headingRow: number; columns: StockColumns }> | null {
  for (const { number, cells } of rows.slice(0, stockHeadRows)) {
    const columns: Partial<Record<StockSheetField, number>> = {};
    for (const [index, cell] of cells.entries()) {
      const heading = plainHeading(cell);
      const field = fieldNames.find(
        (name) => columns[name] === undefined && stockSheetFields[name].headings.some((one) => one === heading),
      );
      if (field) columns[field] = index;
    }
    const isNamed = columns.code !== undefined || columns.barcode !== undefined;
    if (isNamed && (columns.quantity !== undefined || columns.counted !== undefined)) return { headingRow: number, columns };
  }
  return null;
}

/** A row of a sheet as it reads; null quantity: nothing is said of the goods, and the row is passed over. */
export type StockSheetRow = Readonly<{
  number: number;
  code: string;
  barcode: string;
  quantity: number | null;
  seen: number | null;
  bin: string;
  safety: number | null;
  warehouse: string;
  problem: Readonly<{ code: StockRowProblem; value: string }> | null;
}>;

/** Reads a row below the headings. A count takes the counted number where there is one, an inbound the quantity. */
export function readStockRow(
  { number, cells }: Readonly<{ number: number; cells: readonly string[] }>,
  columns: StockColumns,
  kind: 'inbound' | 'count',
): StockSheetRow {
  const cell = (field: StockSheetField): string => plainCell(cells[columns[field] ?? -1] ?? '');
  const pieces =
    kind === 'count' && columns.counted !== undefined ? cell('counted') : cell(columns.quantity === undefined ? 'counted' : 'quantity');
  const quantity = wholeNumber(pieces);
  const [code, barcode] = [cell('code'), cell('barcode')];
  const problem =
    pieces !== '' && quantity === null
      ? ({ code: 'quantity_unreadable', value: pieces } as const)
      : quantity !== null && code === '' && barcode === ''
        ? ({ code: 'no_code', value: '' } as const)
        : null;
  return {
    number,
    code,
    barcode,
    quantity,
    seen: wholeNumber(cell('seen')),
    bin: cell('bin').slice(0, 40),
    safety: wholeNumber(cell('safety')),
    warehouse: cell('warehouse'),
    problem,
  };
}

const highest = 10_000_000;

/** `1,200`, `12.0`; null for nothing, and for what is no whole number from 0. */
function wholeNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(',', '').replace(/\.0+$/u, '');
  const value = /^\d{1,8}$/u.test(plain) ? Number(plain) : null;
  return value !== null && value <= highest ? value : null;
}

/** The text that a person sees: without `="…"`, a leading apostrophe and blanks around it. */
function plainCell(cell: string): string {
  const text = cell.replace(/[\u200b-\u200d\u2060\ufeff]/gu, '').trim();
  const plain = /^="(.*)"$/su.exec(text)?.[1] ?? text;
  return (plain.startsWith("'") ? plain.slice(1) : plain).trim();
}

/** A heading as it is compared: widths and cases one, brackets with units off, 帐 written 账. */
function plainHeading(heading: string): string {
  return plainCell(heading)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)$/u, '')
    .replaceAll('帐', '账')
    .replace(/^\*|\*$/gu, '')
    .trim();
}
