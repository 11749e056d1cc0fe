import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { playedOutside } from '../contract/outside.ts';
import { access, bodyOf, morning, now, playedDouyin, queryOf, refusal, sampleOrder } from './recorded.fixture.ts';
import { write } from './write-back.ts';

type Answers = Readonly<Record<string, (params: JsonObject) => Json>>;

const platform = (answers: Answers) => playedOutside(now, playedDouyin([sampleOrder], answers));
const last = (outside: Readonly<{ sent: readonly OutsideRequest[] }>): JsonObject => bodyOf(outside.sent.at(-1)!);
const order_id = '6937000000000000001';
const parcel = { askId: 'ask-1', channelOrderNo: order_id, carrierCode: 'YTO', waybillNo: 'YT2' } as const;

describe('shipping', () => {
  test('a whole order does not refuse a buyer’s refund by the way', async () => {
    const outside = platform({ 'order.logisticsAdd': () => ({}) });
    await write.ship(outside, access, { ...parcel, lines: null });
    expect(last(outside)).toEqual({ order_id, company_code: 'yuantong', logistics_code: 'YT2', is_refund_reject: false });
  });

  test('lines go by quantity, with the ask as request id', async () => {
    const outside = platform({ 'order.logisticsAddMultiPack': () => ({ pack_list: [] }) });
    await write.ship(outside, access, { ...parcel, lines: [{ lineNo: '6937000000000000002', quantity: 1, remaining: 1 }] });
    expect(last(outside)).toMatchObject({
      order_id,
      request_id: 'ask-1',
      pack_list: [
        {
          company_code: 'yuantong',
          logistics_code: 'YT2',
          shipped_order_info: [{ shipped_order_id: '6937000000000000002', shipped_num: 1 }],
        },
      ],
    });
  });

  test('a whole order repeated after a lost answer counts once', async () => {
    const outside = playedOutside(now, (request) =>
      queryOf(request)['method'] === 'order.logisticsAdd'
        ? refusal(50_001, 'isv.business-failed:3', '订单状态不允许发货')
        : playedDouyin([sampleOrder])(request),
    );
    await expect(write.ship(outside, access, { ...parcel, waybillNo: 'YT8800000000001', lines: null })).resolves.toBeUndefined();
    await expect(write.ship(outside, access, { ...parcel, lines: null })).rejects.toMatchObject({ kind: 'business' });
  });
});

test('a new address goes whole, and regions that stay keep their numbers', async () => {
  const outside = platform({ 'order.addressModify': () => ({}) });
  const ask = { channelOrderNo: order_id, name: '李四', phone: '13800001234', province: '浙江省', city: '杭州市', detail: '文三路1号' };
  await write.changeAddress?.(outside, access, { ...ask, district: '西湖区', town: '' });
  expect(last(outside)).toEqual({
    order_id,
    post_receiver: '李四',
    post_tel: '13800001234',
    post_addr: {
      province: { name: '浙江省', id: '33' },
      city: { name: '杭州市', id: '330100' },
      town: { name: '西湖区', id: '' },
      street: { name: '', id: '' },
      address_detail: '文三路1号',
      land_mark: '',
    },
  });
});

test.each([
  ['agreed', true, '', 0],
  ['refused with a reason', false, '1005', 1005],
  ['refused without one', false, '', 1001],
])('a buyer’s address is %s', async (_, isApproved, reasonCode, is_approved) => {
  const outside = platform({ 'order.addressConfirm': () => ({}) });
  await write.answerAddressChange?.(outside, access, { channelOrderNo: `${order_id}A`, isApproved, reasonCode });
  expect(last(outside)).toEqual({ order_id, is_approved });
});

test('a memo without a flag leaves the flag alone', async () => {
  const outside = platform({ 'order.addOrderRemark': () => ({}) });
  await write.setMemo?.(outside, access, { channelOrderNo: order_id, memo: '尽快发货', flag: '5' });
  expect(last(outside)).toEqual({ order_id, remark: '尽快发货', is_add_star: 'true', star: '5' });
  await write.setMemo?.(outside, access, { channelOrderNo: order_id, memo: '尽快发货', flag: null });
  expect(last(outside)).toEqual({ order_id, remark: '尽快发货' });
});

describe('stock and price', () => {
  const goods = { productNo: '3600000000000000001', skuNo: '1700000000000001' };

  test('the whole quantity goes with a key, and the same ask twice is no fault', async () => {
    const outside = platform({ 'sku.syncStock': () => ({}) });
    await write.setStock?.(outside, access, { askId: 'ask-1', ...goods, quantity: 7 });
    expect(last(outside)).toEqual({
      product_id: '3600000000000000001',
      sku_id: 1_700_000_000_000_001,
      stock_num: 7,
      incremental: false,
      idempotent_id: 'ask-1',
    });
    const repeated = playedOutside(now, () => refusal(40_003, 'isv.idempotent-id-existed', ''));
    await expect(write.setStock?.(repeated, access, { askId: 'ask-1', ...goods, quantity: 7 })).resolves.toBeUndefined();
    const failed = playedOutside(now, () => refusal(50_001, 'isv.business-failed:1', ''));
    await expect(write.setStock?.(failed, access, { askId: 'ask-1', ...goods, quantity: 7 })).rejects.toMatchObject({ kind: 'business' });
  });

  test('a price is in fen', async () => {
    const outside = platform({ 'sku.editPrice': () => ({}) });
    await write.setPrice?.(outside, access, { ...goods, price: fen(9_900) });
    expect(last(outside)).toMatchObject({ sku_id: 1_700_000_000_000_001, price: 9_900 });
  });
});

