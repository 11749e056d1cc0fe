import { expect, test } from 'vitest';
import { yuanToFen } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import { askRefund, changeAddress, pay, payFinal } from '../world/customer-acts.ts';
import { setMemo } from '../world/merchant-acts.ts';
import { reviewRisk } from '../world/platform-acts.ts';
import { totalOf } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { openTestShop, testStartMs, type TestShop } from './jd-fixture.ts';
import { orderIdOf } from './native-number.ts';

const dayMs = 86_400_000;
const all = 'WAIT_SELLER_STOCK_OUT,WAIT_GOODS_RECEIVE_CONFIRM,FINISHED_L,TRADE_CANCELED,LOCKED,POP_ORDER_PAUSE';
const fields =
  'orderState,parentOrderId,modified,orderEndTime,orderTotalPrice,sellerDiscount,orderSellerPrice,orderPayment,freightPrice,totalSellerReceivable,shouldPay,actualPay,couponDetailList,itemInfoList,consigneeInfo,originalConsigneeInfo,venderRemark,sendpayMap';
type Row = Readonly<Record<string, string>> &
  Readonly<{ orderId: string; itemInfoList: Record<string, string>[]; couponDetailList: Record<string, string>[] }>;
type Found = Readonly<{
  searchorderinfo_result: Readonly<{ apiResult: { success: boolean; chineseErrCode: string }; orderTotal: string; orderInfoList: Row[] }>;
}>;

async function search(shop: TestShop, ask: Readonly<Record<string, string | null>> = {}): Promise<Found['searchorderinfo_result']> {
  const params = {
    start_date: beijingText(testStartMs - dayMs),
    end_date: beijingText(testStartMs + dayMs),
    order_state: all,
    optional_fields: fields,
    page: '1',
    page_size: '100',
    ...ask,
  };
  return (await shop.ask<Found>('jingdong.pop.order.search', params)).searchorderinfo_result;
}
const ids = async (shop: TestShop, ask: Readonly<Record<string, string | null>> = {}): Promise<string[]> =>
  (await search(shop, ask)).orderInfoList.map(({ orderId }) => orderId);
const state = async (shop: TestShop, trade: Trade): Promise<string | undefined> =>
  (await search(shop)).orderInfoList.find(({ orderId }) => orderId === orderIdOf(trade))?.['orderState'];

test('orders are seen when their money has come: a presale after its last payment', async () => {
  const shop = await openTestShop();
  const { world } = shop.emulation;
  const unpaid = shop.order();
  const presale = pay(world, shop.order({ isPresale: true }));
  expect(await ids(shop)).toEqual([]);
  pay(world, unpaid);
  payFinal(world, presale);
  expect(await ids(shop)).toEqual([orderIdOf(unpaid), orderIdOf(presale)]);
  expect((await search(shop)).orderInfoList[1]?.['sendpayMap']).toBe('{"1":"1","297":"1"}');
});

test('the total is text, pages are cut by number, and fields that were not asked for are not there', async () => {
  const shop = await openTestShop();
  const trades = Array.from({ length: 5 }, () => shop.paidOrder());
  const page = await search(shop, { page: '2', page_size: '2', optional_fields: 'orderState' });
  expect(page).toEqual({
    apiResult: { success: true, errorCode: '', numberCode: 0, chineseErrCode: '', englishErrCode: '' },
    orderTotal: '5',
    orderInfoList: trades.slice(2, 4).map((trade) => ({ orderId: orderIdOf(trade), orderState: 'WAIT_SELLER_STOCK_OUT' })),
  });
  expect(await ids(shop, { page: '101', page_size: '1' })).toEqual([]);
});

test('pages by modified time go up unless asked down, and a row that changes between pages moves the others', async () => {
  const shop = await openTestShop();
  const { world, time } = shop.emulation;
  const trades: Trade[] = [];
  for (let minute = 0; minute < 4; minute += 1) {
    await time.advanceTo(testStartMs + minute * 60_000);
    trades.push(shop.paidOrder());
  }
  const numbers = trades.map(orderIdOf);
  expect(await ids(shop)).toEqual(numbers);
  expect(await ids(shop, { sortType: '1' })).toEqual(numbers.toReversed());
  const window = { end_date: beijingText(testStartMs + 180_000), page_size: '2' };
  expect(await ids(shop, window)).toEqual(numbers.slice(0, 2));
  await time.advanceTo(testStartMs + 600_000);
  setMemo(world, trades[0] as Trade, { sellerMemo: '加急' });
  expect(await ids(shop, { ...window, page: '2' }), 'the third order slipped to the page that was read').toEqual([numbers[3]]);
});

