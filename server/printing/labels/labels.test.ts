import { stationCommands } from '@zhidan/core/fulfillment/floor/station.ts';
import { labelSizeNames, labelSizes } from '@zhidan/core/printing/documents/label.ts';
import { expect, test } from 'vitest';
import { readPdf } from '../../testing/read-pdf.ts';
import { labelFixture } from './label-fixture.ts';
import { renderCommandSheet } from './render-command-sheet.ts';
import { renderLabels } from './render-labels.ts';
import { renderPackingSlips } from './render-packing-slips.ts';
import { renderPickList } from './render-pick-list.ts';

const wordsOf = (text: string): string => text.replaceAll(/\s/g, '');

test.each(labelSizeNames)('a label of %s mm has that size, says where it goes, and its barcode is read by a scanner', async (size) => {
  const [page, more] = await readPdf(await renderLabels([labelFixture()], size));
  expect([page?.widthMm, page?.heightMm, more]).toEqual([labelSizes[size].widthMm, labelSizes[size].heightMm, undefined]);
  expect(new Set(page?.barcodes)).toEqual(new Set(['78600000000001']));
  const words = wordsOf(page?.text ?? '');
  for (const part of [
    '中通快递',
    '380D-56-04',
    '杭州转运中心',
    '571A',
    '王**138****8000',
    '天沁家园3幢2单元1802室',
    '暖贝芽旗舰店',
    '婴儿奶粉三段800g×2',
    '3456789012345678901',
    'FH-000042',
    '请放驿站',
    '共3件',
  ])
    expect(words, part).toContain(part);
  expect(words).not.toContain('补打');
});

test('numbers of every shape are read from the narrowest label', async () => {
  const numbers = ['SF1234567890123', 'JDVA12345678901-1-1-', '1234567890123456789012345678', 'EA123456785CN'];
  const pages = await readPdf(
    await renderLabels(
      numbers.map((waybillNo) => labelFixture({ waybillNo })),
      '76x130',
    ),
  );
  expect(pages.map(({ barcodes }) => barcodes)).toEqual(numbers.map((no) => [no]));
});

test('a label that is printed again says so, and one of several says which', async () => {
  const [page] = await readPdf(await renderLabels([labelFixture({ printing: 3, parcel: { ordinal: 2, count: 3 } })], '76x130'));
  expect(wordsOf(page?.text ?? '')).toMatch(/2\/3.*补打3/);
});

test('a batch is one document with a page a label', async () => {
  const labels = Array.from({ length: 5 }, (_, index) => labelFixture({ waybillNo: `7860000000000${index}` }));
  const pages = await readPdf(await renderLabels(labels, '76x130'));
  expect(pages.flatMap(({ barcodes }) => barcodes)).toEqual(labels.map(({ waybillNo }) => waybillNo));
});

test('the longest address and the most goods stay inside, the rest is counted', async () => {
  const goods = Array.from({ length: 30 }, (_, index) => ({ name: `商品${index}`, specification: '', quantity: 1 }));
  const address = `内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗${'很长的地址'.repeat(30)}`;
  const label = labelFixture({ goods, receiver: { name: '买买提·艾合买提·吐尔逊', phone: '13800138000', address } });
  const [page, more] = await readPdf(await renderLabels([label], '76x130'));
  expect([more, page?.barcodes, wordsOf(page?.text ?? '').includes('共30件')]).toEqual([undefined, ['78600000000001'], true]);
  expect(page?.text).toMatch(/…另 \d+ 种/);
});

test('where the carrier tells no 三段码 the 大头笔 stands in its place', async () => {
  const [page] = await readPdf(
    await renderLabels([labelFixture({ routing: { sortCode: '', marker: '杭州 5', bagName: '', bagCode: '' } })], '76x130'),
  );
  expect(page?.text.match(/杭州 5/g)).toHaveLength(1);
});

test('a number that no barcode holds is refused by its name', async () => {
  await expect(renderLabels([labelFixture({ waybillNo: '运单' })], '76x130')).rejects.toThrow('运单');
});

const line = (bin: string, code: string, quantity: number) => ({
  bin,
  code,
  name: '婴儿奶粉三段',
  specification: '800g',
  barcode: '6901234567892',
  quantity,
});
const aList = (lines: readonly ReturnType<typeof line>[]) => ({
  no: 'BC-000007',
  warehouseName: '宁波一仓',
  carrierName: '中通快递',
  orderCount: 12,
  lines,
  printedAt: '2026-11-11 08:30',
});

test.each([
  ['a4', 210, 297],
  ['76mm', 76, 130],
] as const)('a pick list on %s is one walk along the shelves, with sums and a number to scan', async (size, width, height) => {
  const [page] = await readPdf(await renderPickList(aList([line('A-10', 'NF-3', 5), line('A-2', 'WD-1', 7), line('', 'ZP-1', 1)]), size));
  expect([page?.widthMm, page?.heightMm, page?.barcodes]).toEqual([width, height, ['BC-000007']]);
  expect(page?.text).toMatch(/12 单 · 3 种 · 13 件[^]*A-2\n[^]*A-10\n[^]*—\n/);
});

test('a long pick list goes on, page by page, and drops nothing', async () => {
  const lines = Array.from({ length: 70 }, (_, index) => line(`B-${index}`, `SKU-${index}`, 1));
  const pages = await readPdf(await renderPickList(aList(lines), 'a4'));
  const text = pages.map((page) => page.text).join('\n');
  expect([pages.length, lines.every(({ code }) => text.includes(code)), text.includes('3 / 3')]).toEqual([3, true, true]);
});

test('a packing slip says what is in the parcel, and what of it is a present', async () => {
  const slip = {
    shopName: '暖贝芽旗舰店',
    fulfillmentNo: 'FH-000042',
    orderNos: ['3456789012345678901'],
    carrierName: '中通快递',
    waybillNo: '78600000000001',
    receiver: { name: '王**', phone: '138****8000', address: '浙江省宁波市****' },
    lines: [
      { code: 'NF-3', name: '婴儿奶粉三段', specification: '800g', quantity: 2, isGift: false },
      { code: 'ZP-1', name: '小风扇', specification: '', quantity: 1, isGift: true },
    ],
    note: '感谢惠顾',
    printedAt: '2026-11-11 08:30',
  };
  const [page] = await readPdf(await renderPackingSlips([slip]));
  expect([page?.widthMm, page?.heightMm, page?.barcodes]).toEqual([148, 210, ['FH-000042']]);
  expect(wordsOf(page?.text ?? '')).toMatch(/暖贝芽旗舰店.*3456789012345678901.*NF-3婴儿奶粉三段800g2ZP-1【赠品】小风扇1.*感谢惠顾.*共3件/);
});

test('the sheet of commands has a barcode for each, with what it does', async () => {
  const [page, more] = await readPdf(await renderCommandSheet('zh-CN'));
  const codes = Object.values(stationCommands).map(({ code }) => code);
  expect([more, page?.barcodes.toSorted()]).toEqual([undefined, codes.toSorted()]);
  expect(wordsOf(page?.text ?? '')).toMatch(/撤销.*知道了/u);
});
