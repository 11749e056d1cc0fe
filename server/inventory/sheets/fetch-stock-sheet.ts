import type { fetchStockSheet as contract } from '@zhidan/core/inventory/stock-sheet-api.ts';
import { stockSheetFields, type StockSheetField } from '@zhidan/core/inventory/stock-sheet.ts';
import { stockDocuments } from '@zhidan/core/inventory/stock-document.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { FileAnswer } from '../../platform/files/stored-file.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { writeSheet, xlsxMediaType, type SheetCell } from '../../platform/sheets/write-sheet.ts';
import { warehouseNamed } from '../warehouses/warehouse-store.ts';
import { goodsForSheet, type SheetGoods } from './stock-sheet-query.ts';

const goodsTitle = { 'zh-CN': '商品', en: 'Goods' } as const;

type Part = Readonly<{ field: StockSheetField | 'goods'; width: number; of(goods: SheetGoods): SheetCell }>;

const goodsParts: readonly Part[] = [
  { field: 'code', width: 20, of: ({ code }) => code },
  { field: 'goods', width: 40, of: ({ name, specification }) => `${name} ${specification}`.trim() },
  { field: 'barcode', width: 18, of: ({ barcode }) => barcode },
  { field: 'bin', width: 12, of: ({ bin }) => bin },
];

/** The columns of a sheet by what it is for; the empty one is for people. */
const parts: Readonly<Record<InputOf<typeof contract>['kind'], readonly Part[]>> = {
  inbound: [...goodsParts, { field: 'quantity', width: 12, of: () => null }, { field: 'safety', width: 12, of: ({ safety }) => safety }],
  count: [...goodsParts, { field: 'seen', width: 12, of: ({ onHand }) => onHand }, { field: 'counted', width: 12, of: () => null }],
};

/**
 * A sheet to fill in, which is read again as it stands.
 * @throws Refused `warehouse.not_found`
 */
export async function fetchStockSheet({ db }: Merchant, ask: Asked<InputOf<typeof contract>>): Promise<FileAnswer> {
  const { by, kind, warehouseId } = ask;
  const warehouse = await warehouseNamed(db, warehouseId, by);
  if (!warehouse) throw new Refused('warehouse.not_found', { warehouseId });
  const { language } = by;
  const title = `${stockDocuments[kind].words[language]} ${warehouse.name}`;
  const columns = parts[kind].map(({ field, width }) => ({
    title: field === 'goods' ? goodsTitle[language] : stockSheetFields[field].words[language],
    width,
  }));
  const goods = await goodsForSheet(db, warehouseId);
  return { name: `${title}.xlsx`, mediaType: xlsxMediaType, bytes: writeSheet({ name: title, columns, rows: rowsOf(goods, parts[kind]) }) };
}

async function* rowsOf(goods: readonly SheetGoods[], columns: readonly Part[]): AsyncGenerator<readonly SheetCell[]> {
  for (const one of goods) yield await Promise.resolve(columns.map(({ of }) => of(one)));
}
