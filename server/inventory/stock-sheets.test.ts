import { expect, test } from 'vitest';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { storeFile } from '../platform/files/store-file.ts';
import { openSheet } from '../platform/sheets/open-sheet.ts';
import { bytesSource } from '../platform/sheets/sheet-source.ts';
import { aMerchant } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { aDocumentId, aStockHouse, stockOf } from '../testing/test-stock-house.ts';
import { fetchStockSheet } from './sheets/fetch-stock-sheet.ts';
import { postStockSheet } from './sheets/post-stock-sheet.ts';
import { previewStockSheet } from './sheets/preview-stock-sheet.ts';

async function aSheetHouse() {
  const merchant = await aMerchant();
  const house = await aStockHouse(merchant, (work) => inTransaction(merchant.db, work));
  const store = async (text: string) => {
    const content = async function* () {
      yield await Promise.resolve(Buffer.from(text));
    };
    const file = await storeFile(merchant, { name: '期初.csv', mediaType: 'text/csv', lifeMs: 60_000, limitMb: null }, content());
    return { ...asked(merchant.clock), fileId: file.id, warehouseId: house.warehouseId };
  };
  const post = (ask: Awaited<ReturnType<typeof store>>, kind: 'inbound' | 'count', documentId = aDocumentId()) =>
    inTransaction(merchant.db, (tx) => postStockSheet(tx, { ...ask, kind, documentId, note: '' }, merchant));
  return { merchant, house, store, post };
}

test('opening stock by sheet: each row finds its SKU, what is wrong is told by row, and the sound rows are posted once', async () => {
  const { merchant, house, store, post } = await aSheetHouse();
  const a = await house.addSku('A', { barcode: '6901' });
  const b = await house.addSku('B', { barcode: '6902' });
  await house.addSku('C', { barcode: '6902' });
  await house.addSku('BOX', { components: [{ skuId: a, quantity: 2 }] });
  const ask = await store(
    [
      '宁波仓期初库存',
      '商家编码,条码,名称,期初数量,库位,安全库存,仓库',
      'a,,甲,10,A-01,5,NB',
      ',6901,甲,2,,,',
      'B,,乙,1.5,,,',
      ',6902,乙,3,,,',
      'BOX,,盒,1,,,',
      'X,,,1,,,',
      'B,,乙,4,,,武汉',
      'B,,乙,7,,,nb 仓',
      'C,,丙,,,,',
    ].join('\n'),
  );
  const preview = await previewStockSheet(merchant, { ...ask, kind: 'inbound' });
  expect(preview).toMatchObject({ fileName: '期初.csv', skuCount: 2, pieceCount: 19, blankCount: 1, problemCount: 5 });
  expect(preview.rows.map(({ number, problem }) => [number, problem?.code ?? 'sound'])).toEqual([
    [5, 'quantity_unreadable'],
    [6, 'sku_ambiguous'],
    [7, 'bundle'],
    [8, 'sku_unknown'],
    [9, 'other_warehouse'],
    [3, 'sound'],
    [4, 'sound'],
    [10, 'sound'],
  ]);
  expect(await stockOf(merchant.db, a)).toEqual([0, 0]);
  const documentId = aDocumentId();
  expect(await post(ask, 'inbound', documentId)).toEqual(await post(ask, 'inbound', documentId));
  expect([await stockOf(merchant.db, a), await stockOf(merchant.db, b)]).toEqual([
    [12, 0],
    [7, 0],
  ]);
  const levels = await merchant.db.selectFrom('stock_levels').select(['bin', 'safety']).where('sku_id', '=', a).execute();
  expect(levels).toEqual([{ bin: 'A-01', safety: 5 }]);
});

test('a count sheet is fetched, filled in and read again: what left meanwhile stays gone, what was left empty stays as it is', async () => {
  const { merchant, house, store, post } = await aSheetHouse();
  const a = await house.addSku('A');
  const b = await house.addSku('B');
  await house.post('inbound', [
    { skuId: a, quantity: 10, bin: 'Z-2' },
    { skuId: b, quantity: 10, bin: 'Z-1' },
  ]);
  const { by, now } = asked(merchant.clock);
  const { name, bytes } = await fetchStockSheet(merchant, { by, now, kind: 'count', warehouseId: house.warehouseId });
  expect(name).toBe('盘点单 NB 仓.xlsx');
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  const book = await openSheet(bytesSource(Buffer.concat(pieces)));
  const rows: (readonly string[])[] = [];
  for await (const some of book.rows()) rows.push(...some.map(({ cells }) => cells));
  expect(rows.map((cells) => cells.slice(0, 6).map((cell) => cell ?? ''))).toMatchObject([
    ['商家编码', '商品', '条码', '货位', '账面数', '实盘数'],
    ['B', '货 B', '', 'Z-1', '10'],
    ['A', '货 A', '', 'Z-2', '10'],
  ]);
  await house.post('adjust', [{ skuId: a, quantity: -3 }]);
  const ask = await store('商家编码,账面数,实盘数\nB,10,\nA,10,9\n');
  expect(await post(ask, 'count')).toMatchObject({ lineCount: 1, pieceCount: 1 });
  expect([await stockOf(merchant.db, a), await stockOf(merchant.db, b)]).toEqual([
    [6, 0],
    [10, 0],
  ]);
});

test('a sheet that is none, or has nothing to post, is refused with what to do', async () => {
  const { merchant, store, post } = await aSheetHouse();
  const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });
  const strange = await store('订单号,金额\n1,2\n');
  await expect(previewStockSheet(merchant, { ...strange, kind: 'count' })).rejects.toEqual(refused('stock_sheet.headings_unknown'));
  const empty = await store('商家编码,数量\nX,3\n');
  await expect(post(empty, 'inbound')).rejects.toEqual(refused('stock_sheet.nothing'));
});
