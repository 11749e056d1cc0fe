import { expect, test } from 'vitest';
import { askRefund, changeAddress } from '../world/customer-acts.ts';
import { agreeRefund } from '../world/merchant-acts.ts';
import { complete, cancel } from '../world/platform-acts.ts';
import { mutate } from '../world/mutate.ts';
import { orderIdOf } from './native-number.ts';
import { openTestShop, testStartMs, type TestShop } from './open-test-shop.ts';

const start = testStartMs / 1_000;
const today = { start_time: start, end_time: start + 86_400 };
type Listed = Readonly<{ errcode: number; order_id_list: string[]; next_key: string; has_more: boolean }>;
type Amounts = Readonly<Record<string, number>>;
type Order = Readonly<{
  status: number;
  update_time: number;
  order_detail: Readonly<{
    product_infos: readonly Amounts[];
    price_info: Amounts;
    delivery_info: Readonly<{ address_info: Readonly<Record<string, string>>; address_under_review: unknown }>;
  }>;
}>;

const readOrder = async (shop: TestShop, orderId: string): Promise<Order> =>
  (await shop.ask<{ order: Order }>('order/get', { order_id: orderId })).order;

test('the list brings numbers only, a hundred a page at most, and its cursor keeps all while orders change between pages', async () => {
  const shop = await openTestShop();
  const { world } = shop.emulation;
  const trades = Array.from({ length: 60 }, () => shop.paidOrder());
  const found: string[] = [];
  let nextKey = '';
  do {
    const page = await shop.ask<Listed>('order/list/get', { update_time_range: today, page_size: 7, next_key: nextKey });
    expect(page.errcode).toBe(0);
    found.push(...page.order_id_list);
    nextKey = page.next_key;
    expect(page.has_more).toBe(nextKey !== '');
    mutate(world, world.trades(shop.shop.seq), { count: 5, kinds: ['memo', 'address', 'refund'] });
    shop.order(); // newer than the first page
  } while (nextKey !== '');
  expect(found.toSorted()).toEqual(trades.map(orderIdOf).toSorted());
});

test('seven days are the longest range, and a page of more than a hundred is refused', async () => {
  const shop = await openTestShop();
  const ask = (seconds: number, page_size = 100) =>
    shop.ask('order/list/get', { create_time_range: { start_time: start, end_time: start + seconds }, page_size });
  expect(await ask(7 * 86_400)).toMatchObject({ errcode: 0, order_id_list: [], has_more: false });
  expect(await ask(7 * 86_400 + 1)).toMatchObject({ errcode: 31042 });
  expect(await ask(-1)).toMatchObject({ errcode: 40097 });
  expect(await ask(60, 101)).toMatchObject({ errcode: 40097, errmsg: expect.stringContaining('page_size') });
  expect(await shop.ask('order/list/get', { page_size: 10 })).toMatchObject({ errcode: 40097 });
});

test('a page that asks with another filter than the page before is refused', async () => {
  const shop = await openTestShop();
  for (let count = 0; count < 3; count += 1) shop.paidOrder();
  const ask = { update_time_range: today, page_size: 2 };
  const { next_key } = await shop.ask<Listed>('order/list/get', ask);
  expect(await shop.ask('order/list/get', { ...ask, status: 20, next_key })).toMatchObject({ errcode: 606006 });
  expect(await shop.ask('order/list/get', { ...ask, next_key: 'nonsense' })).toMatchObject({ errcode: 40097 });
  expect(await shop.ask('order/list/get', { ...ask, next_key })).toMatchObject({ errcode: 0, has_more: false });
});

test('an order moves into the window of its last change', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder();
  await shop.emulation.time.advanceTo(testStartMs + 3_600_000);
  askRefund(shop.emulation.world, trade, {});
  const within = (from: number, to: number) =>
    shop.ask<Listed>('order/list/get', { update_time_range: { start_time: start + from, end_time: start + to }, page_size: 10 });
  expect((await within(0, 3_599)).order_id_list).toEqual([]);
  expect((await within(3_600, 3_600)).order_id_list).toEqual([orderIdOf(trade)]);
});

test('neighboring order numbers are one and the same when read as doubles', async () => {
  const shop = await openTestShop();
  const [one, two, three] = [shop.order(), shop.order(), shop.order()].map(orderIdOf);
  expect(new Set([Number(one), Number(two), Number(three)]).size).toBeLessThan(3);
});

test('amounts of an order add up to the fen, and what others bear comes back to the merchant', async () => {
  const shop = await openTestShop();
  for (let count = 0; count < 40; count += 1) {
    const { order_detail: detail } = await readOrder(shop, orderIdOf(shop.paidOrder({ hasDiscount: true, hasGift: count % 2 === 0 })));
    const price = detail.price_info;
    const sum = (name: string) => detail.product_infos.reduce((total, line) => total + (line[name] ?? NaN), 0);
    expect(detail.product_infos.reduce((total, line) => total + (line['sale_price'] ?? NaN) * (line['sku_cnt'] ?? NaN), 0)).toBe(
      price['product_price'],
    );
    expect(sum('real_price')).toBe(price['estimate_product_price']);
    expect(price['order_price']).toBe((price['product_price'] ?? NaN) - (price['discounted_price'] ?? NaN) + (price['freight'] ?? NaN));
    expect(sum('merchant_discounted_price')).toBe(price['merchant_discounted_price']);
    expect(price['merchant_receieve_price']).toBe(
      (price['product_price'] ?? NaN) - (price['merchant_discounted_price'] ?? NaN) + (price['freight'] ?? NaN),
    );
  }
});