test('where the platform counts only states, a note does not move an order', async () => {
  const shop = await openTestShop({ modified_by: 'state' });
  const trade = shop.paidOrder();
  await shop.emulation.time.advanceTo(testStartMs + 3_600_000);
  setMemo(shop.emulation.world, trade, { sellerMemo: '加急' });
  expect(await ids(shop, { start_date: beijingText(testStartMs + 1_000) })).toEqual([]);
  expect(await ids(shop, { start_date: beijingText(testStartMs - 1_000), dateType: '1' })).toEqual([orderIdOf(trade)]);
});

test.each([
  ['a window over a month', { start_date: beijingText(testStartMs - 31 * dayMs), end_date: beijingText(testStartMs + 1_000) }],
  ['more than three months back', { start_date: beijingText(testStartMs - 93 * dayMs), end_date: beijingText(testStartMs - 92 * dayMs) }],
  [
    'more than two years back by creation',
    { dateType: '1', start_date: beijingText(testStartMs - 731 * dayMs), end_date: beijingText(testStartMs - 730 * dayMs) },
  ],
  ['no window for all states', { start_date: null, end_date: null }],
  ['a page of more than a hundred', { page_size: '101' }],
  ['an unknown state', { order_state: 'WAIT' }],
  ['no fields', { optional_fields: null }],
  ['a moment that is none', { start_date: '2026-02-30 00:00:00' }],
])('%s is refused by the service, below a wrapper that says 0', async (_, over) => {
  const shop = await openTestShop();
  const answer = await search(shop, over);
  expect(answer.apiResult).toMatchObject({ success: false, chineseErrCode: expect.stringMatching(/.+/u) });
});

test('orders that wait for shipping are found without a window: those of the last month', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder();
  expect(await ids(shop, { start_date: null, end_date: null, order_state: 'WAIT_SELLER_STOCK_OUT' })).toEqual([orderIdOf(trade)]);
});

test('amounts add up to the fen; the platform’s coupons are not the merchant’s loss', async () => {
  const shop = await openTestShop();
  const trades = Array.from({ length: 40 }, (_, index) => shop.paidOrder({ hasDiscount: true, hasGift: index % 2 === 0 }));
  await shop.emulation.time.advanceTo(testStartMs + 60_000);
  const rows = (await search(shop)).orderInfoList;
  expect(rows).toHaveLength(40);
  for (const [index, row] of rows.entries()) {
    const amount = (name: string): number => yuanToFen(row[name] ?? '');
    const coupon = (type: string): number =>
      row.couponDetailList
        .filter(({ couponType }) => couponType?.startsWith(type))
        .reduce((sum, { couponPrice }) => sum + yuanToFen(couponPrice ?? ''), 0);
    const list = row.itemInfoList.reduce((sum, { jdPrice, itemTotal }) => sum + yuanToFen(jdPrice ?? '') * Number(itemTotal), 0);
    expect(list).toBe(amount('orderTotalPrice'));
    expect(amount('orderSellerPrice')).toBe(list - coupon('100-'));
    expect(amount('totalSellerReceivable')).toBe(amount('orderSellerPrice'));
    expect(amount('shouldPay')).toBe(list - coupon('100-') - coupon('41-') + amount('freightPrice'));
    expect(amount('shouldPay')).toBe(totalOf(trades[index] as Trade));
  }
});

test('the receivable is reckoned some seconds after the order shows', async () => {
  const shop = await openTestShop();
  shop.paidOrder();
  expect((await search(shop)).orderInfoList[0]).not.toHaveProperty('totalSellerReceivable');
  await shop.emulation.time.advanceTo(testStartMs + 6_000);
  expect((await search(shop)).orderInfoList[0]).toHaveProperty('totalSellerReceivable');
});

