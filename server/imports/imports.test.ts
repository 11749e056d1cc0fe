import { randomUUID } from 'node:crypto';
import type { ImportView } from '@zhidan/core/imports/api.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addShop, receiveChannelOrders } from '../channels/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { bytesSource } from '../platform/sheets/sheet-source.ts';
import { openSheet } from '../platform/sheets/open-sheet.ts';
import { gathered } from '../testing/gathered.ts';
import { appForFile } from '../testing/test-app.ts';
import { aChannelOrder } from '../testing/test-channel-order.ts';
import { checkImport } from './check-import.ts';
import { runImport } from './run-import.ts';

const house = appForFile();
const headings = '订单号,商品名称,商家编码,数量,单价,收件人,手机,地址,下单时间,状态';

function line(
  orderNo: string,
  rest: Partial<Record<'goods' | 'code' | 'quantity' | 'price' | 'at' | 'status' | 'phone', string>> = {},
): string {
  const {
    goods = '棉柔巾',
    code = 'MRJ-1',
    quantity = '2',
    price = '19.90',
    at = '2026-11-11 08:30:00',
    status = '待发货',
    phone = '13800001234',
  } = rest;
  return [orderNo, goods, code, quantity, price, '王小明', phone, '浙江省 宁波市 海曙区 中山路1号', at, status].join(',');
}

const sheet = (...lines: readonly string[]): Buffer => Buffer.from([headings, ...lines].join('\r\n'));

async function shop(channel: 'offline' | 'tmall' = 'offline'): Promise<string> {
  const { merchant } = house();
  const ask = {
    by: systemCaller('test'),
    now: merchant.clock(),
    channel,
    name: `店铺 ${randomUUID().slice(0, 8)}`,
    app: { fields: {}, addresses: {} },
  };
  return (await inTransaction(merchant.db, (tx) => addShop(tx, ask, merchant.vault))).shopId;
}

/** Uploads a file as its owner does over HTTP, and has it checked as a worker does. */
async function uploaded(
  content: Buffer,
  { name = '订单.csv', shopId }: Readonly<{ name?: string; shopId?: string }> = {},
): Promise<ImportId> {
  const { app, as, merchant } = house();
  const { cookie } = await as('laoban');
  const headers = { cookie, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() };
  const answer = await app.inject({ method: 'POST', url: `/api/imports?name=${encodeURIComponent(name)}`, headers, payload: content });
  const { importId } = answer.json<{ importId: ImportId }>();
  await checkImport(merchant, { importId, revision: 1 });
  if (shopId) await changed(importId, { shopId });
  return importId;
}

async function changed(importId: ImportId, change: object): Promise<ImportView> {
  const answer = await (await house().as('laoban')).post(`/api/imports/${importId}/change`, change);
  if (answer.status !== 200) throw new Error(answer.text);
  const { revision } = await house()
    .merchant.db.selectFrom('imports')
    .select('revision')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  await checkImport(house().merchant, { importId, revision });
  return view(importId);
}

