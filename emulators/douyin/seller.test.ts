import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trade } from '../world/trade.ts';
import { cipherOf } from './cipher.ts';
import { afterSaleIdOf, orderIdOf, packIdOf, productIdOf, skuIdOf, skuOrderIdOf } from './native-number.ts';
import { openDouyin, type OpenDouyin } from './douyin-fixture.ts';

let open: OpenDouyin;
beforeAll(async () => {
  open = await openDouyin();
});
afterAll(() => open.server.close());

let waybills = 0;
const waybill = () => `YT77000000${String((waybills += 1)).padStart(5, '0')}`;
const refused = (subCode: string) => expect.objectContaining({ code: expect.any(Number), sub_code: subCode });
const ok = expect.objectContaining({ code: 10000 });

async function paidOrder(quantity = 2): Promise<Trade> {
  const skus = ['RRM-SJ-1', 'NBY-NK-2'].map((merchantCode) => ({ merchantCode, quantity }));
  await open.play([{ do: 'order', shop: 'douyin', skus, isPresale: false, hasGift: false }]);
  return open.world.trades(open.shop.seq).at(-1)!;
}
const now = (trade: Trade) => open.world.trade(trade.shopSeq, trade.seq)!;
const read = async (trade: Trade) =>
  (
    (await open.call('order.orderDetail', { shop_order_id: orderIdOf(trade) })) as unknown as {
      data: { shop_order_detail: Record<string, unknown> };
    }
  ).data.shop_order_detail;
const ship = (trade: Trade, more: Record<string, string> = {}) =>
  open.call('order.logisticsAdd', { order_id: orderIdOf(trade), company_code: 'yuantong', logistics_code: waybill(), ...more });

test('an order shipped whole shows its parcel on every later read; shipped again it is refused', async () => {
  const trade = await paidOrder();
  expect(await ship(trade)).toEqual(ok);
  expect(await read(trade)).toMatchObject({
    order_status: 3,
    logistics_info: [{ company: 'yuantong', delivery_id: packIdOf(trade, 0) }],
    sku_order_list: [{ order_status: 3 }, { order_status: 3 }],
  });
  expect(await ship(trade)).toEqual(refused('isv.business-failed:2010008'));
});

test('lines go by quantity in parcels; the same request_id ships once', async () => {
  const trade = await paidOrder();
  const ask = {
    order_id: orderIdOf(trade),
    request_id: 'r-1',
    pack_list: [
      {
        company_code: 'shunfeng',
        logistics_code: waybill(),
        shipped_order_info: [{ shipped_order_id: skuOrderIdOf(trade, 1), shipped_num: 1 }],
      },
    ],
  };
  const first = await open.call('order.logisticsAddMultiPack', ask);
  expect((await open.call('order.logisticsAddMultiPack', ask)).data).toEqual(first.data);
  expect(now(trade).shipments).toHaveLength(1);
  expect(await read(trade)).toMatchObject({ order_status: 101, sku_order_list: [{ order_status: 101 }, { order_status: 2 }] });
  const tooMuch = {
    ...ask,
    request_id: 'r-2',
    pack_list: [{ ...ask.pack_list[0], shipped_order_info: [{ shipped_order_id: skuOrderIdOf(trade, 1), shipped_num: 2 }] }],
  };
  expect(await open.call('order.logisticsAddMultiPack', tooMuch)).toEqual(refused('isv.business-failed:2001'));
});

test('several orders go in one parcel', async () => {
  const [one, two] = [await paidOrder(), await paidOrder()];
  const ask = { order_id_list: [orderIdOf(one), orderIdOf(two)], company_code: 'zhongtong', logistics_code: waybill(), request_id: 'r-3' };
  expect(await open.call('order.logisticsAddSinglePack', ask)).toEqual(ok);
  expect([now(one).shipments, now(two).shipments].map((parcels) => parcels[0]?.waybillNo)).toEqual([
    ask.logistics_code,
    ask.logistics_code,
  ]);
});

test('an order in 105 does not ship', async () => {
  await open.play([{ do: 'order', shop: 'douyin', isPresale: true }]);
  expect(await ship(open.world.trades(1).at(-1)!)).toEqual(refused('isv.business-failed:2010013'));
});

test('an order with an open refund ships only when the refund is refused in the same call', async () => {
  const trade = await paidOrder();
  await open.play([{ do: 'act', act: 'ask_refund', trade: orderIdOf(trade), line: 1 }]);
  expect(await ship(trade)).toEqual(refused('isv.business-failed:2010014'));
  expect(await ship(trade, { is_refund_reject: 'true' })).toEqual(ok);
  expect(now(trade).refunds[0]?.state).toBe('refused');
});

test('a wrong carrier, an old waybill changed, a parcel that is not there', async () => {
  const trade = await paidOrder();
  expect(await ship(trade, { company_code: 'YTO' })).toEqual(refused('isv.parameter-invalid:company_code'));
  await ship(trade);
  const number = waybill();
  const edit = (pack_id: string) =>
    open.call('order.logisticsEditByPack', { order_id: orderIdOf(trade), pack_id, company_code: 'jd', logistics_code: number });
  expect(await edit('1')).toEqual(refused('isv.business-failed:2010012'));
  expect(await edit(packIdOf(trade, 0))).toEqual(ok);
  expect(now(trade).shipments[0]).toMatchObject({ carrierCode: 'jd', waybillNo: number });
});

