import { expect, test } from 'vitest';
import { askRefund, changeAddress, returnGoods } from '../world/customer-acts.ts';
import { reviewRisk } from '../world/platform-acts.ts';
import { totalOf } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { aftersaleIdOf, orderIdOf, productIdOf, skuIdOf } from './native-number.ts';
import { openTestShop, testStartMs, type TestShop } from './open-test-shop.ts';

const hourMs = 3_600_000;
const ok = { errcode: 0, errmsg: 'ok' };

function parcel(trade: Trade, quantity: number, waybill_id = 'YT8800000000001') {
  const goods = trade.lines.map((line) => ({ product_id: productIdOf(line.goods), sku_id: skuIdOf(line.goods), product_cnt: quantity }));
  return { order_id: orderIdOf(trade), delivery_list: [{ delivery_id: 'YTO', waybill_id, deliver_type: 1, product_infos: goods }] };
}

const twoOf = (shop: TestShop): Trade => shop.paidOrder({ skus: [{ merchantCode: 'RRM-HTS-1', quantity: 2 }] });
const read = (shop: TestShop, trade: Trade) => shop.ask('order/get', { order_id: orderIdOf(trade) });

test('an order is shipped by quantity: part of it, then the rest, and no piece more', async () => {
  const shop = await openTestShop();
  const trade = twoOf(shop);
  expect(await shop.ask('order/delivery/send', parcel(trade, 1))).toEqual(ok);
  expect(await read(shop, trade)).toMatchObject({
    order: {
      status: 21,
      order_detail: { delivery_info: { delivery_product_info: [{ waybill_id: 'YT8800000000001', product_infos: [{ product_cnt: 1 }] }] } },
    },
  });
  expect(await shop.ask('order/delivery/send', parcel(trade, 2))).toMatchObject({ errcode: 40097 });
  expect(await shop.ask('order/delivery/send', parcel(trade, 1, 'YT8800000000002'))).toEqual(ok);
  expect(await read(shop, trade)).toMatchObject({ order: { status: 30 } });
  expect(await shop.ask('order/delivery/send', parcel(trade, 1))).toMatchObject({ errcode: 10020116 });
});

test('a waybill is changed by repeating all parcels', async () => {
  const shop = await openTestShop();
  const trade = twoOf(shop);
  expect(await shop.ask('order/deliveryinfo/update', parcel(trade, 2))).toMatchObject({ errcode: 10020116 });
  await shop.ask('order/delivery/send', parcel(trade, 2));
  expect(await shop.ask('order/deliveryinfo/update', parcel(trade, 1, 'SF1'))).toMatchObject({ errcode: 40097 });
  expect(await shop.ask('order/deliveryinfo/update', parcel(trade, 2, 'YT9'))).toEqual(ok);
  expect(await read(shop, trade)).toMatchObject({
    order: { order_detail: { delivery_info: { delivery_product_info: [{ waybill_id: 'YT9' }] } } },
  });
});

test('what is unpaid, under review, or waits for another address does not leave', async () => {
  const shop = await openTestShop();
  const { world } = shop.emulation;
  expect(await shop.ask('order/delivery/send', parcel(shop.order(), 1))).toMatchObject({ errcode: 10020116 });
  const risky = twoOf(shop);
  reviewRisk(world, risky, true);
  expect(await shop.ask('order/delivery/send', parcel(risky, 2))).toMatchObject({ errcode: 10020116 });
  const moving = twoOf(shop);
  changeAddress(world, moving, { isAsked: true });
  expect(await shop.ask('order/delivery/send', parcel(moving, 2))).toMatchObject({ errcode: 10020116 });
});

