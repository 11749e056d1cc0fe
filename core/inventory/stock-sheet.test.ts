import { expect, test } from 'vitest';
import { readStockRow, recognizeStockSheet } from './stock-sheet.ts';

const rows = (...lines: readonly (readonly string[])[]) => lines.map((cells, index) => ({ number: index + 1, cells }));

test.each([
  ['our own sheet', ['商家编码', '名称', '条码', '货位', '账面数', '实盘数'], { code: 0, barcode: 2, bin: 3, seen: 4, counted: 5 }],
  ['another program, in other widths', ['＊货号', '库存数量（件）', '库位'], { code: 0, quantity: 1, bin: 2 }],
  ['帐 for 账', ['SKU', '帐面数', '实盘数'], { code: 0, seen: 1, counted: 2 }],
  ['English', ['Barcode', 'Qty', 'Warehouse'], { barcode: 0, quantity: 1, warehouse: 2 }],
])('headings of %s are known', (_, headings, columns) => {
  expect(recognizeStockSheet(rows(['宁波仓 盘点表'], [], headings))).toEqual({ headingRow: 3, columns });
});

test('a sheet without goods or without a number of them is none of ours', () => {
  expect(recognizeStockSheet(rows(['商家编码', '名称'], ['A', '甲']))).toBeNull();
  expect(recognizeStockSheet(rows(['名称', '数量'], ['甲', '1']))).toBeNull();
});

const columns = { code: 0, quantity: 1, counted: 2, seen: 3 };
const read = (kind: 'inbound' | 'count', ...cells: string[]) => readStockRow({ number: 2, cells }, columns, kind);

test.each([
  ['inbound', ['A', '1,200'], { quantity: 1200, problem: null }],
  ['inbound', ['="0012"', '3.0'], { code: '0012', quantity: 3, problem: null }],
  ['inbound', ['A', ''], { quantity: null, problem: null }],
  ['inbound', ['A', '-3'], { problem: { code: 'quantity_unreadable', value: '-3' } }],
  ['inbound', ['A', '1.5'], { problem: { code: 'quantity_unreadable', value: '1.5' } }],
  ['inbound', ['', '3'], { problem: { code: 'no_code', value: '' } }],
  ['count', ['A', '9', '7', '8'], { quantity: 7, seen: 8, problem: null }],
  ['count', ['A', '9', '', '8'], { quantity: null, problem: null }],
] as const)('%s row %j', (kind, cells, expected) => {
  expect(read(kind, ...cells)).toMatchObject(expected);
});