test('an order goes through its statuses', async () => {
  const shop = await openTestShop();
  const { world } = shop.emulation;
  const status = async (orderId: string) => (await readOrder(shop, orderId)).status;
  const unpaid = shop.order();
  expect(await status(orderIdOf(unpaid))).toBe(10);
  cancel(world, unpaid, '超时未付款');
  expect(await status(orderIdOf(unpaid))).toBe(250);
  const refunded = shop.paidOrder({ skus: [{ merchantCode: 'RRM-HTS-1', quantity: 2 }] });
  expect(await status(orderIdOf(refunded))).toBe(20);
  const asked = askRefund(world, refunded, {});
  agreeRefund(world, asked, asked.refunds[0]?.seq ?? 0);
  expect(await status(orderIdOf(refunded))).toBe(200);
  const done = shop.paidOrder();
  const document = await readOrder(shop, orderIdOf(done));
  const goods = document.order_detail.product_infos.map((line) => ({
    product_id: line['product_id'],
    sku_id: line['sku_id'],
    product_cnt: line['sku_cnt'],
  }));
  await shop.ask('order/delivery/send', {
    order_id: orderIdOf(done),
    delivery_list: [{ delivery_id: 'YTO', waybill_id: 'YT1', deliver_type: 1, product_infos: goods }],
  });
  expect(await status(orderIdOf(done))).toBe(30);
  complete(world, shop.now(done));
  expect(await status(orderIdOf(done))).toBe(100);
});

test('receivers are masked, the same receiver has the same hash_code, and decoding shows who it is', async () => {
  const shop = await openTestShop();
  const first = shop.paidOrder();
  const again = shop.paidOrder({ sameCustomerAs: first });
  const other = shop.paidOrder();
  const addresses = await Promise.all(
    [first, again, other].map(async (trade) => (await readOrder(shop, orderIdOf(trade))).order_detail.delivery_info.address_info),
  );
  expect(addresses[0]).toMatchObject({
    user_name: `${[...first.receiver.name][0]}**`,
    detail_info: '****',
    tel_number: expect.stringMatching(/^\d{3}\*{4}\d{4}$/u),
  });
  expect(addresses[1]?.['hash_code']).toBe(addresses[0]?.['hash_code']);
  expect(addresses[2]?.['hash_code']).not.toBe(addresses[0]?.['hash_code']);
  expect(await shop.ask('order/sensitiveinfo/decode', { order_id: orderIdOf(first) })).toMatchObject({
    address_info: {
      user_name: first.receiver.name,
      tel_number: first.receiver.phone,
      detail_info: expect.stringContaining(first.receiver.address.detail),
    },
  });
  changeAddress(shop.emulation.world, again, { isAsked: false });
  expect((await readOrder(shop, orderIdOf(again))).order_detail.delivery_info.address_info['hash_code']).not.toBe(
    addresses[0]?.['hash_code'],
  );
});

test('an order with a virtual number keeps its phone hidden even when decoded', async () => {
  const shop = await openTestShop();
  const trades = [shop.paidOrder(), shop.paidOrder(), shop.paidOrder()];
  const hidden = trades.find(({ seq }) => seq % 3 === 0);
  expect(await shop.ask('order/sensitiveinfo/decode', { order_id: orderIdOf(hidden as (typeof trades)[0]) })).toMatchObject({
    address_info: { use_tel_number: 1, tel_number: expect.stringContaining('****') },
    virtual_number_info: { virtual_tel_number: expect.stringMatching(/^170\d{8}-\d{4}$/u) },
  });
});

test('fields that the world does not know are laid over the document', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder({ extras: { is_present: true, order_detail: { ext_info: { live_id: 'live-7' } }, fullPresale: true } });
  const order = await readOrder(shop, orderIdOf(trade));
  expect(order).toMatchObject({
    is_present: true,
    order_detail: { ext_info: { live_id: 'live-7', merchant_notes: '' }, product_infos: [{ sku_deliver_info: { stock_type: 1 } }] },
  });
  expect(order).not.toHaveProperty('fullPresale');
});

test('orders are found by what a clerk knows of them', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder({ message: '请放门口' });
  shop.paidOrder({ message: '' });
  const search = (search_condition: object) => shop.ask('order/search', { search_condition, page_size: 10 });
  expect(await search({ tel_number: trade.receiver.phone, customer_notes: '门口' })).toMatchObject({ orders: [orderIdOf(trade)] });
  expect(await search({ order_id: '1' })).toMatchObject({ orders: [] });
});
