import { randomUUID } from 'node:crypto';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import { expect, test } from 'vitest';
import { bytesSource } from '../platform/sheets/sheet-source.ts';
import { openSheet } from '../platform/sheets/open-sheet.ts';
import { gathered } from '../testing/gathered.ts';
import { aSheet, importHouse, sheetHeadings, sheetLine } from '../testing/import-house.ts';
import { appForFile, signedIn } from '../testing/test-app.ts';

const house = appForFile();
const { shop, view, changed, uploaded, imported, ordersOf } = importHouse(house);

test('a sheet of lines becomes orders, and importing it again adds nothing', async () => {
  const shopId = await shop();
  const content = aSheet(sheetLine('A-1'), sheetLine('A-1', { code: 'MRJ-2', price: '5' }), sheetLine('A-2', { status: '已发货' }));
  const first = await uploaded(content, { shopId });
  expect(await view(first)).toMatchObject({
    state: 'ready',
    kind: 'csv',
    encoding: 'utf-8',
    headingRow: 1,
    mapping: { layout: 'generic' },
    check: { orderCount: 2, lineCount: 3, quantity: 6, newCount: 2, byFileCount: 0, errorRowCount: 0, sums: { list: 8960, paid: 8960 } },
  });
  expect(await imported(first)).toMatchObject({ state: 'done', newCount: 2, doneCount: 2 });
  expect(await ordersOf(shopId)).toMatchObject([
    { no: 'A-1', status: 'received', lines: 2, paid: 4980 },
    { no: 'A-2', status: 'shipped', lines: 1, paid: 3980 },
  ]);
  const second = await uploaded(content, { shopId });
  expect((await view(second)).check).toMatchObject({ newCount: 0, byFileCount: 2 });
  expect(await imported(second)).toMatchObject({ state: 'done', newCount: 0, changedCount: 0, unchangedCount: 2 });
  expect(await ordersOf(shopId)).toHaveLength(2);
});

test('every wrong row is told with its number, column, value and what to do; the others are imported', async () => {
  const shopId = await shop();
  const content = aSheet(
    sheetLine('B-1'),
    sheetLine('B-2', { quantity: '两' }),
    sheetLine('B-2', { code: 'X' }),
    sheetLine('4.17630298123457E+18'),
    sheetLine('B-3', { at: '去年' }),
    sheetLine('', {}),
    sheetLine('B-4', { quantity: '-1' }),
    '合计,,,9',
    sheetLine('B-5', { price: '一百' }),
  );
  const found = await view(await uploaded(content, { shopId }));
  expect(found.check).toMatchObject({ rowCount: 9, orderCount: 1, errorRowCount: 6, errorOrderCount: 5, skipped: { return: 1, total: 1 } });
  expect(found.preview.errors.map(({ number, problems }) => [number, problems[0]?.code, problems[0]?.column, problems[0]?.value])).toEqual([
    [3, 'quantity_unreadable', '数量', '两'],
    [4, 'order_has_bad_row', '', '3'],
    [5, 'number_damaged', '订单号', '4.17630298123457E+18'],
    [6, 'moment_unreadable', '下单时间', '去年'],
    [7, 'order_no_missing', '订单号', ''],
    [10, 'amount_unreadable', '单价', '一百'],
  ]);
  expect(await imported(found.id)).toMatchObject({ newCount: 1 });
  expect((await ordersOf(shopId)).map(({ no }) => no)).toEqual(['B-1']);
});

test('the rows that were not imported come as a sheet with their columns and the reason; personal data in full only for who brought it', async () => {
  const importId = await uploaded(aSheet(sheetLine('C-1', { quantity: 'x' }), sheetLine('C-2')), { shopId: await shop() });
  const sheetFor = async (login: string): Promise<unknown> => {
    const { cookie } = await house().as(login);
    const answer = await house().app.inject({ method: 'GET', url: `/api/imports/${importId}/errors`, headers: { cookie } });
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('未导入的行 订单.xlsx'));
    return (await gathered((await openSheet(bytesSource(answer.rawPayload))).rows())).flat().map(({ cells }) => cells);
  };
  const own = ['2', '“数量”的值“x”不是大于 0 的整数。请改正数量。', ...sheetLine('C-1', { quantity: 'x' }).split(',')];
  expect(await sheetFor('laoban')).toEqual([['原文件行号', '未导入原因', ...sheetHeadings.split(',')], own]);
  expect(((await sheetFor('yunying')) as string[][])[1]?.slice(7, 10)).toEqual([
    '王**',
    '138****1234',
    expect.not.stringContaining('中山路1号'),
  ]);
});

test('the preview masks personal data, even for who brought the file', async () => {
  const { preview } = await view(await uploaded(aSheet(sheetLine('D-1')), { shopId: await shop() }));
  expect(preview.rows[0]?.cells.slice(5, 8)).toEqual(['王**', '138****1234', expect.not.stringContaining('1号')]);
});