test('gifts are rows at no price, moments that have not come are the sentinel, receivers are masked', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder({ skus: [{ merchantCode: 'RRM-HTS-1', quantity: 2 }], hasGift: true });
  expect((await search(shop)).orderInfoList[0]).toMatchObject({
    orderEndTime: '0001-01-01 00:00:00',
    parentOrderId: '0',
    itemInfoList: [
      { outerSkuId: 'RRM-HTS-1', jdPrice: '58.00', itemTotal: '2' },
      { jdPrice: '0.00', skuName: expect.stringContaining('赠品') },
    ],
    consigneeInfo: {
      fullname: `${[...trade.receiver.name][0]}**`,
      mobile: `1******${trade.receiver.phone.slice(-4)}`,
      fullAddress: expect.stringContaining('******号'),
    },
  });
});

test('a buyer’s new address stands at once beside the one before', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder();
  expect(shop.emulation.platformOf(shop.shop).asksAddress(shop.emulation.world, shop.shop, trade)).toBe(false);
  changeAddress(shop.emulation.world, trade, { isAsked: false, to: { name: '欧阳娜', phone: '13912345678' } });
  expect((await search(shop)).orderInfoList[0]).toMatchObject({
    consigneeInfo: { fullname: '欧**', mobile: '1******5678' },
    originalConsigneeInfo: { fullname: `${[...trade.customer.name][0]}**`, mobile: `1******${trade.customer.phone.slice(-4)}` },
  });
});

test('an order under review is paused', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder();
  reviewRisk(shop.emulation.world, trade, true);
  expect(await state(shop, trade)).toBe('POP_ORDER_PAUSE');
});

test('a split order is canceled and its children stand in its place, with all its goods and money', async () => {
  const shop = await openTestShop();
  const skus = ['RRM-HTS-1', 'RRM-HTS-2'].map((merchantCode) => ({ merchantCode, quantity: 1 }));
  const trade = shop.paidOrder({ skus, hasGift: true, extras: { split: true } });
  await shop.settle();
  const rows = (await search(shop)).orderInfoList;
  expect(rows.map((row) => [row.orderId === orderIdOf(trade), row['orderState'], row['parentOrderId']])).toEqual([
    [true, 'TRADE_CANCELED', '0'],
    [false, 'WAIT_SELLER_STOCK_OUT', orderIdOf(trade)],
    [false, 'WAIT_SELLER_STOCK_OUT', orderIdOf(trade)],
  ]);
  const [parent, ...children] = rows;
  const skusOf = (row: Row | undefined): Set<string | undefined> => new Set(row?.itemInfoList.map(({ skuId }) => skuId));
  expect(new Set(children.flatMap((row) => [...skusOf(row)]))).toEqual(skusOf(parent));
  expect(children.reduce((sum, row) => sum + yuanToFen(row['shouldPay'] ?? ''), 0)).toBe(totalOf(trade));
  expect(rows[0]).not.toHaveProperty('split');
});

test('one order is read by its number, and only if it is in the state that was asked for', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder({ extras: { newField: 'kept' } });
  const get = (params: object) =>
    shop.ask('jingdong.pop.order.get', { order_id: Number(orderIdOf(trade)), optional_fields: 'orderState', ...params });
  expect(await get({})).toMatchObject({
    code: '0',
    orderDetailInfo: { apiResult: { success: true }, orderInfo: { orderId: orderIdOf(trade), newField: 'kept' } },
  });
  expect(await get({ order_state: 'FINISHED_L' })).toMatchObject({ orderDetailInfo: { apiResult: { success: false } } });
  askRefund(shop.emulation.world, trade, {});
  expect(await get({ order_state: 'LOCKED' })).toMatchObject({ orderDetailInfo: { orderInfo: { orderState: 'LOCKED' } } });
  expect(await get({ order_id: 1 })).toMatchObject({ orderDetailInfo: { apiResult: { success: false, chineseErrCode: '订单1不存在' } } });
});

test('phones are seen in the clear a hundred times a day', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder();
  const look = (count: number) =>
    shop.ask('jingdong.pop.order.getmobilelist', { appName: 'zhidan', orderId: Array.from({ length: count }, () => orderIdOf(trade)) });
  expect(await look(1)).toMatchObject({
    getmobilelist_result: { data: [{ orderId: orderIdOf(trade), consMobilePhone: trade.receiver.phone }] },
  });
  expect(await look(99)).toMatchObject({ getmobilelist_result: { success: true } });
  expect(await look(1)).toMatchObject({ getmobilelist_result: { success: false } });
});
