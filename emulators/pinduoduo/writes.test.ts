import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastHalfHour, openPinduoduo, type OpenPinduoduo, type PopReply } from './pinduoduo-fixture.ts';

let open: OpenPinduoduo;
let orderSn: string;
beforeEach(async () => {
  open = await openPinduoduo();
  await open.play([
    { do: 'order', shop: 'pinduoduo' },
    { do: 'wait', for: '10m' },
  ]);
  const [trade] = open.world.trades(open.shop.seq);
  orderSn = trade ? open.emulation.platformOf(open.shop).tradeNo(trade) : '';
});
afterEach(() => open.server.close());

const detail = async (): Promise<PopReply> =>
  (await open.call('pdd.order.information.get', { order_sn: orderSn })).order_info_get_response.order_info;
const refusal = (words: string) => ({
  error_response: expect.objectContaining({ error_code: 50001, sub_msg: expect.stringContaining(words) }),
});
const send = (over: Readonly<Record<string, string>> = {}) =>
  open.call('pdd.logistics.online.send', { order_sn: orderSn, logistics_id: '85', tracking_number: 'YT1234567890', ...over });

test('what was shipped is seen as shipped, with carrier, number and moment, and without ciphers', async () => {
  expect(await send()).toMatchObject({ logistics_online_send_response: { is_success: true, request_id: expect.any(String) } });
  expect(await detail()).toMatchObject({
    order_status: 2,
    logistics_id: 85,
    tracking_number: 'YT1234567890',
    shipping_time: '2026-11-11 00:10:00',
    receiver_phone: '',
  });
  expect(await send()).toEqual(refusal('已发货'));
});

test('a shipped order takes another waybill, further parcels and a sent gift', async () => {
  expect(await send({ redelivery_type: '2' })).toEqual(refusal('未发货'));
  await send();
  expect(await send({ redelivery_type: '2', logistics_id: '115', tracking_number: 'ZT999999' })).toHaveProperty(
    'logistics_online_send_response',
  );
  const extra = { order_sn: orderSn, extra_track_type: '1', extra_track_list: '[{"shipping_id":85,"tracking_number":"YT22222222"}]' };
  expect(await open.call('pdd.order.upload.extra.logistics', extra)).toHaveProperty('upload_extra_logistics_response');
  expect(await detail()).toMatchObject({
    logistics_id: 115,
    tracking_number: 'ZT999999',
    extra_delivery_list: [{ logistics_id: 85, tracking_number: 'YT22222222' }],
  });
});

test.each([
  ['an unknown carrier', { logistics_id: '99999' }, '快递公司'],
  ['a waybill that is none', { tracking_number: '单号' }, '快递单号'],
  ['another shop’s order', { order_sn: '261111-000000000000000' }, '订单不存在'],
])('%s is refused', async (_name, over, words) => {
  expect(await send(over)).toEqual(refusal(words));
});

test('a note overwrites note and flag; flag and its name come together or not at all', async () => {
  const note = (values: Readonly<Record<string, string>>) => open.call('pdd.order.note.update', { order_sn: orderSn, ...values });
  await note({ note: '尽快发货 & 加赠品=1', tag: '1', tag_name: '加急' });
  expect(await detail()).toMatchObject({ remark: '尽快发货 & 加赠品=1', remark_tag: 1, remark_tag_name: '加急' });
  expect(await note({ note: '只有颜色', tag: '2' })).toHaveProperty('error_response.error_code', 10000);
  expect(await note({ note: '长'.repeat(301) })).toEqual(refusal('300'));
  await note({ note: '没有旗' });
  expect(await detail()).toMatchObject({ remark: '没有旗', remark_tag: null, remark_tag_name: null });
});

test('the seller’s address is plain text and not for orders that left', async () => {
  const address = {
    order_sn: orderSn,
    receiver_name: '王芳',
    receiver_phone: '13900001111',
    province: '江苏省',
    province_id: '16',
    city: '南京市',
    city_id: '220',
    town: '玄武区',
    town_id: '1832',
    address: '中山路1号',
  };
  expect(await open.call('pdd.order.update.address', address)).toHaveProperty('order_update_address_response.is_success', true);
  expect(await detail()).toMatchObject({
    province: '江苏省',
    town: '玄武区',
    receiver_name_mask: '王*',
    receiver_phone_mask: '1********11',
  });
  await send();
  expect(await open.call('pdd.order.update.address', address)).toEqual(refusal('已发货'));
});