const afterSale = (change: JsonObject = {}): JsonObject => ({
  aftersale_info: {
    aftersale_id: '7000000000000000001',
    aftersale_type: 2,
    aftersale_status: 6,
    apply_time: morning,
    update_time: morning + 60,
    status_deadline: morning + 86_400,
    refund_amount: 17_300,
    refund_status: 0,
    arbitrate_status: 0,
    ...change,
  },
  order_info: { shop_order_id: order_id, related_order_info: [{ sku_order_id: '6937000000000000002' }] },
  text_part: { reason_text: '不想要了' },
});
const listed = (change: JsonObject = {}): Answers => ({
  'afterSale.List': () => ({ items: [afterSale(change)], total: 1, has_more: false }),
});
const window = { from: instant(morning * 1_000), to: now, page: null };

describe('after-sales', () => {
  test('are listed with what was asked for; what was paid is told by the detail', async () => {
    const detail = { process_info: { after_sale_info: { refund_status: 3, real_refund_amount: 17_000 } } };
    const outside = platform({ ...listed(), 'afterSale.Detail': () => detail });
    const { items, next } = (await write.listAfterSales?.(outside, access, window)) ?? expect.fail();
    expect(next).toBeNull();
    expect(outside.sent).toHaveLength(1);
    expect(last(outside)).toMatchObject({ order_by: ['update_time asc'], page: 0, size: 100, update_start_time: morning });
    expect(items[0]).toMatchObject({
      afterSaleNo: '7000000000000000001',
      channelOrderNo: order_id,
      lineNos: ['6937000000000000002'],
      kind: 'refund_only',
      state: 'waiting_merchant',
      asked: 17_300,
      refunded: 0,
      reason: '不想要了',
      answerBy: instant((morning + 86_400) * 1_000),
    });
    const paid = platform({ ...listed({ aftersale_status: 12, refund_status: 3 }), 'afterSale.Detail': () => detail });
    expect((await write.listAfterSales?.(paid, access, window))?.items[0]).toMatchObject({ state: 'done', refunded: 17_000 });
  });

  test.each([
    ['money on its way', { aftersale_status: 12, refund_status: 2 }, 'paying'],
    ['the platform decides', { arbitrate_status: 1 }, 'platform_review'],
    ['a number we do not know', { aftersale_status: 99 }, 'platform_review'],
  ])('state: %s', async (_, change, state) => {
    expect((await write.listAfterSales?.(platform(listed(change)), access, window))?.items[0]).toMatchObject({ state });
  });

  test.each([
    { what: 'money before shipping', type: 201 },
    { what: 'money refused', isAgreed: false, type: 202 },
    { what: 'a return', change: { aftersale_type: 0, aftersale_status: 6 }, type: 101 },
    { what: 'goods that came back', change: { aftersale_type: 0, aftersale_status: 11 }, type: 111 },
    { what: 'an exchange', change: { aftersale_type: 3, aftersale_status: 6 }, type: 301 },
  ])('are answered by kind and state: $what', async ({ change = {}, isAgreed = true, type }) => {
    const outside = platform({ ...listed(change), 'afterSale.operate': () => ({ items: [{ aftersale_id: '1', status_code: 0 }] }) });
    await write.answerAfterSale?.(outside, access, {
      afterSaleNo: '7000000000000000001',
      channelOrderNo: order_id,
      isAgreed,
      reasonCode: '12',
      remark: '已发货',
    });
    expect(last(outside)).toMatchObject({ type, items: [{ aftersale_id: '7000000000000000001', update_time: morning + 60 }] });
  });

  test('a "no" inside a success is a refusal', async () => {
    const answer = () => ({ items: [{ aftersale_id: '1', status_code: 4, status_msg: '状态已变更' }] });
    const outside = platform({ ...listed(), 'afterSale.operate': answer });
    const answered = write.answerAfterSale?.(outside, access, {
      afterSaleNo: '1',
      channelOrderNo: order_id,
      isAgreed: true,
      reasonCode: '',
      remark: '',
    });
    await expect(answered).rejects.toMatchObject({ kind: 'business', platformCode: '4', platformWords: '状态已变更' });
  });

  test('that do not wait for us are not answered', async () => {
    const ask = { afterSaleNo: '1', channelOrderNo: order_id, isAgreed: true, reasonCode: '', remark: '' };
    await expect(write.answerAfterSale?.(platform(listed({ aftersale_status: 28 })), access, ask)).rejects.toMatchObject({
      platformCode: 'refund_only.closed',
    });
  });
});
