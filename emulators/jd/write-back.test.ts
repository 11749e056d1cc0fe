import { expect, test } from 'vitest';
import { askRefund, returnGoods } from '../world/customer-acts.ts';
import { reviewRisk } from '../world/platform-acts.ts';
import { ship } from '../world/merchant-acts.ts';
import { totalOf } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { openTestShop, testStartMs, type TestShop } from './jd-fixture.ts';
import { applyIdOf, orderIdOf, serviceIdOf, skuIdOf, wareIdOf } from './native-number.ts';

const read = async (shop: TestShop, trade: Trade) =>
  (
    await shop.ask<{ orderDetailInfo: { orderInfo: Record<string, string> } }>('jingdong.pop.order.get', {
      order_id: orderIdOf(trade),
      optional_fields: 'orderState,waybill,logisticsId,venderRemark,venderRemarkLevelFlag,modified',
    })
  ).orderDetailInfo.orderInfo;
const shipment = (shop: TestShop, trade: Trade, logiCoprId: string, logiNo: string) =>
  shop.ask('jingdong.pop.order.shipment', { orderId: Number(orderIdOf(trade)), logiCoprId, logiNo });
const done = { success: 'true', chineseErrCode: 'SOP订单 订单出库成功' };

test('an order is shipped as a whole, with several waybills of several carriers, once', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder();
  await shop.emulation.time.advanceTo(testStartMs + 60_000);
  expect(await shipment(shop, trade, '467|463', 'SF1,SF2|YT1')).toMatchObject({ code: '0', sopjosshipment_result: done });
  expect(await read(shop, trade)).toMatchObject({
    orderState: 'WAIT_GOODS_RECEIVE_CONFIRM',
    waybill: 'SF1,SF2|YT1',
    logisticsId: '467|463',
    modified: '2026-11-11 00:01:00',
  });
  expect(await shipment(shop, trade, '467', 'SF3')).toMatchObject({
    code: '0',
    sopjosshipment_result: { success: 'false', chineseErrCode: expect.stringContaining('等待确认收货') },
  });
});

test.each([
  ['a carrier without contract', '999', 'X1'],
  ['two carriers and one number', '467|463', 'SF1'],
  ['no number', '467', ''],
])('%s is refused', async (_, logiCoprId, logiNo) => {
  const shop = await openTestShop();
  expect(await shipment(shop, shop.paidOrder(), logiCoprId, logiNo)).toMatchObject({ sopjosshipment_result: { success: 'false' } });
});

test('the seller’s own car goes without a waybill', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder();
  expect(await shipment(shop, trade, '1274', '')).toMatchObject({ sopjosshipment_result: done });
  expect(await read(shop, trade)).toMatchObject({ orderState: 'WAIT_GOODS_RECEIVE_CONFIRM', logisticsId: '1274' });
});

test('a paused order does not leave; another tool’s shipment and a corrected waybill show', async () => {
  const shop = await openTestShop();
  const { world } = shop.emulation;
  const paused = shop.paidOrder();
  reviewRisk(world, paused, true);
  expect(await shipment(shop, paused, '467', 'SF1')).toMatchObject({ sopjosshipment_result: { success: 'false' } });
  const trade = ship(world, shop.paidOrder(), [{ carrierCode: 'YTO', waybillNo: 'YT1', lines: null }]);
  expect(await read(shop, trade)).toMatchObject({ waybill: 'YT1', logisticsId: '463' });
  await shop.ask('jingdong.order.sop.waybill.update', { order_id: orderIdOf(trade), logistics_id: '467', waybill: 'SF9', trade_no: '1' });
  expect(await read(shop, trade)).toMatchObject({ waybill: 'SF9', logisticsId: '467' });
});

test('a remark and its flag overwrite those before; 501 letters are too long', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder();
  const write = (remark: string, flag: number) =>
    shop.ask('jingdong.pop.order.modifyVenderRemark', { order_id: orderIdOf(trade), flag, remark });
  expect(await write('老客户', 5)).toMatchObject({ modifyvenderremark_result: { success: 'true' } });
  expect(await read(shop, trade)).toMatchObject({ venderRemark: '老客户', venderRemarkLevelFlag: '5' });
  expect(await write('好'.repeat(501), 1)).toMatchObject({ modifyvenderremark_result: { success: 'false' } });
  expect(await write('好', 6)).toMatchObject({ modifyvenderremark_result: { success: 'false' } });
});