test('stock is set or added to, a price needs the yuan between group and alone', async () => {
  const { goods_list: goods } = (await open.call('pdd.goods.list.get', { page_size: '1' })).goods_list_get_response;
  const [{ goods_id: goodsId, sku_list: skus }] = goods;
  const sku = { goods_id: String(goodsId), sku_id: String(skus[0].sku_id) };
  await open.call('pdd.goods.quantity.update', { ...sku, quantity: '10' });
  await open.call('pdd.goods.quantity.update', { ...sku, quantity: '-3', update_type: '2' });
  expect(await open.call('pdd.goods.quantity.update', { ...sku, quantity: '-8', update_type: '2' })).toEqual(refusal('库存'));
  const price = (single: number) =>
    open.call('pdd.goods.sku.price.update', {
      goods_id: String(goodsId),
      sku_price_list: JSON.stringify([{ sku_id: skus[0].sku_id, group_price: 5_000, single_price: single, is_onsale: 1 }]),
    });
  expect(await price(5_099)).toEqual(refusal('1元'));
  expect(await price(5_100)).toHaveProperty('goods_update_sku_price_response.is_success', true);
  const { goods_info: info } = (await open.call('pdd.goods.information.get', { goods_id: String(goodsId) })).goods_info_get_response;
  expect(info.sku_list[0]).toMatchObject({ sku_quantity: 7, group_price: 5_000, single_price: 5_100 });
});

const refundRows = async (): Promise<PopReply[]> =>
  (
    await open.call('pdd.refund.list.increment.get', {
      ...lastHalfHour(open.world.nowMs() + 181_000),
      after_sales_type: '1',
      after_sales_status: '1',
    })
  ).refund_increment_get_response.refund_list;
const request = (id: unknown) => ({ request: JSON.stringify({ order_sn: orderSn, after_sales_id: id, operate_desc: '' }) });

test('a refund is yuan text in the list, fen without a wrapper in the detail, and money is back when it is agreed', async () => {
  await open.play([{ do: 'act', act: 'ask_refund', amount: 1_200 }]);
  const [row] = await refundRows();
  expect(row).toMatchObject({ order_sn: orderSn, after_sales_type: 2, after_sales_status: 2, refund_amount: '12.00' });
  expect((await open.call('pdd.refund.status.check', { order_sns: orderSn })).refund_status_check_response.order_sns_exists_refund).toEqual(
    [{ order_sn: orderSn }],
  );
  const flat = await open.call('pdd.refund.information.get', { order_sn: orderSn, after_sales_id: String(row.id) });
  expect(flat).toMatchObject({ id: row.id, after_sales_type: 1, refund_amount: 1_200, request_id: expect.any(String) });
  expect(await open.call('pdd.refund.agree', request(row.id))).toHaveProperty('response.result.succ', true);
  expect(await detail()).toMatchObject({ refund_status: 4, after_sales_status: 10 });
  expect(await open.call('pdd.refund.agree', request(row.id))).toEqual(refusal('当前状态'));
  expect(await send()).toEqual(refusal('已退款'));
});

test('goods come back before the money does', async () => {
  await send();
  await open.play([{ do: 'act', act: 'ask_refund' }]);
  const [{ id }] = (await refundRows()) as [PopReply];
  expect(await open.call('pdd.refund.agree', request(id))).toEqual(refusal('尚未退货'));
  expect(await open.call('pdd.refund.returngoods.agree', request(id))).toHaveProperty('response.result.succ', true);
  expect(await detail()).toMatchObject({ refund_status: 2, after_sales_status: 7 });
  await open.play([{ do: 'act', act: 'return_goods', carrier: 'SF', waybill: 'SF123456' }]);
  expect((await refundRows())[0]).toMatchObject({ tracking_number: 'SF123456', shipping_name: '顺丰快递' });
  expect(await open.call('pdd.refund.agree', request(id))).toHaveProperty('response.result.succ', true);
  expect((await refundRows())[0]).toMatchObject({ after_sales_status: 10 });
});

test('a stopped parcel pays the refund at once, with the right amount only', async () => {
  await open.play([{ do: 'act', act: 'ask_refund', amount: 900 }]);
  const [{ id }] = (await refundRows()) as [PopReply];
  const param = { tid: orderSn, refund_id: id, refund_fee: 900, status: 'SUCCESS', operate_time: 0 };
  const stop = (values: object) => open.call('pdd.rdc.pddgenius.sendgoods.cancel', { param: JSON.stringify({ ...param, ...values }) });
  expect(await stop({ refund_fee: 899 })).toEqual(refusal('金额'));
  expect(await stop({ status: 'FAIL' })).toHaveProperty('rdc_pddgenius_sendgoods_cancel_response.is_success', true);
  expect(await detail()).toMatchObject({ refund_status: 2 });
  await stop({});
  expect(await detail()).toMatchObject({ refund_status: 4 });
});

test('the status call writes its order number in its own way', async () => {
  const { order_status_list: rows } = (await open.call('pdd.order.status.get', { order_sns: `${orderSn},261111-0` }))
    .order_status_get_response;
  expect(rows).toEqual([{ orderSn, order_status: 1, refund_status: 1 }]);
});