async function view(importId: ImportId, login = 'laoban'): Promise<ImportView> {
  const answer = await (await house().as(login)).get(`/api/imports/${importId}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body as unknown as ImportView;
}

async function imported(importId: ImportId): Promise<ImportView> {
  const started = await (await house().as('laoban')).post(`/api/imports/${importId}/start`);
  if (started.status !== 200) throw new Error(started.text);
  await runImport(house().merchant, { importId });
  return view(importId);
}

async function ordersOf(shopId: string) {
  const { rows } = await sql<{ no: string; status: string; lines: number; paid: number; flags: string[] }>`
    select channel_order_no as no, status, paid_fen as paid, flags,
      (select count(*)::int from order_lines where order_id = orders.id) as lines
    from orders where shop_id = ${shopId} order by channel_order_no`.execute(house().merchant.db);
  return rows;
}

test('a sheet of lines becomes orders, and importing it again adds nothing', async () => {
  const shopId = await shop();
  const content = sheet(line('A-1'), line('A-1', { code: 'MRJ-2', price: '5' }), line('A-2', { status: '已发货' }));
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
  const content = sheet(
    line('B-1'),
    line('B-2', { quantity: '两' }),
    line('B-2', { code: 'X' }),
    line('4.17630298123457E+18'),
    line('B-3', { at: '去年' }),
    line('', {}),
    line('B-4', { quantity: '-1' }),
    '合计,,,9',
    line('B-5', { price: '一百' }),
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
  const importId = await uploaded(sheet(line('C-1', { quantity: 'x' }), line('C-2')), { shopId: await shop() });
  const sheetFor = async (login: string): Promise<unknown> => {
    const { cookie } = await house().as(login);
    const answer = await house().app.inject({ method: 'GET', url: `/api/imports/${importId}/errors`, headers: { cookie } });
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('未导入的行 订单.xlsx'));
    return (await gathered((await openSheet(bytesSource(answer.rawPayload))).rows())).flat().map(({ cells }) => cells);
  };
  const own = ['2', '“数量”的值“x”不是大于 0 的整数。请改正数量。', ...line('C-1', { quantity: 'x' }).split(',')];
  expect(await sheetFor('laoban')).toEqual([['原文件行号', '未导入原因', ...headings.split(',')], own]);
  expect(((await sheetFor('yunying')) as string[][])[1]?.slice(7, 10)).toEqual([
    '王**',
    '138****1234',
    expect.not.stringContaining('中山路1号'),
  ]);
});

test('the preview masks personal data, even for who brought the file', async () => {
  const { preview } = await view(await uploaded(sheet(line('D-1')), { shopId: await shop() }));
  expect(preview.rows[0]?.cells.slice(5, 8)).toEqual(['王**', '138****1234', expect.not.stringContaining('1号')]);
});

test('rows of one order that stand apart become one order', async () => {
  const shopId = await shop();
  const importId = await uploaded(sheet(line('E-1'), line('E-2'), line('E-1', { code: 'other' })), { shopId });
  expect((await view(importId)).check).toMatchObject({ orderCount: 2, lineCount: 3 });
  await imported(importId);
  expect((await ordersOf(shopId)).map(({ no, lines }) => [no, lines])).toEqual([
    ['E-1', 2],
    ['E-2', 1],
  ]);
});

test('an unknown status is an error until somebody says what it means; the answer can be kept for the next file', async () => {
  const shopId = await shop();
  const content = sheet(line('F-1', { status: '已揽收' }));
  const found = await view(await uploaded(content, { shopId }));
  expect(found.check).toMatchObject({ orderCount: 0, errorRowCount: 1, unknownStatuses: { 已揽收: 1 } });
  const start = await (await house().as('laoban')).post(`/api/imports/${found.id}/start`);
  expect([start.status, start.body.code]).toEqual([409, 'import.no_orders']);
  const mapping: ImportMapping = { ...(found.mapping as ImportMapping), statusWords: { 已揽收: 'shipped' } };
  expect((await changed(found.id, { mapping })).check).toMatchObject({ orderCount: 1, errorRowCount: 0 });
  const saved = await (await house().as('laoban')).post(`/api/imports/${found.id}/save-mapping`, { name: '门店系统' });
  expect(saved.status).toBe(200);
  const next = await view(await uploaded(sheet(line('F-2', { status: '已揽收' })), { shopId }));
  expect([next.check?.orderCount, next.savedMappings]).toEqual([1, [expect.objectContaining({ name: '门店系统', fits: true })]]);
  await (await house().as('laoban')).post(`/api/import-mappings/${saved.body['mappingId'] as string}/delete`);
  expect((await view(next.id)).savedMappings).toEqual([]);
});

test('killed in the middle, an import goes on where it was: nothing is lost, nothing is there twice, the counts are right', async () => {
  const { merchant, as } = house();
  const shopId = await shop();
  const orderCount = 1_203;
  const content = sheet(...Array.from({ length: orderCount }, (_, index) => line(`G-${String(index).padStart(5, '0')}`)));
  const importId = await uploaded(content, { shopId });
  await (await as('laoban')).post(`/api/imports/${importId}/start`);
  for (const batchCount of [1, 2]) {
    const killing = new AbortController();
    let batches = 0;
    const onProgress = (): void => {
      batches += 1;
      if (batches === batchCount) killing.abort(new Error('killed'));
    };
    await runImport(merchant, { importId, signal: killing.signal, onProgress }).catch((error: unknown) => error);
    if (batchCount === 1) expect(await view(importId)).toMatchObject({ state: 'running', doneCount: 500, newCount: 500 });
  }
  await runImport(merchant, { importId });
  expect(await view(importId)).toMatchObject({ state: 'done', doneCount: orderCount, newCount: orderCount, unchangedCount: 0 });
  expect(await ordersOf(shopId)).toHaveLength(orderCount);
});

test('two workers that run one import at the same moment import it once', async () => {
  const { merchant, as } = house();
  const shopId = await shop();
  const importId = await uploaded(sheet(...Array.from({ length: 700 }, (_, index) => line(`H-${index}`))), { shopId });
  await (await as('laoban')).post(`/api/imports/${importId}/start`);
  await Promise.all([runImport(merchant, { importId }), runImport(merchant, { importId })]);
  expect(await view(importId)).toMatchObject({ state: 'done', doneCount: 700, newCount: 700 });
  expect(await ordersOf(shopId)).toHaveLength(700);
});

test('a stopped import keeps what it has and goes on when it is started again', async () => {
  const { merchant, as } = house();
  const shopId = await shop();
  const owner = await as('laoban');
  const importId = await uploaded(sheet(...Array.from({ length: 600 }, (_, index) => line(`I-${index}`))), { shopId });
  await owner.post(`/api/imports/${importId}/start`);
  const killing = new AbortController();
  await runImport(merchant, { importId, signal: killing.signal, onProgress: () => killing.abort(new Error('later')) }).catch(
    () => undefined,
  );
  await owner.post(`/api/imports/${importId}/stop`);
  await runImport(merchant, { importId });
  expect(await view(importId)).toMatchObject({ state: 'stopped', newCount: 500 });
  expect(await imported(importId)).toMatchObject({ state: 'done', newCount: 600 });
});

test('a file never takes the place of what the platform told, and what the platform tells takes the place of a file', async () => {
  const { merchant } = house();
  const shopId = (await shop('tmall')) as never;
  const receive = (orderNo: string) =>
    inTransaction(merchant.db, (tx) =>
      receiveChannelOrders(
        tx,
        { shopId, road: 'pull', by: systemCaller('test'), now: merchant.clock(), readAt: merchant.clock(), orders: [received(orderNo)] },
        merchant.vault,
      ),
    );
  const received = (channelOrderNo: string) => ({ document: { from: 'platform' }, order: { ...aChannelOrder(), channelOrderNo } });
  await receive('J-1');
  const importId = await uploaded(sheet(line('J-1', { at: '2099-01-01' }), line('J-2', { at: '2099-01-01' })), { shopId });
  expect((await view(importId)).check).toMatchObject({ newCount: 1, byPlatformCount: 1 });
  expect(await imported(importId)).toMatchObject({ newCount: 1, olderCount: 1, changedCount: 0 });
  expect(await receive('J-2')).toMatchObject({ changedCount: 1 });
  const { rows } = await sql<{ road: string }>`select road from channel_orders where shop_id = ${shopId}`.execute(merchant.db);
  expect(rows.map(({ road }) => road)).toEqual(['pull', 'pull']);
});

test('the order report and the item report of Taobao make one order between them', async () => {
  const orders = Buffer.from(
    [
      '订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,收货人姓名,收货地址 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝总数量',
      `="4176302981234567890",小王,90.00,10.00,100.00,100.00,"买家已付款，等待卖家发货",王小明,浙江省 杭州市 余杭区 文一西路1号(311100),'13800001234,2026-11-11 00:00:01,2026-11-11 00:00:09,"棉柔巾,湿巾",3`,
    ].join('\r\n'),
  );
  const lines = Buffer.from(
    [
      '子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,买家应付货款',
      '="4176302981234567891",="4176302981234567890",棉柔巾,30.00,2,MRJ,,,,"买家已付款，等待卖家发货",MRJ-1,54.00',
      '="4176302981234567892",="4176302981234567890",湿巾,40.00,1,SJ,,,,"买家已付款，等待卖家发货",SJ-1,36.00',
    ].join('\r\n'),
  );
  const shopId = await shop('tmall');
  // the item report names no time: alone it is no order
  expect((await view(await uploaded(lines, { shopId }))).check).toMatchObject({ orderCount: 0, errorOrderCount: 1 });
  await imported(await uploaded(orders, { shopId }));
  expect(await ordersOf(shopId)).toMatchObject([{ no: '4176302981234567890', lines: 1, paid: 10_000, flags: ['goods_unknown'] }]);
  const joined = await uploaded(lines, { shopId });
  expect((await view(joined)).check).toMatchObject({ orderCount: 1, byFileCount: 1, errorOrderCount: 0 });
  expect(await imported(joined)).toMatchObject({ changedCount: 1 });
  expect(await ordersOf(shopId)).toMatchObject([{ no: '4176302981234567890', lines: 2, paid: 10_000 }]);
  expect((await ordersOf(shopId))[0]?.flags).not.toContain('goods_unknown');
  // the order report again, as it was: the lines stay
  expect(await imported(await uploaded(orders, { shopId }))).toMatchObject({ unchangedCount: 1 });
});