test('rows of one order that stand apart become one order', async () => {
  const shopId = await shop();
  const importId = await uploaded(aSheet(sheetLine('E-1'), sheetLine('E-2'), sheetLine('E-1', { code: 'other' })), { shopId });
  expect((await view(importId)).check).toMatchObject({ orderCount: 2, lineCount: 3 });
  await imported(importId);
  expect((await ordersOf(shopId)).map(({ no, lines }) => [no, lines])).toEqual([
    ['E-1', 2],
    ['E-2', 1],
  ]);
});

test('an unknown status is an error until somebody says what it means; the answer can be kept for the next file', async () => {
  const shopId = await shop();
  const content = aSheet(sheetLine('F-1', { status: '已揽收' }));
  const found = await view(await uploaded(content, { shopId }));
  expect(found.check).toMatchObject({ orderCount: 0, errorRowCount: 1, unknownStatuses: { 已揽收: 1 } });
  const start = await (await house().as('laoban')).post(`/api/imports/${found.id}/start`);
  expect([start.status, start.body.code]).toEqual([409, 'import.no_orders']);
  const mapping: ImportMapping = { ...(found.mapping as ImportMapping), statusWords: { 已揽收: 'shipped' } };
  expect((await changed(found.id, { mapping })).check).toMatchObject({ orderCount: 1, errorRowCount: 0 });
  const saved = await (await house().as('laoban')).post(`/api/imports/${found.id}/save-mapping`, { name: '门店系统' });
  expect(saved.status).toBe(200);
  const next = await view(await uploaded(aSheet(sheetLine('F-2', { status: '已揽收' })), { shopId }));
  expect([next.check?.orderCount, next.savedMappings]).toEqual([1, [expect.objectContaining({ name: '门店系统', fits: true })]]);
  await (await house().as('laoban')).post(`/api/import-mappings/${saved.body['mappingId'] as string}/delete`);
  expect((await view(next.id)).savedMappings).toEqual([]);
});

test('somebody of other shops sees neither the import nor its rows', async () => {
  const { app, as } = house();
  const owner = await as('laoban');
  const role = await owner.post('/api/roles', { name: '外包导入', permissions: ['imports.manage'], maskedFields: [] });
  const person = { login: 'outsider', name: '外包', password: 'correct horse battery', roleIds: [role.body['id']], shops: [randomUUID()] };
  expect((await owner.post('/api/people', person)).status).toBe(200);
  const outsider = await signedIn(app, 'outsider', 'correct horse battery');
  const importId = await uploaded(aSheet(sheetLine('K-1')), { shopId: await shop() });
  for (const answer of [await outsider.get(`/api/imports/${importId}`), await outsider.get(`/api/imports/${importId}/errors`)])
    expect([answer.status, answer.body.code]).toEqual([404, 'import.not_found']);
  expect(((await outsider.get('/api/imports')).body['items'] as { id: string }[]).map(({ id }) => id)).not.toContain(importId);
});

test.each([
  ['that is no order file', Buffer.from('a,b\n1,2\n'), 'import.headings_unknown'],
  ['without a needed column', Buffer.from('主订单编号,子订单编号,选购商品,商品规格\n1,2,3,4\n'), 'import.columns_missing'],
  [
    'whose numbers Excel rounded',
    aSheet(...Array.from({ length: 20 }, (_, i) => sheetLine(`${417630298123450 + i}0000`))),
    'import.numbers_rounded',
  ],
  ['that is a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'sheet.not_a_sheet'],
])('a file %s is told so, with what to do', async (_what, content, code) => {
  const { state, trouble } = await view(await uploaded(content));
  expect([state, trouble?.code]).toEqual(['unreadable', code]);
  expect(trouble?.text).toMatch(/请/u);
});

test('what a file lacks is named as people call it', async () => {
  const { trouble } = await view(await uploaded(Buffer.from('主订单编号,子订单编号,选购商品,商品规格\n1,2,3,4\n')));
  expect(trouble?.text).toContain('数量, 订单状态');
});

test('a discarded import leaves its line in the history and not its file', async () => {
  const importId = await uploaded(aSheet(sheetLine('L-1')), { shopId: await shop() });
  const owner = await house().as('laoban');
  await owner.post(`/api/imports/${importId}/discard`);
  const errors = await owner.get(`/api/imports/${importId}/errors`);
  expect([errors.status, errors.body.code]).toEqual([410, 'file.gone']);
  expect((await owner.get('/api/imports')).body['items']).toContainEqual(expect.objectContaining({ id: importId, state: 'discarded' }));
});

test('an offline shop is made on the way, and the import goes to it', async () => {
  const importId = await uploaded(aSheet(sheetLine('M-1')));
  const owner = await house().as('laoban');
  const added = await owner.post(`/api/imports/${importId}/shop`, { name: '门店一店' });
  expect(added.status).toBe(200);
  expect(await view(importId)).toMatchObject({ shopId: added.body['shopId'], state: 'checking' });
  // no platform stands behind it: nothing to authorise, nothing to pull
  const listed = (await owner.get('/api/shops')).body['items'] as { id: string }[];
  expect(listed.map(({ id }) => id)).not.toContain(added.body['shopId']);
  expect((await owner.get(`/api/shops/${added.body['shopId'] as string}`)).body.code).toBe('shop.not_found');
});
