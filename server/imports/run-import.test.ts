import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { receiveChannelOrders } from '../channels/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { aSheet, importHouse, sheetLine } from '../testing/import-house.ts';
import { appForFile } from '../testing/test-app.ts';
import { aChannelOrder } from '../testing/test-channel-order.ts';
import { runImport } from './run-import.ts';

const house = appForFile();
const { shop, view, uploaded, started, imported, ordersOf } = importHouse(house);

test('killed in the middle, an import goes on where it was: nothing is lost, nothing is there twice, the counts are right', async () => {
  const { merchant } = house();
  const shopId = await shop();
  const orderCount = 1_203;
  const content = aSheet(...Array.from({ length: orderCount }, (_, index) => sheetLine(`G-${String(index).padStart(5, '0')}`)));
  const importId = await uploaded(content, { shopId });
  await started(importId);
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
  const { merchant } = house();
  const shopId = await shop();
  const importId = await uploaded(aSheet(...Array.from({ length: 700 }, (_, index) => sheetLine(`H-${index}`))), { shopId });
  await started(importId);
  await Promise.all([runImport(merchant, { importId }), runImport(merchant, { importId })]);
  expect(await view(importId)).toMatchObject({ state: 'done', doneCount: 700, newCount: 700 });
  expect(await ordersOf(shopId)).toHaveLength(700);
});

test('a stopped import keeps what it has and goes on when it is started again', async () => {
  const { merchant, as } = house();
  const shopId = await shop();
  const owner = await as('laoban');
  const importId = await uploaded(aSheet(...Array.from({ length: 600 }, (_, index) => sheetLine(`I-${index}`))), { shopId });
  await started(importId);
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
  const shopId = await shop('tmall');
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
  const importId = await uploaded(aSheet(sheetLine('J-1', { at: '2099-01-01' }), sheetLine('J-2', { at: '2099-01-01' })), { shopId });
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