test('a carrier the platform does not know goes as OTHER', async () => {
  const shop = await openTestShop();
  const trade = twoOf(shop);
  const { order_id, delivery_list } = parcel(trade, 2);
  const by = (delivery_id: string) =>
    shop.ask('order/delivery/send', { order_id, delivery_list: delivery_list.map((each) => ({ ...each, delivery_id })) });
  expect(await by('XYZ')).toMatchObject({ errcode: 40097 });
  expect(await by('OTHER')).toEqual(ok);
  expect(await shop.ask('order/deliverycompanylist/new/get')).toMatchObject({
    company_list: expect.arrayContaining([{ delivery_id: 'SF', delivery_name: '顺丰速运' }]),
  });
});

test('a note of the merchant overwrites the one before', async () => {
  const shop = await openTestShop();
  const trade = shop.paidOrder();
  for (const merchant_notes of ['加急', '加急 送贺卡'])
    expect(await shop.ask('order/merchantnotes/update', { order_id: orderIdOf(trade), merchant_notes })).toEqual(ok);
  expect(await read(shop, trade)).toMatchObject({ order: { order_detail: { ext_info: { merchant_notes: '加急 送贺卡' } } } });
});

test('an unpaid order is made cheaper, a paid one is not', async () => {
  const shop = await openTestShop();
  const trade = shop.order({ skus: [{ merchantCode: 'RRM-HTS-1', quantity: 2 }], hasDiscount: false });
  const [line] = trade.lines;
  if (!line) throw new Error('no line');
  const ask = {
    order_id: orderIdOf(trade),
    change_express: true,
    express_fee: 0,
    change_order_infos: [{ product_id: productIdOf(line.goods), sku_id: skuIdOf(line.goods), change_price: 10_000 }],
  };
  expect(await shop.ask('order/price/update', ask)).toEqual(ok);
  expect(await read(shop, trade)).toMatchObject({
    order: {
      order_detail: {
        price_info: {
          product_price: 11_600,
          order_price: 10_000,
          change_down_price: 1_600,
          discounted_price: 0,
          freight: 0,
          is_change_freight: true,
        },
        product_infos: [{ is_change_price: true, change_price: 10_000 }],
      },
    },
  });
  expect(await shop.ask('order/price/update', { ...ask, order_id: orderIdOf(shop.paidOrder()) })).toMatchObject({ errcode: 10020116 });
});

test('a young order changes its address by itself, an older one asks: accepted, rejected, or accepted after twelve hours', async () => {
  const shop = await openTestShop();
  const { world, time } = shop.emulation;
  const waits = (trade: Trade) => shop.emulation.platformOf(shop.shop).asksAddress(world, shop.shop, trade);
  const trades = [shop.paidOrder(), shop.paidOrder(), shop.paidOrder()] as const;
  await time.advanceTo(testStartMs + 6 * hourMs);
  expect(waits(trades[0])).toBe(false);
  await time.advanceTo(testStartMs + 6 * hourMs + 1_000);
  expect(waits(trades[0])).toBe(true);
  for (const trade of trades) changeAddress(world, trade, { isAsked: true, to: { name: '王小明' } });
  expect(await read(shop, trades[0])).toMatchObject({
    order: {
      order_detail: {
        delivery_info: { address_under_review: { user_name: '王**' }, address_apply_time: (testStartMs + 6 * hourMs) / 1_000 + 1 },
      },
    },
  });
  expect(await shop.ask('order/addressmodify/accept', { order_id: orderIdOf(trades[0]) })).toEqual(ok);
  expect(await shop.ask('order/addressmodify/reject', { order_id: orderIdOf(trades[1]) })).toEqual(ok);
  expect(await shop.ask('order/addressmodify/accept', { order_id: orderIdOf(trades[1]) })).toMatchObject({ errcode: 10020116 });
  await time.advanceTo(time.nowMs() + 12 * hourMs - 1);
  expect(shop.now(trades[2]).askedAddress).not.toBeNull();
  await time.advanceTo(time.nowMs() + 1);
  expect(trades.map((trade) => shop.now(trade).receiver.name === '王小明')).toEqual([true, false, true]);
});