const twoLines = { skus: ['RRM-HTS-1', 'RRM-HTS-2'].map((merchantCode) => ({ merchantCode, quantity: 1 })) };
const reply = (shop: TestShop, id: number, more: object) =>
  shop.ask('jingdong.pop.afs.soa.refundapply.replyRefund', { id, checkUserName: 'kefu', remark: '同意', ...more });

test('a cancellation locks the order; agreed, the whole order is canceled', async () => {
  const shop = await openTestShop();
  const asked = askRefund(shop.emulation.world, shop.paidOrder(twoLines), { lineSeq: 1 });
  const id = applyIdOf(asked.refunds[0]?.seq ?? 0);
  const list = () => shop.ask('jingdong.pop.afs.soa.refundapply.queryPageList', { pageIndex: 1, pageSize: 50 });
  expect(await read(shop, asked)).toMatchObject({ orderState: 'LOCKED' });
  expect(await shipment(shop, asked, '467', 'SF1')).toMatchObject({
    sopjosshipment_result: { success: 'false', chineseErrCode: expect.stringContaining('已锁定') },
  });
  expect(await list()).toMatchObject({
    queryResult: { totalCount: 1, result: [{ id, status: 0, applyRefundSum: totalOf(asked), orderId: orderIdOf(asked) }] },
  });
  expect(await shop.ask('jingdong.pop.afs.soa.refundapply.getWaitRefundNum')).toMatchObject({ queryResult: { totalCount: 1 } });
  expect(await reply(shop, id, { status: 1 })).toMatchObject({ replyResult: { success: 'true' } });
  await shop.settle();
  expect(await read(shop, asked)).toMatchObject({ orderState: 'TRADE_CANCELED' });
  expect(await list()).toMatchObject({ queryResult: { totalCount: 1, result: [{ status: 3, checkUserName: 'kefu' }] } });
  expect(await reply(shop, id, { status: 1 })).toMatchObject({ replyResult: { success: 'false' } });
});

test('a refused cancellation needs its type and a remark, and unlocks the order', async () => {
  const shop = await openTestShop();
  const asked = askRefund(shop.emulation.world, shop.paidOrder(), {});
  const id = applyIdOf(asked.refunds[0]?.seq ?? 0);
  expect(await reply(shop, id, { status: 2 })).toMatchObject({ replyResult: { success: 'false' } });
  expect(await reply(shop, id, { status: 2, rejectType: 1, remark: '' })).toMatchObject({ replyResult: { success: 'false' } });
  expect(await reply(shop, id, { status: 10 })).toMatchObject({ replyResult: { success: 'true' } });
  expect(await read(shop, asked)).toMatchObject({ orderState: 'LOCKED' });
  expect(await reply(shop, id, { status: 2, rejectType: 1, remark: '已打包' })).toMatchObject({ replyResult: { success: 'true' } });
  expect(await read(shop, asked)).toMatchObject({ orderState: 'WAIT_SELLER_STOCK_OUT' });
  expect(await shop.ask('jingdong.pop.afs.soa.refundapply.queryById', { id })).toMatchObject({ queryResult: { result: [{ status: 2 }] } });
});

test('goods that come back after shipping are a service order: agreed, received, paid', async () => {
  const shop = await openTestShop();
  const { world } = shop.emulation;
  const trade = shop.paidOrder(twoLines);
  await shipment(shop, trade, '467', 'SF1');
  await shop.emulation.time.advanceTo(testStartMs + 86_400_000);
  const serviceId = serviceIdOf(askRefund(world, shop.now(trade), {}).refunds[0]?.seq ?? 0);
  const list = () => shop.ask('jingdong.asc.query.list', { orderId: Number(orderIdOf(trade)), pageNumber: 1, pageSize: 100 });
  expect(await list()).toMatchObject({ pageResult: { totalCount: 1, data: [{ serviceId, customerExpect: 10, serviceStatus: 10001 }] } });
  await shop.ask('jingdong.asc.audit.agree', { serviceId });
  expect(await list()).toMatchObject({ pageResult: { data: [{ serviceStatus: 10005 }] } });
  returnGoods(world, shop.now(trade), null);
  expect(await shop.ask('jingdong.asc.receive.register', { serviceId })).toMatchObject({ result: { success: 'true' } });
  expect(await list()).toMatchObject({ pageResult: { data: [{ serviceStatus: 10010, processResult: 70 }] } });
  const refund = shop.now(trade).refunds[0];
  expect(
    await shop.ask('jingdong.asc.serviceAndRefund.view', { orderId: Number(orderIdOf(trade)), pageNumber: 1, pageSize: 50 }),
  ).toMatchObject({ pageResult: { data: [{ status: 13, sameOrderServiceBill: { serviceId } }] } });
  expect(await shop.ask('jingdong.b2c.shop.aftersales.refund.get', { afsServiceId: serviceId, skuNum: 1 })).toMatchObject({
    result: { data: { afsActualRefundDetail: { actualRefundAmount: ((refund?.amount ?? 0) / 100).toFixed(2) } } },
  });
  expect(await read(shop, trade), 'the order itself goes on').toMatchObject({ orderState: 'WAIT_GOODS_RECEIVE_CONFIRM' });
  expect(await shop.ask('jingdong.pop.afs.soa.refundapply.queryPageList', { pageIndex: 1, pageSize: 50 })).toMatchObject({
    queryResult: { totalCount: 0 },
  });
});

