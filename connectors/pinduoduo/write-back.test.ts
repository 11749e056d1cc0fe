import { describe, expect, test } from 'vitest';
import { fen } from '@zhidan/core/kernel/money.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { ShipAsk } from '@zhidan/core/channels/write-back.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { access, anOrder, now, paramsOf, refusal, sampleOrder } from './recorded.fixture.ts';
import { write } from './write-back.ts';

const fine = () => jsonAnswer({ some_response: { is_success: true } });

/** Answers by method; what is not named succeeds. */
const playing = (answers: Readonly<Record<string, ReturnType<typeof fine>>>) =>
  playedOutside(now, (request) => answers[paramsOf(request)['type'] ?? ''] ?? fine());

const typesOf = (outside: ReturnType<typeof playing>) => outside.sent.map((request) => paramsOf(request)['type']);

const ask: ShipAsk = { askId: 'a1', channelOrderNo: '251111-1', carrierCode: 'YTO', waybillNo: 'YT2', lines: null };
const part = [{ lineNo: '600000000001-1400000000001-1', quantity: 1 }];
const shippedBy = (tracking_number: string) =>
  jsonAnswer({ order_info_get_response: { order_info: anOrder({ order_status: 2, logistics_id: 85, tracking_number }) } });

describe('telling of a parcel', () => {
  test('is one call', async () => {
    const outside = playing({});
    await write.ship(outside, access, ask);
    expect(outside.sent.map(paramsOf)).toMatchObject([
      { type: 'pdd.logistics.online.send', order_sn: '251111-1', logistics_id: '85', tracking_number: 'YT2', redelivery_type: '1' },
    ]);
  });

  test('twice is telling once: the second is recognised by its waybill', async () => {
    const outside = playing({ 'pdd.logistics.online.send': refusal(50_001, '订单已发货'), 'pdd.order.information.get': shippedBy('YT2') });
    await expect(write.ship(outside, access, ask)).resolves.toBeUndefined();
    expect(typesOf(outside)).toEqual(['pdd.logistics.online.send', 'pdd.order.information.get']);
  });

  test('of a second parcel of the order adds its waybill', async () => {
    const outside = playing({ 'pdd.logistics.online.send': refusal(50_001, '订单已发货'), 'pdd.order.information.get': shippedBy('YT1') });
    await write.ship(outside, access, { ...ask, lines: part });
    expect(paramsOf(outside.sent[2]!)).toMatchObject({
      type: 'pdd.order.upload.extra.logistics',
      extra_track_type: '1',
      extra_track_list: '[{"shipping_id":"85","tracking_number":"YT2"}]',
    });
  });

  test('of an order that somebody else shipped is refused in the platform’s words', async () => {
    const outside = playing({ 'pdd.logistics.online.send': refusal(50_001, '订单已发货'), 'pdd.order.information.get': shippedBy('YT1') });
    await expect(write.ship(outside, access, ask)).rejects.toMatchObject({ kind: 'business', platformWords: '订单已发货' });
  });

  test('is not tried again in another way when the platform is only busy', async () => {
    const outside = playing({ 'pdd.logistics.online.send': refusal(52_103, '服务暂不可用') });
    await expect(write.ship(outside, access, ask)).rejects.toMatchObject({ kind: 'transient' });
    expect(outside.sent).toHaveLength(1);
  });
});

test('another address is written in plain text, with the numbers of the places that stayed', async () => {
  const outside = playing({ 'pdd.order.information.get': jsonAnswer({ order_info_get_response: { order_info: sampleOrder } }) });
  const address = {
    name: '李四',
    phone: '13800000000',
    province: '浙江省',
    city: '杭州市',
    district: '西湖区',
    town: '古荡街道',
    detail: '1号',
  };
  await write.changeAddress?.(outside, access, { channelOrderNo: '251111-1', ...address });
  const params = paramsOf(outside.sent[1]!);
  expect(params).toMatchObject({
    type: 'pdd.order.update.address',
    receiver_name: '李四',
    receiver_phone: '13800000000',
    province_id: '12',
    city_id: '170',
    town: '西湖区',
    address: '古荡街道1号',
  });
  expect(params).not.toHaveProperty('town_id');
});

test.each([
  ['with a flag', '3', { tag: '3', tag_name: '绿' }],
  ['without a flag', null, {}],
  ['with a flag that the platform does not have', '0', {}],
])('a memo %s names the flag and its number together or neither', async (_what, flag, tags) => {
  const outside = playing({});
  await write.setMemo?.(outside, access, { channelOrderNo: '251111-1', memo: '加急', flag });
  const { tag, tag_name, note } = paramsOf(outside.sent[0]!);
  expect({ note, ...(tag ? { tag } : {}), ...(tag_name ? { tag_name } : {}) }).toEqual({ note: '加急', ...tags });
});