test('the merchant may ask for another address five times, and the buyer decides', async () => {
  const shop = await openTestShop();
  const { time } = shop.emulation;
  const agreeing = shop.paidOrder();
  const refusing = shop.paidOrder({ extras: { addressAnswer: 'refuse' } });
  const user_address = {
    user_name: '李雷',
    province_name: '浙江省',
    city_name: '杭州市',
    county_name: '余杭区',
    detail_info: '文一西路969号',
    tel_number: '13800001234',
  };
  const change = (trade: Trade) => shop.ask('order/address/update', { order_id: orderIdOf(trade), user_address });
  expect(await change(refusing)).toEqual(ok);
  for (let turn = 0; turn < 5; turn += 1) {
    expect(await change(agreeing)).toEqual(ok);
    expect(await change(agreeing)).toMatchObject({ errcode: 10020116 }); // one waits already
    await time.advanceTo(time.nowMs() + 600_000);
  }
  expect(await change(agreeing)).toMatchObject({ errcode: 10020116, errmsg: expect.stringContaining('5') });
  expect([shop.now(agreeing).receiver.name, shop.now(refusing).receiver.name]).toEqual(['李雷', refusing.receiver.name]);
});

test('after-sale orders are listed by a day at most', async () => {
  const shop = await openTestShop();
  const asked = askRefund(shop.emulation.world, shop.paidOrder(), {});
  const from = testStartMs / 1_000;
  const list = (end: number) => shop.ask('aftersale/getaftersalelist', { begin_create_time: from, end_create_time: end });
  expect(await list(from + 86_400)).toMatchObject({
    after_sale_order_id_list: [aftersaleIdOf(asked.refunds[0]?.seq ?? 0)],
    has_more: false,
  });
  expect(await list(from + 86_401)).toMatchObject({ errcode: 10020004 });
  expect(await shop.ask('aftersale/getaftersalelist', {})).toMatchObject({ errcode: 10020004 });
});

test('a refund is agreed once a minute and order, and is seen in the order afterwards', async () => {
  const shop = await openTestShop();
  const { world, time } = shop.emulation;
  const trade = shop.paidOrder({
    skus: [
      { merchantCode: 'RRM-HTS-1', quantity: 1 },
      { merchantCode: 'RRM-HTS-2', quantity: 1 },
    ],
  });
  askRefund(world, trade, { lineSeq: 1 });
  const [one, two] = askRefund(world, shop.now(trade), { lineSeq: 2 }).refunds.map(({ seq }) => ({
    after_sale_order_id: aftersaleIdOf(seq),
    accept_type: 2,
  }));
  expect(await shop.ask('aftersale/acceptapply', one)).toEqual(ok);
  expect(await shop.ask('aftersale/acceptapply', two)).toMatchObject({ errcode: 10021059 });
  expect(await shop.ask('aftersale/acceptapply', one)).toMatchObject({ errcode: 10020001 });
  await time.advanceTo(testStartMs + 60_000);
  expect(await shop.ask('aftersale/acceptapply', two)).toEqual(ok);
  expect(await read(shop, trade)).toMatchObject({
    order: { status: 200, order_detail: { product_infos: [{ finish_aftersale_sku_cnt: 1 }, { finish_aftersale_sku_cnt: 1 }] } },
  });
  expect(await shop.ask('aftersale/getaftersaleorder', one)).toMatchObject({
    after_sale_order: {
      status: 'MERCHANT_REFUND_SUCCESS',
      refund_info: { amount: totalOf(trade) - trade.postage - (shop.now(trade).refunds[1]?.amount ?? 0) },
    },
  });
});

