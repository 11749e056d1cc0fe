import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { mapOrder } from './map-order.ts';
import { aTrade, changed, sampleTrade } from './recorded.fixture.ts';

const order = mapOrder(sampleTrade);

describe('the trade of the documentation', () => {
  test('keeps its number, times, buyer and seller', () => {
    expect(order).toMatchObject({
      channelOrderNo: 'E20261111000001000000001',
      createdAt: '2026-11-10T16:00:01.000Z',
      modifiedAt: '2026-11-10T16:00:10.000Z',
      paidAt: '2026-11-10T16:00:09.000Z',
      shippedAt: null,
      platformStatus: 'WAIT_SELLER_SEND_GOODS',
      states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
      holds: [],
      buyer: { openId: 'AbCdEf1122334455', nick: '小李', message: '晚上送' },
      seller: { memo: '老客', flag: '3' },
      invoice: null,
      shipments: [],
    });
  });

  test('adds up to the fen: 208.00 less a coupon of 20.00 is 188.00', () => {
    expect(order.amounts).toEqual({
      list: 20_800,
      merchantDiscount: 2_000,
      platformDiscount: 0,
      otherDiscount: 0,
      postage: 0,
      paid: 18_800,
      receivable: 18_800,
    });
    expect(order.lines.map(({ amounts }) => [amounts.list, amounts.merchantDiscount, amounts.paid])).toEqual([
      [19_800, 1_953, 17_847],
      [1_000, 47, 953],
      [0, 0, 0],
    ]);
    expect(order.discrepancies).toEqual([]);
  });

  test('has lines with goods and gift', () => {
    expect(order.lines[0]).toMatchObject({
      lineNo: '2700000000000000001',
      productNo: '500000001',
      skuNo: '36000001',
      merchantCode: 'SKU-T01-BLK-L',
      title: '纯棉T恤',
      specification: '颜色:黑色;尺码:L',
      quantity: 2,
      isGift: false,
      refund: 'none',
      shipping: 'unshipped',
    });
    expect(order.lines[2]).toMatchObject({ merchantCode: 'GIFT-01', isGift: true });
  });

  test('keeps the receiver’s ciphers closed; the region is plain', () => {
    expect(order.receiver).toMatchObject({
      kind: 'cipher',
      name: '****',
      phone: '****',
      detail: '****',
      province: '浙江省',
      district: '余杭区',
    });
    expect(Object.keys(order.receiver.ciphers)).toEqual(['receiver_name', 'receiver_tel', 'delivery_address']);
    expect(order.receiver.mergeKey).toBeNull();
  });

  test('has no flag, and every field is known', () => {
    expect(order.flags).toEqual([]);
    expect(order.unknown).toEqual({});
  });
});

test.each([
  ['WAIT_BUYER_PAY', '', { payment: 'unpaid', shipping: 'unshipped', closing: 'open' }],
  ['TRADE_PAID', '', { payment: 'paid', shipping: 'unshipped', closing: 'open' }],
  ['WAIT_CONFIRM', '', { payment: 'paid', shipping: 'unshipped', closing: 'open' }],
  ['WAIT_BUYER_CONFIRM_GOODS', '', { payment: 'paid', shipping: 'shipped', closing: 'open' }],
  ['TRADE_SUCCESS', '', { payment: 'paid', shipping: 'signed', closing: 'completed' }],
  ['TRADE_CLOSED', '', { payment: 'unpaid', shipping: 'unshipped', closing: 'canceled' }],
  ['TRADE_CLOSED', '2026-11-11 12:00:00', { payment: 'unpaid', shipping: 'shipped', closing: 'canceled' }],
])('status %s, sent "%s"', (status, consign_time, states) => {
  expect(mapOrder(aTrade('E1', { status, consign_time, pay_time: '' })).states).toMatchObject(states);
});

test.each([
  ['a group that is not full', { status: 'WAIT_CONFIRM', type: 10 }, { kind: 'group_incomplete', raw: 'WAIT_CONFIRM' }],
  ['an order nobody accepted yet', { status: 'WAIT_CONFIRM' }, { kind: 'platform_lock', raw: 'WAIT_CONFIRM' }],
  ['a status we do not know', { status: 'WAIT_FOR_GODOT' }, { kind: 'other', raw: 'WAIT_FOR_GODOT' }],
])('is held from shipping: %s', (_, change, hold) => expect(mapOrder(aTrade('E1', change)).holds).toEqual([hold]));