test('refund money is listed by a week of applying or ten days of approval', async () => {
  const shop = await openTestShop();
  const view = (params: object) => shop.ask('jingdong.asc.serviceAndRefund.view', { pageNumber: 1, pageSize: 50, ...params });
  const span = (name: string, lastDay: string) => ({
    [`${name}TimeBegin`]: '2026-11-01 00:00:00',
    [`${name}TimeEnd`]: `2026-11-${lastDay} 00:00:00`,
  });
  expect(await view(span('apply', '08'))).toMatchObject({ pageResult: { success: 'true', totalCount: 0 } });
  expect(await view(span('apply', '09'))).toMatchObject({ pageResult: { success: 'false' } });
  expect(await view(span('approve', '11'))).toMatchObject({ pageResult: { success: 'true' } });
  expect(await view(span('approve', '12'))).toMatchObject({ pageResult: { success: 'false' } });
  expect(await view({})).toMatchObject({ pageResult: { success: 'false' } });
});

test('a stock update is done once for its id, tells only what failed, and takes thirty rows at most', async () => {
  const shop = await openTestShop();
  const goods = shop.emulation.world.goods(shop.shop.seq)[0];
  const skuId = goods ? Number(skuIdOf(goods)) : 0;
  const set = (stockRfId: string, skuStocks: object[]) =>
    shop.ask('jingdong.ware.stock.sku.set', { req: { updateModel: 'fullStockIn', stockRfId, skuStocks } });
  const stock = async () =>
    (await shop.ask<{ skuStocks: { stockNum: number }[] }>('jingdong.stock.read.findSkuStock', { skuId })).skuStocks[0]?.stockNum;
  expect(await set('r1', [{ skuId, stockNum: 7, storeId: 0 }])).toMatchObject({
    returnType: { success: 'true', obj: { updateStockResult: [] } },
  });
  expect(await set('r1', [{ skuId, stockNum: 99, storeId: 0 }])).toMatchObject({ returnType: { success: 'true' } });
  expect(await stock()).toBe(7);
  expect(
    await set('r2', [
      { skuId, stockNum: 8, storeId: 0 },
      { skuId: 1, stockNum: 8, storeId: 0 },
    ]),
  ).toMatchObject({ returnType: { success: 'false', obj: { updateStockResult: [{ data: 1, success: 'false' }] } } });
  expect(await stock()).toBe(8);
  expect(
    await set(
      'r3',
      Array.from({ length: 31 }, () => ({ skuId, stockNum: 1, storeId: 0 })),
    ),
  ).toMatchObject({ returnType: { success: 'false' } });
});

test('prices are set and read; wares and SKUs are listed by pages', async () => {
  const shop = await openTestShop();
  const goods = shop.emulation.world.goods(shop.shop.seq);
  const first = goods[0];
  if (!first) throw new Error('no goods');
  await shop.ask('jingdong.price.write.updateSkuJdPrice', { skuId: skuIdOf(first), jdPrice: '88.80' });
  expect(await shop.ask('jingdong.sku.read.findSkuById', { skuId: skuIdOf(first), field: 'jdPrice' })).toMatchObject({
    sku: { jdPrice: '88.80', outerId: first.merchantCode },
  });
  expect(await shop.ask('jingdong.ware.read.searchWare4Valid', { pageNo: 1, pageSize: 50 })).toMatchObject({
    page: { totalItem: new Set(goods.map(wareIdOf)).size },
  });
  expect(await shop.ask('jingdong.sku.read.searchSkuList', { wareId: wareIdOf(first), page_size: 50 })).toMatchObject({
    page: { totalItem: goods.filter((each) => each.productSeq === first.productSeq).length },
  });
});