test('the remark is replaced, sixty characters at most; an order number with a trailing A is understood', async () => {
  const trade = await paidOrder();
  const remark = (text: string) =>
    open.call('order.addOrderRemark', { order_id: `${orderIdOf(trade)}A`, remark: text, is_add_star: 'true', star: '5' });
  expect(await remark('尽快发货 <急> & 加赠品/1')).toEqual(ok);
  expect(await read(trade)).toMatchObject({ seller_words: '尽快发货 <急> & 加赠品/1', seller_remark_stars: 5 });
  expect(await remark('好'.repeat(61))).toEqual(refused('isv.parameter-invalid:remark'));
});

test('a buyer’s new address waits for the seller: a yes changes it, a no does not', async () => {
  const [yes, no] = [await paidOrder(), await paidOrder()];
  for (const trade of [yes, no]) await open.play([{ do: 'act', act: 'change_address', trade: orderIdOf(trade) }]);
  expect(now(yes).receiver).toEqual(yes.receiver);
  await open.call('order.addressConfirm', { order_id: orderIdOf(yes), is_approved: 0 });
  await open.call('order.addressConfirm', { order_id: orderIdOf(no), is_approved: 1001 });
  expect(now(yes).receiver.address).not.toEqual(yes.receiver.address);
  expect(now(no)).toMatchObject({ receiver: no.receiver, askedAddress: null });
  expect(await open.call('order.addressConfirm', { order_id: orderIdOf(no), is_approved: 0 })).toEqual(
    refused('isv.business-failed:2010021'),
  );
});

test('stock is set, added to once for each idempotent_id, and never below nothing', async () => {
  const goods = open.world.goods(1)[0]!;
  const sync = (more: Record<string, string | number | boolean>) => open.call('sku.syncStock', { sku_id: skuIdOf(goods), ...more });
  await sync({ stock_num: 100 });
  expect(await sync({ stock_num: 5, incremental: true })).toEqual(refused('isv.missing-parameter:idempotent_id'));
  expect(await sync({ stock_num: 5, incremental: true, idempotent_id: 'i-1' })).toEqual(ok);
  expect(await sync({ stock_num: 5, incremental: true, idempotent_id: 'i-1' })).toEqual(refused('isv.idempotent-id-existed'));
  expect(await open.call('sku.stockNum', { sku_id: skuIdOf(goods) })).toMatchObject({ data: { stock_num: 105 } });
  expect(await sync({ stock_num: -1 })).toEqual(refused('isv.parameter-invalid:stock_num'));
});

test('a batch of stock is all or nothing', async () => {
  const [one, two] = open.world.goods(1);
  const before = open.world.goods(1)[0]!.stock;
  const batch = {
    product_id: productIdOf(one!),
    sku_sync_list: [
      { sku_id: skuIdOf(one!), stock_num: 7 },
      { sku_id: skuIdOf(two!), stock_num: -7 },
    ],
  };
  expect(await open.call('sku.syncStockBatch', batch)).toEqual(refused('isv.parameter-invalid:stock_num'));
  expect(open.world.goods(1)[0]!.stock).toBe(before);
});

test('decrypting gives plain text, virtual numbers for some, and an error for each item beyond the quota', async () => {
  const trades = [await paidOrder(), await paidOrder(), await paidOrder()];
  const infos = trades.map((trade) => ({
    auth_id: orderIdOf(trade),
    cipher_text: cipherOf(orderIdOf(trade), 'phone', trade.receiver.phone),
  }));
  const decrypt = async () =>
    ((await open.call('order.batchDecrypt', { cipher_infos: infos })) as unknown as { data: { decrypt_infos: Record<string, unknown>[] } })
      .data.decrypt_infos;
  const items = await decrypt();
  expect(items.filter(({ is_virtual_tel }) => is_virtual_tel)).toHaveLength(1);
  const plain = items.findIndex(({ is_virtual_tel }) => !is_virtual_tel);
  expect(items[plain]!['decrypt_text']).toBe(trades[plain]!.receiver.phone);
  const virtual = items.find(({ is_virtual_tel }) => is_virtual_tel)!;
  expect(virtual['decrypt_text']).toBe(`${String(virtual['phone_no_a'])}-${String(virtual['phone_no_b'])}`);
  open.emulation.addApp({ ...open.app, extra: { ...open.app.extra, decrypt_quota: '4' } });
  expect((await decrypt()).map(({ err_no }) => err_no)).toEqual([0, 80_000, 80_000]);
  open.emulation.addApp(open.app);
});

test('a refund before shipping is agreed with; a stale version is told for its item; only the detail tells what was paid', async () => {
  const trade = await paidOrder();
  await open.play([{ do: 'act', act: 'ask_refund', trade: orderIdOf(trade), line: 2 }]);
  const refund = now(trade).refunds[0]!;
  const aftersale_id = afterSaleIdOf(refund.seq);
  const listed = await open.call('afterSale.List', { page: 0, size: 10, order_id: orderIdOf(trade) });
  expect(listed).toMatchObject({
    data: { total: 1, items: [{ aftersale_info: { aftersale_id, aftersale_status: 6, aftersale_type: 2, refund_amount: refund.amount } }] },
  });
  const operate = (update_time: number) => open.call('afterSale.operate', { type: 201, items: [{ aftersale_id, update_time }] });
  expect(await operate(1)).toMatchObject({ data: { items: [{ status_code: 2020004 }] } });
  expect(await operate(Math.floor(refund.changedMs / 1_000))).toMatchObject({ data: { items: [{ status_code: 0 }] } });
  expect(await open.call('afterSale.Detail', { after_sale_id: aftersale_id })).toMatchObject({
    data: { process_info: { after_sale_info: { refund_status: 3, real_refund_amount: refund.amount } } },
  });
  expect(await read(trade)).toMatchObject({
    order_status: 2,
    sku_order_list: [{ order_status: 2 }, { order_status: 4, after_sale_info: { after_sale_status: 12, refund_status: 3 } }],
  });
});