const parcel = (oid: string, express_no: string): JsonObject => ({
  express_state: 1,
  oids: [{ oid }],
  dists: [{ dist_id: '1', express_info: { express_id: 2, express_no } }],
});

test('one line of three in a parcel is a part of the order', () => {
  const part = mapOrder({ ...sampleTrade, delivery_order: [parcel('2700000000000000001', 'YT1')] });
  expect(part.states.shipping).toBe('partly_shipped');
  expect(part.lines.map(({ shipping }) => shipping)).toEqual(['shipped', 'unshipped', 'unshipped']);
  expect(part.shipments).toEqual([{ carrierCode: '2', waybillNo: 'YT1', lineNos: ['2700000000000000001'] }]);
});

test.each([
  ['asked for', [{ refund_state: 1, refund_fee: '178.47' }], 'requested'],
  ['refused, and the buyer may go on', [{ refund_state: 10, refund_fee: '178.47' }], 'requested'],
  ['paid', [{ refund_state: 60, refund_fee: '178.47' }], 'refunded'],
  ['paid in part', [{ refund_state: 60, refund_fee: '50.00' }], 'partly_refunded'],
  [
    'paid in part, and asked for again',
    [
      { refund_state: 60, refund_fee: '50.00' },
      { refund_state: 1, refund_fee: '9.00' },
    ],
    'requested',
  ],
  ['closed', [{ refund_state: 50, refund_fee: '178.47' }], 'none'],
])('the refund of a line: %s', (_, refunds, refund) => {
  const refund_order = refunds.map((row) => ({ ...row, oids: [{ oid: '2700000000000000001' }] }));
  expect(mapOrder({ ...sampleTrade, refund_order }).lines.map((line) => line.refund)).toEqual([refund, 'none', 'none']);
});

test.each([
  [0, 'none'],
  [1, 'requested'],
  [2, 'partly_refunded'],
  [11, 'requested'],
  [12, 'refunded'],
])('refund_state %d of a trade is %s', (refund_state, refund) =>
  expect(mapOrder(aTrade('E1', { refund_state })).states.refund).toBe(refund),
);

test('a deposit is the paid phases, and holds the order', () => {
  const phases = [
    { phase: 1, real_price: '20.00', inner_transaction_no: '26' },
    { phase: 2, real_price: '168.00', inner_transaction_no: '' },
  ];
  const unpaid = aTrade('E1', { status: 'WAIT_BUYER_PAY', pay_time: '' });
  const { full_order_info: full } = unpaid as { full_order_info: JsonObject };
  const read = mapOrder({
    ...unpaid,
    full_order_info: { ...full, pay_info: { ...(full['pay_info'] as JsonObject), phase_payments: phases } },
  });
  expect(read.states.payment).toBe('deposit_paid');
  expect(read.amounts).toMatchObject({ paid: 2_000, receivable: 18_800 });
  expect(read.holds).toEqual([{ kind: 'deposit_only', raw: 'WAIT_BUYER_PAY' }]);
  expect(read.flags).toContain('presale');
  expect(read.discrepancies).toEqual([]);
});

test.each([
  ['to the door', { pay_type: 9, pay_time: '' }, ['cash_on_delivery']],
  ['to be fetched', { express_type: 1 }, ['self_pickup']],
  ['as a gift', { type: 1 }, ['gift_order']],
  ['by a group', { type: 10, activity_type: 4 }, ['group_buy']],
])('flags: %s', (_, change, flags) => expect(mapOrder(aTrade('E1', change)).flags).toEqual(flags));

test('what was really paid differs from what was owed: told, not smoothed over', () => {
  expect(mapOrder(changed('full_order_info.pay_info.real_payment', '180.00')).discrepancies).toEqual([
    { rule: 'lines.paid', platform: 18_000, computed: 18_800 },
    { rule: 'order.paid', platform: 18_000, computed: 18_800 },
  ]);
});

test('sums of Youzan that do not agree with each other are recorded', () => {
  expect(mapOrder(changed('full_order_info.pay_info.total_fee', '209.00')).discrepancies).toEqual([
    { rule: 'youzan.total_fee', platform: 20_900, computed: 20_800 },
  ]);
  expect(mapOrder(changed('order_promotion.order_discount_fee', '21.00')).discrepancies).toEqual([
    { rule: 'youzan.order_promotion', platform: 2_100, computed: 2_000 },
  ]);
});

test('an invoice title is an invoice asked for', () => {
  expect(mapOrder(changed('full_order_info.order_info.order_extra', { invoice_title: '宁波公司' })).invoice).toEqual({
    invoice_title: '宁波公司',
  });
});