test('stock is set as a whole, so that telling twice is telling once', async () => {
  const outside = playing({});
  await write.setStock?.(outside, access, { askId: 'a', productNo: '6', skuNo: '14', quantity: 7 });
  expect(paramsOf(outside.sent[0]!)).toMatchObject({ goods_id: '6', sku_id: '14', quantity: '7', update_type: '1' });
});

test('a price is told in fen, the single price above the group price', async () => {
  const outside = playing({});
  await write.setPrice?.(outside, access, { productNo: '6', skuNo: '14', price: fen(2_990) });
  expect(JSON.parse(paramsOf(outside.sent[0]!)['sku_price_list'] ?? '')).toEqual([
    { sku_id: '14', group_price: 2_990, single_price: 3_090, is_onsale: 1 },
  ]);
});

const refund = {
  id: 99,
  order_sn: '251111-1',
  after_sales_type: 2,
  after_sales_status: 2,
  refund_amount: '12.00',
  goods_id: 6,
  sku_id: 14,
  after_sale_reason: '不想要了',
  created_time: '2026-11-11 10:00:00',
  updated_time: '2026-11-11 11:00:00',
};

describe('after-sales', () => {
  const listed = async (fields: object) => {
    const answer = jsonAnswer({ refund_increment_get_response: { refund_list: [{ ...refund, ...fields }], total_count: 1 } });
    const { items } = await write.listAfterSales!(playing({ 'pdd.refund.list.increment.get': answer }), access, {
      from: plusMs(now, -1_800_000),
      to: now,
      page: null,
    });
    return items[0];
  };

  test('are read with what was asked for; nothing is paid out before the platform says so', async () => {
    expect(await listed({})).toMatchObject({
      afterSaleNo: '99',
      channelOrderNo: '251111-1',
      lineNos: ['6-14-1'],
      kind: 'refund_only',
      state: 'waiting_merchant',
      asked: 1_200,
      refunded: 0,
      reason: '不想要了',
      appliedAt: '2026-11-11T02:00:00.000Z',
      modifiedAt: '2026-11-11T03:00:00.000Z',
    });
  });

  test.each([
    ['paid out', { after_sales_status: 10 }, { state: 'done', refunded: 1_200 }],
    [
      'on its way back',
      { after_sales_type: 3, after_sales_status: 7, tracking_number: 'SF1' },
      { kind: 'return_refund', state: 'waiting_receipt' },
    ],
    ['a state of tomorrow', { after_sales_status: 77 }, { state: 'platform_review', platformStatus: '77' }],
  ])('are understood: %s', async (_what, fields, expected) => {
    expect(await listed(fields)).toMatchObject(expected);
  });

  const answering = { afterSaleNo: '99', channelOrderNo: '251111-1', isAgreed: true, reasonCode: '', remark: '同意' };

  test.each([
    ['money only', 2, 'pdd.refund.agree'],
    ['a return', 3, 'pdd.refund.returngoods.agree'],
  ])('are agreed: %s', async (_what, after_sales_status, method) => {
    const outside = playing({ 'pdd.refund.information.get': jsonAnswer({ refund_information_get_response: { after_sales_status } }) });
    await write.answerAfterSale?.(outside, access, answering);
    expect(paramsOf(outside.sent[1]!)).toMatchObject({
      type: method,
      request: '{"order_sn":"251111-1","after_sales_id":"99","operate_desc":"同意"}',
    });
  });

  test('are agreed too when the platform leaves the wrapper of the detail away', async () => {
    const outside = playing({ 'pdd.refund.information.get': jsonAnswer({ after_sales_status: 2, request_id: '1' }) });
    await write.answerAfterSale?.(outside, access, answering);
    expect(paramsOf(outside.sent[1]!)).toMatchObject({ type: 'pdd.refund.agree' });
  });

  test('of exchanges are not agreed as refunds', async () => {
    const outside = playing({ 'pdd.refund.information.get': jsonAnswer({ refund_information_get_response: { after_sales_status: 14 } }) });
    await expect(write.answerAfterSale?.(outside, access, answering)).rejects.toMatchObject({ platformCode: 'nothing_to_agree' });
    expect(outside.sent).toHaveLength(1);
  });

  test('are refused in the back office only, and the refusal says so', async () => {
    const outside = playing({});
    await expect(write.answerAfterSale?.(outside, access, { ...answering, isAgreed: false })).rejects.toMatchObject({ kind: 'business' });
    expect(outside.sent).toEqual([]);
  });
});