test('goods come back to an address of the shop before the money goes', async () => {
  const shop = await openTestShop();
  const { world } = shop.emulation;
  const trade = twoOf(shop);
  await shop.ask('order/delivery/send', parcel(trade, 2));
  const ref = { after_sale_order_id: aftersaleIdOf(askRefund(world, shop.now(trade), {}).refunds[0]?.seq ?? 0) };
  const accept = (more: object) => shop.ask('aftersale/acceptapply', { ...ref, ...more });
  expect(await accept({ accept_type: 2 })).toMatchObject({ errcode: 10021041 });
  expect(await accept({ accept_type: 1 })).toMatchObject({ errcode: 10021060 });
  expect(await accept({ accept_type: 1, address_id: '9' })).toMatchObject({ errcode: 10021062 });
  expect(await accept({ accept_type: 1, address_id: '1001' })).toEqual(ok);
  returnGoods(world, shop.now(trade), null);
  expect(await shop.ask('aftersale/getaftersaleorder', ref)).toMatchObject({
    after_sale_order: { status: 'MERCHANT_WAIT_RECEIPT', return_info: { delivery_id: 'YTO' } },
  });
  expect(await shop.ask('aftersale/rejectapply', { ...ref, reject_reason_type: 3 })).toMatchObject({ errcode: 10021068 });
  expect(await accept({ accept_type: 2 })).toEqual(ok);
});

test('a refusal needs one of the reasons of the platform', async () => {
  const shop = await openTestShop();
  const ref = { after_sale_order_id: aftersaleIdOf(askRefund(shop.emulation.world, shop.paidOrder(), {}).refunds[0]?.seq ?? 0) };
  expect(await shop.ask('aftersale/rejectapply', { ...ref, reject_reason: '不同意' })).toMatchObject({ errcode: 40097 });
  expect(await shop.ask('aftersale/rejectapply', { ...ref, reject_reason: '已发出', reject_reason_type: 1 })).toEqual(ok);
  expect(await shop.ask('aftersale/getaftersaleorder', ref)).toMatchObject({
    after_sale_order: { status: 'MERCHANT_REJECT_REFUND', merchant_upload_info: { reject_reason: '已发出' } },
  });
  expect(await shop.ask('aftersale/getaftersaleorder', { after_sale_order_id: '2000000000009999' })).toMatchObject({ errcode: 10020000 });
});

test('stock goes up, down and to a figure, never below nothing', async () => {
  const shop = await openTestShop();
  const [goods] = shop.emulation.world.goods(shop.shop.seq);
  if (!goods) throw new Error('no goods');
  const sku = { product_id: productIdOf(goods), sku_id: skuIdOf(goods) };
  const update = (diff_type: number, num: number) => shop.ask('product/stock/update', { ...sku, diff_type, num });
  expect(await update(3, 10)).toEqual(ok);
  expect(await update(1, 5)).toEqual(ok);
  expect(await update(2, 7)).toEqual(ok);
  expect(await shop.ask('product/stock/get', sku)).toMatchObject({ data: { total_stock_num: 8 } });
  expect(await update(2, 9)).toMatchObject({ errcode: 10020219 });
  expect(await update(1, 0)).toMatchObject({ errcode: 10020218 });
  expect(await update(4, 1)).toMatchObject({ errcode: 10020055 });
  expect(await update(1, 1)).toEqual(ok);
  expect(await update(1, 1)).toEqual(ok);
  expect(await update(1, 1)).toMatchObject({ errcode: 10020112 });
  expect(await shop.ask('product/stock/get', { ...sku, sku_id: '1' })).toMatchObject({ errcode: 10020052 });
});

test('all products are listed by pages of thirty at most, with their SKUs behind them', async () => {
  const shop = await openTestShop();
  type Page = Readonly<{ product_ids: string[]; next_key: string; total_num: number }>;
  const first = await shop.ask<Page>('product/list/get', { page_size: 10 });
  const second = await shop.ask<Page>('product/list/get', { page_size: 30, next_key: first.next_key });
  expect(new Set([...first.product_ids, ...second.product_ids]).size).toBe(Math.min(40, first.total_num));
  expect(await shop.ask('product/list/get', { page_size: 31 })).toMatchObject({ errcode: 40097 });
  expect(await shop.ask('product/get', { product_id: first.product_ids[0] })).toMatchObject({
    product: { skus: expect.arrayContaining([expect.objectContaining({ sku_code: expect.any(String) })]) },
  });
});