test('somebody of other shops sees neither the import nor its rows', async () => {
  const { app, as } = house();
  const owner = await as('laoban');
  const role = await owner.post('/api/roles', { name: '外包导入', permissions: ['imports.manage'], maskedFields: [] });
  const person = { login: 'outsider', name: '外包', password: 'correct horse battery', roleIds: [role.body['id']], shops: [randomUUID()] };
  expect((await owner.post('/api/people', person)).status).toBe(200);
  const { signedIn } = await import('../testing/test-app.ts');
  const outsider = await signedIn(app, 'outsider', 'correct horse battery');
  const importId = await uploaded(sheet(line('K-1')), { shopId: await shop() });
  for (const answer of [await outsider.get(`/api/imports/${importId}`), await outsider.get(`/api/imports/${importId}/errors`)])
    expect([answer.status, answer.body.code]).toEqual([404, 'import.not_found']);
  expect(((await outsider.get('/api/imports')).body['items'] as { id: string }[]).map(({ id }) => id)).not.toContain(importId);
});

test.each([
  ['that is no order file', Buffer.from('a,b\n1,2\n'), 'import.headings_unknown'],
  ['without a needed column', Buffer.from('主订单编号,子订单编号,选购商品,商品规格\n1,2,3,4\n'), 'import.columns_missing'],
  [
    'whose numbers Excel rounded',
    sheet(...Array.from({ length: 20 }, (_, i) => line(`${417630298123450 + i}0000`))),
    'import.numbers_rounded',
  ],
  ['that is a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'sheet.not_a_sheet'],
])('a file %s is told so, with what to do', async (_what, content, code) => {
  const { state, trouble } = await view(await uploaded(content));
  expect([state, trouble?.code]).toEqual(['unreadable', code]);
  expect(trouble?.text).toMatch(/请/u);
});

test('a discarded import leaves its line in the history and not its file', async () => {
  const importId = await uploaded(sheet(line('L-1')), { shopId: await shop() });
  const owner = await house().as('laoban');
  await owner.post(`/api/imports/${importId}/discard`);
  const errors = await owner.get(`/api/imports/${importId}/errors`);
  expect([errors.status, errors.body.code]).toEqual([410, 'file.gone']);
  expect((await owner.get('/api/imports')).body['items']).toContainEqual(expect.objectContaining({ id: importId, state: 'discarded' }));
});

test('an offline shop is made on the way, and the import goes to it', async () => {
  const importId = await uploaded(sheet(line('M-1')));
  const owner = await house().as('laoban');
  const added = await owner.post(`/api/imports/${importId}/shop`, { name: '门店一店' });
  expect(added.status).toBe(200);
  expect(await view(importId)).toMatchObject({ shopId: added.body['shopId'], state: 'checking' });
  // no platform stands behind it: nothing to authorise, nothing to pull
  const listed = (await owner.get('/api/shops')).body['items'] as { id: string }[];
  expect(listed.map(({ id }) => id)).not.toContain(added.body['shopId']);
  expect((await owner.get(`/api/shops/${added.body['shopId'] as string}`)).body.code).toBe('shop.not_found');
});
